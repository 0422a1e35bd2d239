import type { CaseStory } from './case.types.js';

/** Cases of the last days: let in while the line was down, refused, lapsed, and none found. */
export const lately: readonly CaseStory[] = [
  {
    key: 'senza-linea',
    category: 'HOMELESS_ADULT',
    comune: 'Medicina',
    worker: 'worker-ferri',
    openedHoursAgo: 191,
    guests: [{ sex: 'MALE', age: 61, hasDocuments: false }],
    call: {
      corps: 'CARABINIERI',
      station: 'Stazione di Medicina',
      officer: 'V.brig. Elio Santandrea',
      callbackPhone: '+39 000 333 7004',
      situation:
        'Uomo infreddolito sotto il portico della chiesa, beve ma collabora. Linea dati assente per tutta la notte.',
    },
    searches: [],
    notes: [
      {
        hoursAgo: 183,
        words:
          'Registrato al ritorno della linea: i volontari lo hanno fatto entrare alle due e mezza, benché fossero al completo.',
      },
    ],
    placements: [{ key: 'moduli', pool: 'container-san-rocco/moduli', places: 1, arrivedHoursAgo: 190 }],
    closed: {
      hoursAgo: 182,
      outcome: 'PLACED_IN_DISTRICT',
      note: 'Da rivalutare entro sette giorni con l’unità di strada.',
    },
  },
  {
    key: 'sei-in-auto',
    category: 'FAMILY',
    comune: 'Mordano',
    worker: 'worker-ricci',
    openedHoursAgo: 170,
    guests: [
      { sex: 'MALE', age: 44 },
      { sex: 'FEMALE', age: 40 },
      { sex: 'MALE', age: 16 },
      { sex: 'MALE', age: 13 },
      { sex: 'FEMALE', age: 9 },
      { sex: 'FEMALE', age: 2 },
    ],
    call: {
      corps: 'POLIZIA_STRADALE',
      station: 'Sottosezione autostradale',
      officer: 'Sov. Anna Querzè',
      callbackPhone: '+39 000 333 7005',
      situation:
        'Sei persone dormono nell’auto in area di servizio dopo uno sfratto. Non vogliono essere divisi.',
    },
    searches: [
      {
        hoursAgo: 169.6,
        ringReached: 'REGION',
        offers: [
          { pool: 'casa-acquachiara/nuclei', verdict: 'EXCLUDES', light: 'RED', free: 0, placesNeeded: 2 },
          { pool: 'emergenza-ronco/famiglie', verdict: 'ADMITS_IF', light: 'RED', free: 0, placesNeeded: 2 },
        ],
      },
    ],
    notes: [
      {
        hoursAgo: 168.5,
        words:
          'Chiamate quattro strutture: due stanze ci sarebbero, ma in due Comuni diversi. La famiglia rifiuta di separarsi.',
      },
      {
        hoursAgo: 167,
        words:
          'Coperte e sportine da Santa Zita. La pattuglia li accompagna nel parcheggio illuminato della stazione dei carabinieri.',
      },
    ],
    placements: [
      {
        key: 'tre-cedri',
        pool: 'tre-cedri/doppie',
        places: 2,
        held: { hoursAgo: 169.2, minutes: 60 },
        refused: { hoursAgo: 168.6, actor: 'PERSON', reason: 'REFUSES_SEPARATION' },
      },
    ],
    closed: {
      hoursAgo: 160,
      outcome: 'NO_PLACE_FOUND',
      note: 'Nessuna unità da sei entro la regione. Segnalato all’Ufficio di piano come domanda inevasa.',
    },
  },
  {
    key: 'argine-del-fiume',
    category: 'HOMELESS_ADULT',
    comune: 'Imola',
    worker: 'demo-worker',
    openedHoursAgo: 150,
    guests: [{ sex: 'MALE', age: 47, facts: [{ criterion: 'INTOXICATION', holds: true }] }],
    call: {
      corps: 'POLIZIA_DI_STATO',
      station: 'Commissariato, volante 2',
      officer: 'Ag. Fabio Liverani',
      callbackPhone: '+39 000 333 7006',
      situation: 'Uomo sull’argine, ha bevuto, tremava. Visto dal 118, rifiuta l’ospedale. Tranquillo.',
    },
    searches: [
      {
        hoursAgo: 149.95,
        ringReached: 'OWN_DISTRICT',
        offers: [
          { pool: 'dormitorio-del-ponte/uomini', verdict: 'ASK', light: 'YELLOW', free: 1, placesNeeded: 1 },
          { pool: 'cortile-dei-tigli/uomini', verdict: 'ASK', light: 'YELLOW', free: 1, placesNeeded: 1 },
        ],
      },
    ],
    notes: [],
    placements: [
      {
        key: 'ponte',
        pool: 'dormitorio-del-ponte/uomini',
        places: 1,
        held: { hoursAgo: 149.9, minutes: 60 },
        refused: { hoursAgo: 149.7, actor: 'SHELTER', reason: 'SUBSTANCE_USE' },
      },
      {
        key: 'cortile',
        pool: 'cortile-dei-tigli/uomini',
        places: 1,
        held: { hoursAgo: 149.6, minutes: 60 },
        confirmed: { hoursAgo: 149.5, expectedWithinHours: 3 },
        told: {
          hoursAgo: 149.4,
          to: 'Ag. Liverani',
          words: 'Il Cortile dei Tigli, via dei Tigli Bassi 88: suonare, l’operatore è sveglio.',
          departedHoursAgo: 149.3,
        },
        arrivedHoursAgo: 148.9,
        endedHoursAgo: 78,
      },
    ],
    closed: {
      hoursAgo: 77,
      outcome: 'PLACED_IN_DISTRICT',
      note: 'Tre notti al Cortile, poi in comunità con il SerD.',
    },
  },
  {
    key: 'binario-tre',
    category: 'UNACCOMPANIED_FOREIGN_MINOR',
    comune: 'Imola',
    worker: 'worker-lelli',
    openedHoursAgo: 99,
    guests: [{ sex: 'MALE', age: 16, languages: ['bn'], hasDocuments: false }],
    call: {
      corps: 'POLIZIA_FERROVIARIA',
      station: 'Posto Polfer',
      officer: 'Ass. Carla Dosi',
      callbackPhone: '+39 000 333 7007',
      situation:
        'Ragazzo sui sedici anni al binario 3, solo, parla bangla. Nessun documento, uno zaino. Ha fame, sta bene.',
    },
    searches: [
      {
        hoursAgo: 98.8,
        ringReached: 'NEIGHBOUR_WITH_AGREEMENT',
        offers: [
          { pool: 'il-fienile/misto', verdict: 'ADMITS_IF', light: 'YELLOW', free: 1, placesNeeded: 1 },
          { pool: 'il-pontile/ragazzi', verdict: 'ADMITS_IF', light: 'GREEN', free: 1, placesNeeded: 1 },
        ],
      },
    ],
    notes: [
      {
        hoursAgo: 98.3,
        words: 'Sohel al telefono: il ragazzo dice di avere sedici anni e uno zio a Bologna, da verificare.',
      },
    ],
    placements: [
      {
        key: 'fienile',
        pool: 'il-fienile/misto',
        places: 1,
        held: { hoursAgo: 98.7, minutes: 45 },
        lapsed: true,
      },
      {
        key: 'pontile',
        pool: 'il-pontile/ragazzi',
        places: 1,
        held: { hoursAgo: 97.8, minutes: 60 },
        confirmed: { hoursAgo: 97.6, expectedWithinHours: 3 },
        told: {
          hoursAgo: 97.5,
          to: 'Ass. Dosi',
          words:
            'Il Pontile, via del Fanale Verde 18. Portate il verbale di affidamento, anche a mano: c’è un ufficio per compilarlo.',
          departedHoursAgo: 97.2,
        },
        arrivedHoursAgo: 96.7,
      },
    ],
    closed: {
      hoursAgo: 88,
      outcome: 'PLACED_IN_DISTRICT',
      note: 'Segnalato a Procura minorile, Questura e Comune; inserito nel sistema informativo minori.',
    },
  },
  {
    key: 'nonna-e-nipoti',
    category: 'FAMILY',
    comune: 'Casalfiumanese',
    worker: 'worker-ferri',
    openedHoursAgo: 92,
    guests: [
      { sex: 'FEMALE', age: 63 },
      { sex: 'FEMALE', age: 12 },
      { sex: 'MALE', age: 7 },
    ],
    call: {
      corps: 'CARABINIERI_FORESTALI',
      station: 'Nucleo di Borgo Tossignano',
      officer: 'App. sc. Ivo Mongardi',
      callbackPhone: '+39 000 333 7010',
      situation:
        'Frana sulla strada di casa dopo la pioggia, nonna e due nipoti evacuati a piedi. I genitori lavorano all’estero e sono avvisati.',
    },
    searches: [
      {
        hoursAgo: 91.8,
        ringReached: 'OWN_DISTRICT',
        offers: [
          { pool: 'casa-quattro-stanze/da-tre', verdict: 'ADMITS', light: 'GREEN', free: 1, placesNeeded: 1 },
        ],
      },
    ],
    notes: [{ hoursAgo: 2.5, words: 'Strada riaperta dal Comune: rientrano a casa oggi.' }],
    placements: [
      {
        key: 'quattro-stanze',
        pool: 'casa-quattro-stanze/da-tre',
        places: 1,
        held: { hoursAgo: 91.6, minutes: 60 },
        confirmed: { hoursAgo: 91.5, expectedWithinHours: 3 },
        told: {
          hoursAgo: 91.4,
          to: 'App. sc. Mongardi',
          words:
            'Casa Quattro Stanze, via dell’Orto Murato 11: stanza da tre al primo piano, cena tenuta in caldo.',
          departedHoursAgo: 91.2,
        },
        arrivedHoursAgo: 90.1,
        endedHoursAgo: 2,
      },
    ],
    closed: {
      hoursAgo: 1.8,
      outcome: 'PLACED_IN_DISTRICT',
      note: 'Rientrati a casa. Segnalati al servizio sociale per un passaggio con la scuola.',
    },
  },
];
