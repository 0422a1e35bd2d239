import type { TransactionContext } from '../../platform/context.js';
import { invalidInput } from '../../platform/errors.js';
import { localMoment } from '../../territory/index.js';
import { said } from './change-subject.js';
import type { Identification } from './closed-lists.js';
import { ageOn, agesSaid } from './subject.rules.js';
import type { SubjectFacts } from './subject.types.js';
import type { SubjectWords } from './word-columns.js';

/** What inputs say of somebody. */
export interface SaidOfSomebody {
  readonly sex?: SubjectFacts['sex'];
  readonly ageBand?: Parameters<typeof agesSaid>[0]['ageBand'];
  readonly ageFrom?: number | null;
  readonly ageTo?: number | null;
  readonly minor?: boolean | null;
  readonly unaccompanied?: boolean | null;
  readonly languages?: string[] | null;
  readonly identification?: Identification | null;
  readonly givenName?: string | null;
  readonly familyName?: string | null;
  readonly birthDate?: Date | null;
  readonly birthPlace?: string | null;
  readonly fiscalCode?: string | null;
  readonly citizenship?: string | null;
  readonly phone?: string | null;
  readonly notes?: string | null;
}

const oldest = 120;

/** The facts that were said, with the age that follows from a day of birth. @throws INVALID_INPUT for impossible ages */
export function factsSaid(tx: TransactionContext, input: SaidOfSomebody): Partial<SubjectFacts> {
  const ages = agesFrom(tx, input);
  return said({
    sex: input.sex,
    minor: input.minor,
    unaccompanied: input.unaccompanied,
    languages: input.languages === null ? [] : input.languages && [...new Set(input.languages)],
    identification: input.identification ?? undefined,
    ...(ages === undefined ? {} : { ageFrom: ages?.ageFrom ?? null, ageTo: ages?.ageTo ?? null }),
  }) as Partial<SubjectFacts>;
}

/** The words that were said. */
export function wordsSaid(input: SaidOfSomebody): SubjectWords {
  const { givenName, familyName, birthPlace, citizenship, phone, notes } = input;
  const birthDate = input.birthDate && dayText(input.birthDate);
  // Null empties it, and stays null.
  const fiscalCode = input.fiscalCode ? input.fiscalCode.trim().toUpperCase() : input.fiscalCode;
  return said({ givenName, familyName, birthDate, birthPlace, fiscalCode, citizenship, phone, notes });
}

export const dayText = (day: Date) => day.toISOString().slice(0, 10);

function agesFrom(tx: TransactionContext, input: SaidOfSomebody) {
  const given = agesSaid(input);
  if (given === 'BOTH') throw invalidInput('ageBand', eitherOr);
  if (given === 'ORDER') throw invalidInput('ageTo', inOrder);
  if (!input.birthDate) return given;
  const age = ageOn(dayText(input.birthDate), localMoment(tx.now).today.date);
  if (age < 0 || age > oldest) throw invalidInput('birthDate', impossible);
  return { ageFrom: age, ageTo: age };
}

const eitherOr = {
  en: 'give the age band, or the ages, not both.',
  it: 'indicare la fascia d’età, oppure le età: non entrambe.',
};
const inOrder = {
  en: 'must not be less than ageFrom.',
  it: 'non può essere minore di ageFrom.',
};
const impossible = {
  en: 'nobody alive was born on that day. Check the year.',
  it: 'nessuno in vita è nato in quel giorno. Controllare l’anno.',
};
