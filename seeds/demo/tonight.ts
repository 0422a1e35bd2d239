import type { CaseStory } from './case.types.js';

/** What is open now: a hold that runs, and guests expected within the hour. */
export const tonight: readonly CaseStory[] = [
  {
    key: 'sala-d-attesa',
    category: 'HOMELESS_ADULT',
    comune: 'Imola',
    worker: 'demo-worker',
    openedHoursAgo: 2.2,
    guests: [{ sex: 'MALE', age: 58, hasDocuments: true, selfSufficient: true }],
    call: {
      corps: 'POLIZIA_DI_STATO',
      station: 'Commissariato, volante 1',
      officer: 'Sov. Renato Baldi',
      callbackPhone: '+39 000 333 7008',
      situation:
        'Uomo dimesso dall’ospedale, sfrattato il mese scorso, passa le ore in sala d’attesa. Cammina con un bastone. Domattina ha una visita.',
    },
    searches: [
      {
        hoursAgo: 2,
        ringReached: 'OWN_DISTRICT',
        offers: [
          { pool: 'emergenza-sociale/singoli', verdict: 'ADMITS', light: 'GREEN', free: 2, placesNeeded: 1 },
          {
            pool: 'cortile-dei-tigli/uomini',
            verdict: 'ADMITS_IF',
            light: 'GREEN',
            free: 1,
            placesNeeded: 1,
          },
        ],
      },
    ],
    notes: [{ hoursAgo: 1.8, words: 'Ha una terapia per il cuore: la busta dell’ospedale resta con lui.' }],
    placements: [
      {
        key: 'corte',
        pool: 'emergenza-sociale/singoli',
        places: 1,
        held: { hoursAgo: 1.9, minutes: 60 },
        confirmed: { hoursAgo: 1.7, expectedWithinHours: 2.5 },
        told: {
          hoursAgo: 1.6,
          to: 'Sov. Baldi',
          words:
            'La Corte, via della Corte 5. Il reperibile ASP apre con il codice; letto singolo, piano terra.',
        },
      },
    ],
  },
  {
    key: 'due-fratelli',
    category: 'WOMAN_VICTIM_OF_VIOLENCE',
    comune: 'Imola',
    worker: 'demo-worker',
    openedHoursAgo: 0.6,
    guests: [
      { sex: 'FEMALE', age: 29, languages: ['it', 'es'] },
      { sex: 'MALE', age: 3 },
      { sex: 'MALE', age: 8 },
    ],
    call: {
      corps: 'CARABINIERI',
      station: 'Compagnia, nucleo radiomobile',
      officer: 'Brig. Laura Piazza',
      callbackPhone: '+39 000 333 7009',
      situation:
        'Lite violenta, l’uomo è in caserma. La signora e i due bambini sono in macchina con noi, spaventati, nessuno ferito. Vuole andare via stanotte.',
    },
    searches: [
      {
        hoursAgo: 0.5,
        ringReached: 'NEIGHBOUR_WITH_AGREEMENT',
        offers: [
          { pool: 'gelsomino/nuclei', verdict: 'ASK', light: 'YELLOW', free: 1, placesNeeded: 1 },
          { pool: 'magnolia/madre-e-figli', verdict: 'ASK', light: 'YELLOW', free: 1, placesNeeded: 1 },
        ],
      },
    ],
    notes: [{ hoursAgo: 0.25, words: 'Voce Ferma richiama tra mezz’ora: prima parla con la signora.' }],
    placements: [
      { key: 'magnolia', pool: 'magnolia/madre-e-figli', places: 1, held: { hoursAgo: 1 / 3, minutes: 60 } },
    ],
  },
];
