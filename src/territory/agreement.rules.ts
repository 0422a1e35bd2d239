import type { Words } from '../platform/language.js';
import type { Day } from './calendar.rules.js';

export interface AgreementDays {
  readonly validFrom: Day;
  /** The first day on which it no longer holds. */
  readonly validUntil: Day | null;
}

const endsBeforeItBegins: Words = {
  en: 'must be later than the first day',
  it: 'deve venire dopo il primo giorno',
};
const isPast: Words = {
  en: 'must be today or later: what was done under it stays done under it',
  it: 'deve essere oggi o più tardi: quanto è stato fatto resta coperto',
};

export function whyNotLast({ validFrom, validUntil }: AgreementDays): Words | null {
  return validUntil !== null && validUntil <= validFrom ? endsBeforeItBegins : null;
}

export function isOver({ validUntil }: AgreementDays, today: Day): boolean {
  return validUntil !== null && validUntil <= today;
}

/** Why an agreement may not stop holding on this day; null when it may. */
export function whyNotEndOn(agreement: AgreementDays, day: Day, today: Day): Words | null {
  if (day < today) return isPast;
  return whyNotLast({ validFrom: agreement.validFrom, validUntil: day });
}
