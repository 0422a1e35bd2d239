import type { CriterionKind } from '../closed-lists.js';
import type { Guest, StatedKind } from './admission.types.js';

/** Facts that have a field of their own. */
export const factFields = {
  wheelchair: 'WHEELCHAIR',
  selfSufficient: 'SELF_SUFFICIENCY',
  pregnant: 'PREGNANCY',
  hasDocuments: 'IDENTITY_DOCUMENT',
  withPet: 'PET',
} as const satisfies Partial<Record<keyof Guest, StatedKind>>;
export type FactField = keyof typeof factFields;

export interface SaidFact {
  /** Where it was said: the path inside the guest. */
  readonly field: string;
  readonly criterion: CriterionKind;
  readonly holds: boolean;
}

/** Everything said of a guest that a yes or a no can answer, in the order of the input. */
export function factsSaid(guest: Guest): SaidFact[] {
  const fields = Object.keys(factFields) as FactField[];
  const inFields = fields.map((field) => ({ field, criterion: factFields[field], holds: guest[field] }));
  const inFacts = (guest.facts ?? []).map((fact, index) => ({ field: `facts.${index}.holds`, ...fact }));
  return [...inFields, ...inFacts].filter((fact): fact is SaidFact => typeof fact.holds === 'boolean');
}

const fieldOf = new Map<CriterionKind, FactField>(
  (Object.keys(factFields) as FactField[]).map((field) => [factFields[field], field]),
);

/** What was said; null when nothing was. */
export function factOf(guest: Guest, kind: CriterionKind): boolean | null {
  const field = fieldOf.get(kind);
  const inField = field === undefined ? null : guest[field];
  return inField ?? guest.facts?.find(({ criterion }) => criterion === kind)?.holds ?? null;
}

/** Completed years; a newborn is 0 even if nobody gave an age. */
export function ageOf(guest: Guest): number | null {
  return guest.age ?? (factOf(guest, 'NEWBORN') === true ? 0 : null);
}

export const isMinor = (guest: Guest): boolean => (ageOf(guest) ?? 18) < 18;
export const isAdult = (guest: Guest): boolean => (ageOf(guest) ?? 0) >= 18;

/** True until the first birthday, unless it was said otherwise: an age in years cannot be finer. */
export function isNewborn(guest: Guest): boolean | null {
  const age = ageOf(guest);
  return factOf(guest, 'NEWBORN') ?? (age === null ? null : age === 0);
}

/** Null when it may be: only sex and age can rule a pregnancy out. */
export function isPregnant(guest: Guest): boolean | null {
  const age = ageOf(guest);
  const ruledOut = guest.sex === 'MALE' || (age !== null && (age < 10 || age >= 60));
  return factOf(guest, 'PREGNANCY') ?? (ruledOut ? false : null);
}

/** None listed is not known: nobody speaks no language. */
export function speaksOneOf(guest: Guest, languages: readonly string[]): boolean | null {
  const spoken = (guest.languages ?? []).map((language) => language.toLowerCase());
  if (spoken.length === 0) return factOf(guest, 'LANGUAGE');
  return spoken.some((language) => languages.includes(language));
}
