import type { ServiceStory } from './demo.types.js';
import { always, office } from './hours.js';
import { calls } from './told.js';

const centre = {
  kind: 'ANTI_VIOLENCE_CENTRE',
  coverage: 'DISTRICT',
  categories: ['WOMAN_VICTIM_OF_VIOLENCE'],
  hours: always,
} as const;

/** The doors that everybody may know of guarded shelters elsewhere, and of the network against trafficking. */
export const servicesElsewhere: readonly ServiceStory[] = [
  {
    ...centre,
    key: 'cav-passo-lieve',
    name: 'Centro antiviolenza Passo Lieve',
    organisation: 'passo-lieve',
    district: 'lamone',
    comune: 'Faenza',
    languages: ['it', 'en', 'ro', 'uk'],
    contacts: [calls('Reperibilità', '+39 000 333 4101', always)],
  },
  {
    ...centre,
    key: 'cav-sette-lune',
    name: 'Centro antiviolenza Sette Lune',
    organisation: 'sette-lune',
    district: 'bologna',
    comune: 'Bologna',
    languages: ['it', 'en', 'ur', 'bn'],
    contacts: [calls('Notte e giorno', '+39 000 333 5101', always)],
  },
  {
    ...centre,
    key: 'sportello-acero-rosso',
    name: 'Sportello protezione Acero Rosso',
    organisation: 'acero-rosso',
    district: 'forli',
    comune: 'Forlì',
    languages: ['it', 'en', 'sq'],
    contacts: [calls('Sportello', '+39 000 333 6101', always)],
  },
  {
    key: 'rete-oltre-la-riva',
    name: 'Rete antitratta Oltre la Riva',
    kind: 'HOTLINE',
    organisation: 'oltre-la-riva',
    district: 'santerno',
    comune: null,
    coverage: 'REGION',
    categories: ['WOMAN_VICTIM_OF_TRAFFICKING'],
    languages: ['it', 'en', 'fr', 'es', 'ro', 'zh'],
    hours: always,
    contacts: [
      calls('Reperibilità', '+39 000 333 2101', always),
      calls('Coordinamento', '+39 000 333 2100', office),
    ],
  },
];
