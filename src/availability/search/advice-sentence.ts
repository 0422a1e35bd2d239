import type { Language, Words } from '../../platform/language.js';
import type { Ring } from '../../territory/index.js';
import type { Advice, Hotline } from './advice.rules.js';

const hotlines: Record<Hotline, Words> = {
  VIOLENCE: {
    it: 'Chiamare il 1522, antiviolenza e stalking: gratuito, risponde giorno e notte.',
    en: 'Call 1522, against violence and stalking: free, it answers day and night.',
  },
  TRAFFICKING: {
    it: 'Chiamare il numero verde antitratta 800 290 290: gratuito, risponde giorno e notte.',
    en: 'Call the anti-trafficking hotline 800 290 290: free, it answers day and night.',
  },
  CHILDREN: {
    it: 'Chiamare il 114, emergenza infanzia: gratuito, risponde giorno e notte.',
    en: "Call 114, the children's emergency line: free, it answers day and night.",
  },
};

const widerSearch: Record<Ring, Words> = {
  OWN_DISTRICT: { it: 'nel proprio distretto', en: 'in the own district' },
  NEIGHBOUR_WITH_AGREEMENT: {
    it: 'nei distretti confinanti convenzionati',
    en: 'in the bordering districts with an agreement',
  },
  NEIGHBOUR: { it: 'in tutti i distretti confinanti', en: 'in all the bordering districts' },
  PROVINCE: { it: 'in tutta la provincia', en: 'in the whole province' },
  REGION: { it: 'in tutta la regione', en: 'in the whole region' },
  NATIONAL: { it: 'in tutta Italia', en: 'in the whole of Italy' },
};

function adviceWords(advice: Advice): Words {
  switch (advice.kind) {
    case 'PHONE_FIRST': {
      const names = advice.shelterNames.join(', ');
      return {
        it: `Prima telefonare, i dati sono vecchi, contestati o mai dati: ${names}.`,
        en: `Phone first, the figures are old, disputed or were never given: ${names}.`,
      };
    }
    case 'NEAR_MISS':
    case 'NEXT_OPENING':
      return {
        it: `${advice.shelterName} accoglierebbe ${advice.clause.it}.`,
        en: `${advice.shelterName} would take them ${advice.clause.en}.`,
      };
    case 'CALL_HOTLINE':
      return hotlines[advice.hotline];
    case 'SPLIT_GROUP':
      return {
        it: `Dividere il gruppo di ${advice.guests}: in più strutture i posti liberi sono ${advice.bedsFree}.`,
        en: `Split the group of ${advice.guests}: several shelters together have ${advice.bedsFree} beds free.`,
      };
    case 'WIDEN_RING':
      return {
        it: `Allargare la ricerca: cercare ${widerSearch[advice.to].it}.`,
        en: `Widen the search: look ${widerSearch[advice.to].en}.`,
      };
    case 'HOTEL':
      return {
        it: 'Se non resta altro, una notte in albergo.',
        en: 'If nothing else is left, a night in a hotel.',
      };
  }
}

export const adviceSentence = (advice: Advice, language: Language): string => adviceWords(advice)[language];
