import type { CaseStory } from './case.types.js';

/** Cases of the last weeks, oldest first: found, released, never come. */
export const longAgo: readonly CaseStory[] = [
  {
    key: 'signora-in-pantofole',
    category: 'OLDER_PERSON',
    comune: 'Imola',
    worker: 'worker-ricci',
    openedHoursAgo: 480,
    guests: [{ sex: 'FEMALE', age: 83, selfSufficient: true }],
    call: {
      corps: 'POLIZIA_LOCALE',
      station: 'Comando di Imola, pattuglia 4',
      officer: 'Ass. capo Bruno Neri',
      callbackPhone: '+39 000 333 7001',
      situation:
        'Signora in pantofole e vestaglia alla fermata del 101, lucida ma confusa sul ritorno. Il figlio è all’estero, il telefono di casa non risponde. Non è ferita.',
    },
    searches: [
      {
        hoursAgo: 479.7,
        ringReached: 'OWN_DISTRICT',
        offers: [
          {
            pool: 'emergenza-sociale/singoli',
            verdict: 'ADMITS_IF',
            light: 'GREEN',
            free: 2,
            placesNeeded: 1,
          },
          { pool: 'villa-dei-carpini/sollievo', verdict: 'ASK', light: 'YELLOW', free: 1, placesNeeded: 1 },
        ],
      },
    ],
    notes: [
      {
        hoursAgo: 479.1,
        words:
          'L’infermiera di Villa dei Carpini chiede la lista dei farmaci: di notte non si trova. Si va alla Corte, domani valutazione.',
      },
    ],
    placements: [
      {
        key: 'carpini',
        pool: 'villa-dei-carpini/sollievo',
        places: 1,
        held: { hoursAgo: 479.5, minutes: 60 },
        releasedHoursAgo: 479,
      },
      {
        key: 'corte',
        pool: 'emergenza-sociale/singoli',
        places: 1,
        held: { hoursAgo: 478.9, minutes: 60 },
        confirmed: { hoursAgo: 478.8, expectedWithinHours: 2 },
        told: {
          hoursAgo: 478.7,
          to: 'Ass. capo Neri',
          words:
            'La Corte, via della Corte 5: vi aspetta il reperibile ASP con le chiavi, camera 2 già calda.',
          departedHoursAgo: 478.6,
        },
        arrivedHoursAgo: 478.2,
        endedHoursAgo: 430,
      },
    ],
    closed: {
      hoursAgo: 428,
      outcome: 'PLACED_IN_DISTRICT',
      note: 'Il figlio è rientrato; rientro a casa con assistenza domiciliare dal lunedì. Segnalata all’area anziani.',
    },
  },
  {
    key: 'incendio-in-cucina',
    category: 'FAMILY',
    comune: 'Dozza',
    worker: 'worker-lelli',
    openedHoursAgo: 290,
    guests: [
      { sex: 'MALE', age: 41 },
      { sex: 'FEMALE', age: 39 },
      { sex: 'FEMALE', age: 11 },
      { sex: 'MALE', age: 6 },
    ],
    call: {
      corps: 'CARABINIERI',
      station: 'Stazione di Dozza',
      officer: 'M.llo Sabina Corelli',
      callbackPhone: '+39 000 333 7002',
      situation:
        'Cucina bruciata, appartamento inagibile per il fumo. Genitori e due figli, nessuno intossicato. Hanno un’auto.',
    },
    searches: [
      {
        hoursAgo: 289.8,
        ringReached: 'OWN_DISTRICT',
        offers: [
          {
            pool: 'casa-quattro-stanze/da-quattro',
            verdict: 'ADMITS',
            light: 'GREEN',
            free: 1,
            placesNeeded: 1,
          },
          { pool: 'tre-cedri/familiari', verdict: 'ADMITS_IF', light: 'YELLOW', free: 1, placesNeeded: 1 },
        ],
      },
    ],
    notes: [
      {
        hoursAgo: 285,
        words:
          'Hanno dormito dalla sorella di lei a Toscanella, lo dicono solo ora. Nessun rancore: la stanza torna libera.',
      },
    ],
    placements: [
      {
        key: 'quattro-stanze',
        pool: 'casa-quattro-stanze/da-quattro',
        places: 1,
        held: { hoursAgo: 289.6, minutes: 60 },
        confirmed: { hoursAgo: 289.4, expectedWithinHours: 3 },
        told: {
          hoursAgo: 289.3,
          to: 'M.llo Corelli',
          words: 'Casa Quattro Stanze, via dell’Orto Murato 11: stanza da quattro, li aspetta l’educatrice.',
        },
        noShowHoursAgo: 285.2,
      },
    ],
    closed: {
      hoursAgo: 284,
      outcome: 'FAMILY_OR_NETWORK',
      note: 'Ospiti di parenti. Segnalati all’ufficio casa del Comune.',
    },
  },
  {
    key: 'fuga-di-notte',
    category: 'WOMAN_VICTIM_OF_VIOLENCE',
    comune: 'Castel San Pietro Terme',
    worker: 'demo-worker',
    openedHoursAgo: 216,
    guests: [
      { sex: 'FEMALE', age: 34 },
      { sex: 'FEMALE', age: 4 },
    ],
    call: {
      corps: 'CARABINIERI',
      station: 'Nucleo radiomobile',
      officer: 'App. Dario Gentili',
      callbackPhone: '+39 000 333 7003',
      situation:
        'La signora è scesa in strada con la bambina e ha chiamato dal bar. Referto già fatto. Chiede di non tornare a casa. Lui è stato allontanato ma conosce la casa dei genitori di lei.',
    },
    searches: [
      {
        hoursAgo: 215.9,
        ringReached: 'NEIGHBOUR_WITH_AGREEMENT',
        offers: [
          { pool: 'gelsomino/nuclei', verdict: 'ASK', light: 'YELLOW', free: 1, placesNeeded: 1 },
          { pool: 'betulla/nuclei', verdict: 'ASK', light: 'YELLOW', free: 1, placesNeeded: 1 },
        ],
      },
    ],
    notes: [
      {
        hoursAgo: 215.6,
        words: 'Sentita l’operatrice di Voce Ferma: colloquio al telefono con la signora, che acconsente.',
      },
    ],
    placements: [
      {
        key: 'gelsomino',
        pool: 'gelsomino/nuclei',
        places: 1,
        held: { hoursAgo: 215.8, minutes: 60 },
        confirmed: { hoursAgo: 215.5, expectedWithinHours: 2 },
        told: {
          hoursAgo: 215.4,
          to: 'App. Gentili',
          words: 'Accompagnatela al punto d’incontro concordato: l’operatrice la riconosce. Non serve altro.',
          departedHoursAgo: 215.2,
        },
        arrivedHoursAgo: 214.3,
      },
    ],
    closed: {
      hoursAgo: 200,
      outcome: 'PLACED_IN_DISTRICT',
      note: 'In carico al centro antiviolenza. Nelle comunicazioni non compare il luogo.',
    },
  },
];
