import type { Words } from '../../platform/language.js';
import type { Guest, Need } from './admission.types.js';
import { factOf, factsSaid, type SaidFact } from './guest.rules.js';

/** At most this many guests in one household. */
export const largestHousehold = 20;

export interface FieldRefusal {
  /** A path from the need: `guests.0.age`. */
  readonly field: string;
  readonly reason: Words;
}

const tooFewOrMany: Words = {
  it: `Servono da 1 a ${largestHousehold} ospiti: una richiesta è un nucleo.`,
  en: `One to ${largestHousehold} guests are needed: one need is one household.`,
};
const impossibleAge: Words = {
  it: "L'età si dà in anni compiuti, da 0 a 120.",
  en: 'Age is given in completed years, from 0 to 120.',
};
const saidBothWays: Words = {
  it: 'Lo stesso fatto è dato due volte con valori diversi.',
  en: 'The same fact is given twice with different values.',
};
const newbornAndOlder: Words = {
  it: 'Un neonato non ha ancora compiuto un anno.',
  en: 'A newborn is not yet one year old.',
};

function contradictionIn(said: readonly SaidFact[]): SaidFact | null {
  const contradicts = (fact: SaidFact, index: number) =>
    said.slice(0, index).some(({ criterion, holds }) => criterion === fact.criterion && holds !== fact.holds);
  return said.find(contradicts) ?? null;
}

function whyNotGuest(guest: Guest): FieldRefusal | null {
  const { age } = guest;
  const known = age !== null && age !== undefined;
  if (known && !(Number.isInteger(age) && age >= 0 && age <= 120))
    return { field: 'age', reason: impossibleAge };
  const contradiction = contradictionIn(factsSaid(guest));
  if (contradiction !== null) return { field: contradiction.field, reason: saidBothWays };
  return known && age > 0 && factOf(guest, 'NEWBORN') === true
    ? { field: 'age', reason: newbornAndOlder }
    : null;
}

/** Which field cannot be, and why; null when the need can be judged. */
export function whyNotNeed({ guests }: Pick<Need, 'guests'>): FieldRefusal | null {
  if (guests.length < 1 || guests.length > largestHousehold) return { field: 'guests', reason: tooFewOrMany };
  for (const [index, guest] of guests.entries()) {
    const refusal = whyNotGuest(guest);
    if (refusal !== null) return { ...refusal, field: `guests.${index}.${refusal.field}` };
  }
  return null;
}
