import type { Language } from '../../platform/language.js';
import type { NearMiss } from './admission.types.js';
import { guestsInWords, yearsInWords } from './guest-in-words.js';
import { fromInstant } from './instant-in-words.js';

const fewerInWords = {
  FEWER_GUESTS: {
    it: { one: 'con una persona in meno', more: (by: number) => `con ${by} persone in meno` },
    en: { one: 'with one guest fewer', more: (by: number) => `with ${by} guests fewer` },
  },
  FEWER_CHILDREN: {
    it: { one: 'con un figlio in meno', more: (by: number) => `con ${by} figli in meno` },
    en: { one: 'with one child fewer', more: (by: number) => `with ${by} children fewer` },
  },
} as const;

function ageInWords(miss: Extract<NearMiss, { age: number }>, language: Language): string {
  const whom = guestsInWords(miss.whom, language);
  const least = miss.kind === 'AGE_AT_LEAST';
  if (language === 'en') return `if ${whom} were ${miss.age} or ${least ? 'over' : 'under'}`;
  const had = miss.whom.length > 1 ? 'avessero' : 'avesse';
  return `se ${whom} ${had} ${least ? 'almeno' : 'al massimo'} ${yearsInWords(miss.age, 'it')}`;
}

/** What would have to be different, to follow "it would take them": "if the boy of 15 were 12 or under". */
export function nearMissClause(miss: NearMiss, language: Language, now: Date): string {
  switch (miss.kind) {
    case 'AGE_AT_LEAST':
    case 'AGE_AT_MOST':
      return ageInWords(miss, language);
    case 'FEWER_GUESTS':
    case 'FEWER_CHILDREN': {
      const { one, more } = fewerInWords[miss.kind][language];
      return miss.by === 1 ? one : more(miss.by);
    }
    case 'WITHOUT_PET':
      return language === 'it' ? "senza l'animale" : 'without the animal';
    case 'ONCE_SOBER':
      return language === 'it' ? "una volta smaltita l'intossicazione" : 'once sober';
    case 'LATER':
      return fromInstant(miss.from, now, language);
  }
}
