import type { Words } from '../../platform/language.js';
import type { CriterionKind, Effect, Finding, NeedCategory, Sex } from '../closed-lists.js';
import type { Criterion, RegistryKind, StatedKind } from './admission.types.js';

/** What a shelter may state under one kind, and how it is read. */
export interface CriterionShape {
  /** Smallest and largest number; null where no number is given. */
  readonly range: readonly [number, number] | null;
  readonly words: 'SEX' | 'NEED_CATEGORY' | 'LANGUAGE' | null;
  readonly effects: readonly Effect[];
  /** LONE: adults, and minors who come without one. CHILD: minors. BOY: sons. */
  readonly about: 'LONE' | 'CHILD' | 'BOY' | 'GUEST' | 'HOUSEHOLD';
  /** Can be made on the way. */
  readonly paper: boolean;
  /** For whom ASK asks: those of whom it holds, those of whom it does not, everyone. */
  readonly asksWhen: 'HOLDS' | 'FAILS' | 'ALWAYS';
  /** The value of a fact of which the silence of the shelter is no pass. */
  readonly worry: boolean;
}

const everyEffect: readonly Effect[] = ['REQUIRE', 'EXCLUDE', 'PREFER', 'ASK'];
const notExclude: readonly Effect[] = ['REQUIRE', 'PREFER', 'ASK'];
const ages = [0, 120] as const;

/** Something to know of each guest, which may stand in the way. */
const concern: CriterionShape = {
  range: null,
  words: null,
  effects: everyEffect,
  about: 'GUEST',
  paper: false,
  asksWhen: 'HOLDS',
  worry: true,
};
/** Something a shelter is glad of; it decides about those of whom it does not hold. */
const merit: CriterionShape = { ...concern, asksWhen: 'FAILS' };
// A largest number that excludes would take large households and refuse small ones.
const limit: CriterionShape = { ...merit, effects: notExclude };
const paper: CriterionShape = { ...merit, effects: notExclude, paper: true, worry: false };
// An assessment in hand does not say what it found: the shelter decides on reading it.
const assessment: CriterionShape = { ...paper, asksWhen: 'ALWAYS' };

/** Null: said by the registry, never by a shelter. */
export const criterionShapes = {
  SEX: { ...concern, words: 'SEX', about: 'LONE' },
  AGE_MIN: { ...merit, range: ages, about: 'LONE' },
  AGE_MAX: { ...merit, range: ages, about: 'LONE' },
  MALE_CHILD_AGE_MAX: { ...limit, range: [0, 17], about: 'BOY' },
  HOUSEHOLD_SIZE_MAX: { ...limit, range: [1, 20], about: 'HOUSEHOLD' },
  CHILDREN_MAX: { ...limit, range: [0, 19], about: 'HOUSEHOLD' },
  PREGNANCY: concern,
  NEWBORN: { ...concern, about: 'CHILD' },
  NEED_CATEGORY: { ...concern, words: 'NEED_CATEGORY', about: 'HOUSEHOLD' },
  RESIDENCE_IN_DISTRICT: merit,
  IDENTITY_DOCUMENT: paper,
  COURT_ORDER: paper,
  HANDOVER_RECORD: paper,
  HEALTH_ASSESSMENT: assessment,
  INFECTION_SCREENING: assessment,
  WHEELCHAIR: concern,
  SELF_SUFFICIENCY: { ...merit, worry: false },
  ACUTE_MENTAL_HEALTH: concern,
  ACTIVE_SUBSTANCE_USE: concern,
  INTOXICATION: concern,
  AGGRESSION_RISK: concern,
  PET: concern,
  LANGUAGE: { ...merit, words: 'LANGUAGE' },
  NIGHT_ENTRY: concern,
  GUARDIAN_CONSENT: paper,
  PERSON_CONSENT: paper,
  PLACES: null,
  ADMISSION_HOURS: null,
  AGREEMENT: null,
  PLACES_TO_AVOID: null,
  NOT_SUITABLE: null,
} satisfies Record<StatedKind, CriterionShape> & Record<RegistryKind, null>;

export const isStatedKind = (kind: CriterionKind): kind is StatedKind => criterionShapes[kind] !== null;
export const shapeOf = (kind: StatedKind): CriterionShape => criterionShapes[kind];

const sexes = { FEMALE: true, MALE: true, OTHER: true } satisfies Record<Sex, true>;
const categories = {
  FAMILY: true,
  MINOR: true,
  UNACCOMPANIED_FOREIGN_MINOR: true,
  DISABILITY: true,
  OLDER_PERSON: true,
  HOMELESS_ADULT: true,
  MIGRANT: true,
  WOMAN_VICTIM_OF_VIOLENCE: true,
  WOMAN_VICTIM_OF_TRAFFICKING: true,
} satisfies Record<NeedCategory, true>;
const isWord = {
  SEX: (word: string) => Object.hasOwn(sexes, word),
  NEED_CATEGORY: (word: string) => Object.hasOwn(categories, word),
  LANGUAGE: (word: string) => /^[a-z]{2}$/.test(word),
};

export type CriterionRefusal =
  | 'KIND_NOT_STATED_BY_SHELTERS'
  | 'EFFECT_MEANS_NOTHING'
  | 'NUMBER_OUT_OF_RANGE'
  | 'NUMBER_NOT_EXPECTED'
  | 'WORDS_MISSING'
  | 'WORD_UNKNOWN'
  | 'WORDS_NOT_EXPECTED'
  | 'WINDOW_EMPTY';

export const criterionRefusalWords: Record<CriterionRefusal, Words> = {
  KIND_NOT_STATED_BY_SHELTERS: {
    it: 'Questo lo dice il registro, non la struttura.',
    en: 'The registry says this, a shelter does not.',
  },
  EFFECT_MEANS_NOTHING: {
    it: 'Questo effetto non ha senso per questo criterio.',
    en: 'This effect means nothing for this criterion.',
  },
  NUMBER_OUT_OF_RANGE: {
    it: 'Serve un numero intero entro i limiti del criterio.',
    en: 'A whole number within the limits of the criterion is needed.',
  },
  NUMBER_NOT_EXPECTED: { it: 'Questo criterio non ha un numero.', en: 'This criterion takes no number.' },
  WORDS_MISSING: { it: 'Serve almeno un valore.', en: 'At least one value is needed.' },
  WORD_UNKNOWN: { it: 'Un valore non è tra quelli ammessi.', en: 'A value is not among those allowed.' },
  WORDS_NOT_EXPECTED: { it: 'Questo criterio non ha valori.', en: 'This criterion takes no values.' },
  WINDOW_EMPTY: { it: 'La validità finisce prima di iniziare.', en: 'The validity ends before it begins.' },
};

function whyNotNumber(number: number | null, range: CriterionShape['range']): CriterionRefusal | null {
  if (range === null) return number === null ? null : 'NUMBER_NOT_EXPECTED';
  const fits = Number.isInteger(number) && number !== null && number >= range[0] && number <= range[1];
  return fits ? null : 'NUMBER_OUT_OF_RANGE';
}

function whyNotWords(words: Criterion['words'], list: CriterionShape['words']): CriterionRefusal | null {
  if (list === null) return words === null || words.length === 0 ? null : 'WORDS_NOT_EXPECTED';
  if (words === null || words.length === 0) return 'WORDS_MISSING';
  return words.every(isWord[list]) ? null : 'WORD_UNKNOWN';
}

/** Why a shelter may not state this; null when it may. */
export function whyNotCriterion(criterion: Criterion): CriterionRefusal | null {
  const { kind, effect, number, words, validFrom, validUntil } = criterion;
  if (!isStatedKind(kind)) return 'KIND_NOT_STATED_BY_SHELTERS';
  const shape = shapeOf(kind);
  if (!shape.effects.includes(effect)) return 'EFFECT_MEANS_NOTHING';
  if (validFrom !== null && validUntil !== null && validFrom >= validUntil) return 'WINDOW_EMPTY';
  return whyNotNumber(number, shape.range) ?? whyNotWords(words, shape.words);
}

/** Half-open: a criterion valid until 08:00 says nothing at 08:00. */
export function isInForce({ validFrom, validUntil }: Criterion, at: Date): boolean {
  return (validFrom === null || validFrom <= at) && (validUntil === null || at < validUntil);
}

interface Findings {
  readonly held: Finding;
  readonly failed: Finding;
  readonly unknown: Finding;
}
const findings = {
  REQUIRE: { held: 'PASS', failed: 'FAIL', unknown: 'UNKNOWN' },
  EXCLUDE: { held: 'FAIL', failed: 'PASS', unknown: 'UNKNOWN' },
  PREFER: { held: 'PASS', failed: 'CONDITION', unknown: 'CONDITION' },
} as const satisfies Record<Exclude<Effect, 'ASK'>, Findings>;
// Not in hand, or not known to be: either way it can be made before the guests arrive.
const paperFindings: Findings = { held: 'PASS', failed: 'CONDITION', unknown: 'CONDITION' };
const askFindings: Record<CriterionShape['asksWhen'], Findings> = {
  HOLDS: { held: 'DISCRETIONARY', failed: 'PASS', unknown: 'DISCRETIONARY' },
  FAILS: { held: 'PASS', failed: 'DISCRETIONARY', unknown: 'DISCRETIONARY' },
  ALWAYS: { held: 'DISCRETIONARY', failed: 'DISCRETIONARY', unknown: 'DISCRETIONARY' },
};

function findingsOf({ paper, asksWhen }: CriterionShape, effect: Effect): Findings {
  if (effect === 'ASK') return askFindings[asksWhen];
  return paper && effect === 'REQUIRE' ? paperFindings : findings[effect];
}

/** What an effect makes of a criterion that holds, does not hold, or is not known to (null). */
export function findingOf(kind: StatedKind, effect: Effect, holds: boolean | null): Finding {
  const { held, failed, unknown } = findingsOf(shapeOf(kind), effect);
  if (holds === null) return unknown;
  return holds ? held : failed;
}
