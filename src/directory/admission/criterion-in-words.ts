import type { Language, Words } from '../../platform/language.js';
import type { NeedCategory, Sex } from '../closed-lists.js';
import type { StatedKind, StatedReason } from './admission.types.js';
import { shapeOf } from './criterion.rules.js';
import { listInWords } from './guest-in-words.js';

export const categoryPeople: Record<NeedCategory, Words> = {
  FAMILY: { it: 'famiglie', en: 'families' },
  MINOR: { it: 'minori', en: 'minors' },
  UNACCOMPANIED_FOREIGN_MINOR: {
    it: 'minori stranieri non accompagnati',
    en: 'unaccompanied foreign minors',
  },
  DISABILITY: { it: 'persone con disabilità', en: 'people with a disability' },
  OLDER_PERSON: { it: 'persone anziane', en: 'older people' },
  HOMELESS_ADULT: { it: 'adulti senza dimora', en: 'adults with no home' },
  MIGRANT: { it: 'persone immigrate', en: 'migrants' },
  WOMAN_VICTIM_OF_VIOLENCE: { it: 'donne vittime di violenza', en: 'women victims of violence' },
  WOMAN_VICTIM_OF_TRAFFICKING: { it: 'donne vittime di tratta', en: 'women victims of trafficking' },
};
const sexPeople: Record<Sex, Words> = {
  FEMALE: { it: 'donne', en: 'women' },
  MALE: { it: 'uomini', en: 'men' },
  OTHER: { it: 'persone di altro sesso', en: 'people of another sex' },
};

/** What each paper is called, with its article. */
export const paperNames: Partial<Record<StatedKind, Words>> = {
  IDENTITY_DOCUMENT: { it: "un documento d'identità", en: 'an identity document' },
  COURT_ORDER: { it: 'il provvedimento del giudice', en: 'the court order' },
  HANDOVER_RECORD: { it: 'il verbale di affidamento', en: 'the hand-over record' },
  HEALTH_ASSESSMENT: { it: 'una valutazione sanitaria', en: 'a health assessment' },
  INFECTION_SCREENING: { it: 'uno screening infettivologico', en: 'a screening for infections' },
  GUARDIAN_CONSENT: {
    it: 'il consenso dei genitori o del tutore',
    en: 'the consent of a parent or guardian',
  },
  PERSON_CONSENT: { it: 'il consenso della persona', en: 'the consent of the person' },
};

/** Those of whom a yes-or-no criterion holds; for merits also those of whom it does not. */
const people: Partial<Record<StatedKind, Words>> = {
  PREGNANCY: { it: 'donne in gravidanza', en: 'pregnant women' },
  NEWBORN: { it: 'neonati', en: 'newborn babies' },
  RESIDENCE_IN_DISTRICT: { it: 'residenti nel suo distretto', en: 'people registered in its district' },
  WHEELCHAIR: { it: 'persone in sedia a rotelle', en: 'people in a wheelchair' },
  SELF_SUFFICIENCY: { it: 'persone autosufficienti', en: 'people who manage alone in daily life' },
  ACUTE_MENTAL_HEALTH: { it: 'persone in scompenso psichico acuto', en: 'people in an acute mental crisis' },
  ACTIVE_SUBSTANCE_USE: {
    it: 'persone con uso attivo di sostanze',
    en: 'people who use drugs or alcohol now',
  },
  INTOXICATION: { it: 'persone in stato di intossicazione', en: 'people drunk or drugged at this moment' },
  AGGRESSION_RISK: { it: 'persone a rischio di aggressività', en: 'people who may become aggressive' },
  PET: { it: 'ospiti con animali', en: 'guests with an animal' },
  NIGHT_ENTRY: { it: 'ospiti che entrano di notte', en: 'guests who come in at night' },
};
const otherPeople: Partial<Record<StatedKind, Words>> = {
  RESIDENCE_IN_DISTRICT: {
    it: 'non residenti nel suo distretto',
    en: 'people not registered in its district',
  },
  SELF_SUFFICIENCY: { it: 'persone non autosufficienti', en: 'people who do not manage alone in daily life' },
};

type Values = Pick<StatedReason, 'number' | 'words'>;
/** Those of whom a criterion with a value holds, and those of whom it does not. */
interface Sides {
  readonly within: (limit: number) => Words;
  readonly beyond: (limit: number) => Words;
}

const limits: Partial<Record<StatedKind, Sides>> = {
  AGE_MIN: {
    within: (age) => ({ it: `persone da ${age} anni in su`, en: `people of ${age} or over` }),
    beyond: (age) => ({ it: `persone con meno di ${age} anni`, en: `people under ${age}` }),
  },
  AGE_MAX: {
    within: (age) => ({ it: `persone fino a ${age} anni`, en: `people up to ${age}` }),
    beyond: (age) => ({ it: `persone con più di ${age} anni`, en: `people over ${age}` }),
  },
  MALE_CHILD_AGE_MAX: {
    within: (age) => ({ it: `figli maschi fino a ${age} anni`, en: `boys up to ${age} with their family` }),
    beyond: (age) => ({
      it: `figli maschi con più di ${age} anni`,
      en: `boys over ${age} with their family`,
    }),
  },
  HOUSEHOLD_SIZE_MAX: {
    within: (size) => ({ it: `nuclei fino a ${size} persone`, en: `households of up to ${size}` }),
    beyond: (size) => ({ it: `nuclei di più di ${size} persone`, en: `households of more than ${size}` }),
  },
  CHILDREN_MAX: { within: childrenUpTo, beyond: childrenBeyond },
};

function childrenUpTo(most: number): Words {
  if (most === 0) return { it: 'nuclei senza figli minori', en: 'households without children' };
  if (most === 1) return { it: 'un solo figlio minore', en: 'one child at most' };
  return { it: `fino a ${most} figli minori`, en: `up to ${most} children` };
}

function childrenBeyond(most: number): Words {
  if (most === 0) return { it: 'figli minori', en: 'children' };
  if (most === 1) return { it: 'più di un figlio minore', en: 'more than one child' };
  return { it: `più di ${most} figli minori`, en: `more than ${most} children` };
}

function languageNames(codes: readonly string[] | null, language: Language): string {
  const names = new Intl.DisplayNames([language === 'it' ? 'it' : 'en-GB'], { type: 'language' });
  return listInWords(
    (codes ?? []).map((code) => names.of(code) ?? code),
    language,
    'disjunction',
  );
}

function speakers(words: readonly string[] | null, speak: boolean, language: Language): string {
  const names = languageNames(words, language);
  if (language === 'it') return `persone che ${speak ? '' : 'non '}parlano ${names}`;
  return `people who ${speak ? '' : 'do not '}speak ${names}`;
}

function named<K extends string>(
  names: Record<K, Words>,
  keys: readonly string[] | null,
  language: Language,
) {
  return listInWords(
    (keys ?? []).map((key) => names[key as K]?.[language] ?? key),
    language,
    'conjunction',
  );
}

/** Limits whose rule reads better as a whole; "takes only boys up to 12" would shut out girls. */
const limitRules: Partial<Record<StatedKind, (limit: number) => Words>> = {
  MALE_CHILD_AGE_MAX: (age) => ({
    it: `Accoglie figli maschi solo fino a ${age} anni`,
    en: `Takes boys with their family only up to ${age}`,
  }),
  HOUSEHOLD_SIZE_MAX: (size) => ({
    it: `Accoglie nuclei fino a ${size} persone`,
    en: `Takes households of up to ${size}`,
  }),
  CHILDREN_MAX: (most) => ({
    it: most === 0 ? 'Non accoglie figli minori' : `Accoglie ${childrenUpTo(most).it}`,
    en: most === 0 ? 'Does not take children' : `Takes ${childrenUpTo(most).en}`,
  }),
};

/** The rule of a required limit; null where the people it takes say it well enough. */
export function limitRule(kind: StatedKind, limit: number | null): Words | null {
  return limitRules[kind]?.(limit ?? 0) ?? null;
}

/** The people of whom a criterion holds, in the plural: "boys up to 12 with their family". */
export function peopleOf(kind: StatedKind, { number, words }: Values, language: Language): string {
  if (kind === 'SEX') return named(sexPeople, words, language);
  if (kind === 'NEED_CATEGORY') return named(categoryPeople, words, language);
  if (kind === 'LANGUAGE') return speakers(words, true, language);
  const paper = paperNames[kind]?.[language];
  if (paper) return `${language === 'it' ? 'persone con' : 'people with'} ${paper}`;
  return (limits[kind]?.within(number ?? 0) ?? people[kind])?.[language] ?? '';
}

/** The people of whom a criterion does not hold: "people over 65". */
export function othersThan(kind: StatedKind, values: Values, language: Language): string {
  if (kind === 'LANGUAGE') return speakers(values.words, false, language);
  const paper = paperNames[kind]?.[language];
  if (paper) return `${language === 'it' ? 'persone senza' : 'people without'} ${paper}`;
  const others = limits[kind]?.beyond(values.number ?? 0) ?? otherPeople[kind];
  return others?.[language] ?? peopleOf(kind, values, language);
}

/** What is asked where no value was stated. */
const unstated: Partial<Record<StatedKind, Words>> = {
  CHILDREN_MAX: { it: 'bambini e ragazzi', en: 'children' },
  AGE_MIN: { it: 'minori che arrivano da soli', en: 'minors who come alone' },
  AGE_MAX: { it: 'persone di questa età', en: 'people of this age' },
  SEX: { it: 'persone di questo sesso', en: 'people of this sex' },
  MALE_CHILD_AGE_MAX: { it: 'figli maschi', en: 'boys with their family' },
  HOUSEHOLD_SIZE_MAX: { it: 'nuclei così numerosi', en: 'households of this size' },
  LANGUAGE: { it: 'persone che parlano la loro lingua', en: 'people who speak their language' },
};

/** Those about whom a silent shelter has to be asked. */
export function worriedAbout(kind: StatedKind, language: Language): string {
  const nothing: Values = { number: null, words: null };
  const inOneWay = shapeOf(kind).worry
    ? peopleOf(kind, nothing, language)
    : othersThan(kind, nothing, language);
  return unstated[kind]?.[language] ?? inOneWay;
}
