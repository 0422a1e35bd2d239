import type { Language } from '../../platform/language.js';
import type { Sex } from '../closed-lists.js';
import type { GuestGlimpse } from './admission.types.js';

type Nouns = Record<Sex, string>;
interface Vocabulary {
  readonly newborn: Nouns;
  readonly child: Nouns;
  readonly youth: Nouns;
  readonly adult: Nouns;
  readonly ageless: Nouns;
}
const english: Vocabulary = {
  newborn: { FEMALE: 'the newborn girl', MALE: 'the newborn boy', OTHER: 'the newborn' },
  child: { FEMALE: 'the girl', MALE: 'the boy', OTHER: 'the child' },
  youth: { FEMALE: 'the girl', MALE: 'the boy', OTHER: 'the minor' },
  adult: { FEMALE: 'the woman', MALE: 'the man', OTHER: 'the person' },
  ageless: { FEMALE: 'the female guest', MALE: 'the male guest', OTHER: 'one guest' },
};
const italian: Vocabulary = {
  newborn: { FEMALE: 'la neonata', MALE: 'il neonato', OTHER: 'il neonato' },
  child: { FEMALE: 'la bambina', MALE: 'il bambino', OTHER: 'il bambino o la bambina' },
  // "Il minore di 15 anni" would mean somebody under 15.
  youth: { FEMALE: 'la ragazza', MALE: 'il ragazzo', OTHER: 'il ragazzo o la ragazza' },
  adult: { FEMALE: 'la donna', MALE: "l'uomo", OTHER: 'la persona' },
  ageless: { FEMALE: "l'ospite donna", MALE: "l'ospite uomo", OTHER: 'un ospite' },
};

function stageOf(age: number | null): keyof Vocabulary {
  if (age === null) return 'ageless';
  if (age === 0) return 'newborn';
  if (age < 12) return 'child';
  return age < 18 ? 'youth' : 'adult';
}

export function yearsInWords(years: number, language: Language): string {
  if (language === 'en') return `${years}`;
  return years === 1 ? '1 anno' : `${years} anni`;
}

function guestInWords({ sex, age }: GuestGlimpse, language: Language): string {
  const stage = stageOf(age);
  const noun = (language === 'it' ? italian : english)[stage][sex ?? 'OTHER'];
  if (age === null || age === 0) return noun;
  return language === 'it' ? `${noun} di ${yearsInWords(age, 'it')}` : `${noun} of ${age}`;
}

// Making a formatter costs more than all the sentences of an answer.
const listFormats = {
  it: {
    conjunction: new Intl.ListFormat('it', { type: 'conjunction' }),
    disjunction: new Intl.ListFormat('it', { type: 'disjunction' }),
  },
  en: {
    conjunction: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
    disjunction: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
  },
};

export function listInWords(
  items: readonly string[],
  language: Language,
  type: 'conjunction' | 'disjunction',
): string {
  return listFormats[language][type].format(items);
}

/** "the boy of 3 and the boy of 15"; those who read the same are named once. */
export function guestsInWords(guests: readonly GuestGlimpse[], language: Language): string {
  const named = new Set(guests.map((guest) => guestInWords(guest, language)));
  return listInWords([...named], language, 'conjunction');
}
