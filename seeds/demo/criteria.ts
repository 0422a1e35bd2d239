import type { StatedKind } from '../../src/directory/admission/admission.types.js';
import type { CriterionStory } from './demo.types.js';

// Whom shelters admit, in short words. A concern that is excluded or asked about leads to a telephone call
// whenever nobody has said how it is; so it is stated only where the shelter means it.

export const women: CriterionStory = { kind: 'SEX', effect: 'REQUIRE', words: ['FEMALE'] };
export const men: CriterionStory = { kind: 'SEX', effect: 'REQUIRE', words: ['MALE'] };

export function aged(least: number, most?: number): CriterionStory[] {
  const from: CriterionStory = { kind: 'AGE_MIN', effect: 'REQUIRE', number: least };
  return most === undefined ? [from] : [from, { kind: 'AGE_MAX', effect: 'REQUIRE', number: most }];
}
export const adults = aged(18);

export const noChildren: CriterionStory = { kind: 'CHILDREN_MAX', effect: 'REQUIRE', number: 0 };
export function childrenUpTo(number: number): CriterionStory {
  return { kind: 'CHILDREN_MAX', effect: 'REQUIRE', number };
}
export function boysUpTo(number: number, note?: string): CriterionStory {
  return { kind: 'MALE_CHILD_AGE_MAX', effect: 'REQUIRE', number, ...(note ? { note } : {}) };
}
export function householdUpTo(number: number): CriterionStory {
  return { kind: 'HOUSEHOLD_SIZE_MAX', effect: 'REQUIRE', number };
}

const stated =
  (effect: CriterionStory['effect']) =>
  (kind: StatedKind, note?: string): CriterionStory => ({ kind, effect, ...(note ? { note } : {}) });
export const requires = stated('REQUIRE');
export const excludes = stated('EXCLUDE');
export const prefers = stated('PREFER');
export const asksAbout = stated('ASK');

export function speaks(...words: string[]): CriterionStory {
  return { kind: 'LANGUAGE', effect: 'PREFER', words };
}

export const documentLater = requires('IDENTITY_DOCUMENT', 'Si può esibire entro 48 ore dall’ingresso.');
/** Papers are welcome, and nobody stays out without them. */
export const documentIfAny: CriterionStory = {
  kind: 'IDENTITY_DOCUMENT',
  effect: 'PREFER',
  note: 'Quasi nessuno li ha: ci si pensa nei giorni seguenti.',
};
export const handoverRecord = requires(
  'HANDOVER_RECORD',
  'Verbale di affidamento redatto dalle forze dell’ordine, anche a mano.',
);
export const consent = requires('PERSON_CONSENT', 'Il consenso si raccoglie all’ingresso.');
