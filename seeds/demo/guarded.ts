import {
  adults,
  aged,
  asksAbout,
  boysUpTo,
  childrenUpTo,
  consent,
  excludes,
  noChildren,
  requires,
  speaks,
  women,
} from './criteria.js';
import type { ShelterStory } from './demo.types.js';
import {
  guardedHouse,
  trafficking,
  traffickingNumber,
  violence,
  violenceNumber,
  voceFerma,
} from './gateways.js';
import { always, daytime, office, wakingHours } from './hours.js';
import { asBefore, beds, calls, rooms, said, via } from './told.js';

/** Code names, no place, reached through their gateway; with one exception no address is kept anywhere. */
export const guardedHere: readonly ShelterStory[] = [
  {
    ...guardedHouse,
    key: 'gelsomino',
    name: 'Casa Gelsomino',
    kind: 'ESCAPE_HOUSE',
    secrecy: 'CONFIDENTIAL_ADDRESS',
    organisation: 'voce-ferma',
    gateway: 'voce-ferma',
    district: 'santerno',
    languages: ['it', 'en', 'fr', 'ar'],
    stayDays: 15,
    contacts: [voceFerma, calls('Turno di Casa Gelsomino', '+39 000 333 2011', always), violenceNumber],
    pools: [
      rooms('nuclei', 'Gelsomino – stanze per madre e figli', {
        categories: violence,
        emergency: true,
        bedsPerRoom: 3,
        authorised: 3,
        criteria: [women, ...adults, childrenUpTo(3), boysUpTo(14), consent],
        acts: [
          said(52, 3, { channel: 'SMS' }),
          said(5, 2, { channel: 'SMS', note: 'Liberata una stanza ieri sera.' }),
        ],
      }),
      beds('sole', 'Gelsomino – posti per donne sole', {
        categories: violence,
        emergency: true,
        authorised: 3,
        criteria: [
          women,
          ...adults,
          noChildren,
          consent,
          asksAbout('ACTIVE_SUBSTANCE_USE', 'Prima si parla con la reperibile.'),
        ],
        acts: [said(40, 1), said(5, 3, { channel: 'SMS' })],
      }),
    ],
    secret: {
      meetingPoint:
        'Sala d’attesa del commissariato di via delle Bandiere 12, ingresso lato cortile: l’operatrice arriva entro 40 minuti con un’auto chiara e si presenta alla pattuglia dicendo «Gelsomino».',
    },
  },
  {
    ...guardedHouse,
    key: 'magnolia',
    name: 'Casa Magnolia',
    kind: 'REFUGE_HOUSE',
    secrecy: 'SECRET',
    organisation: 'suore-della-lampada',
    gateway: 'voce-ferma',
    district: 'santerno',
    languages: ['it', 'en', 'es'],
    stayDays: 180,
    contacts: [
      voceFerma,
      calls('Coordinatrice reperibile Magnolia', '+39 000 333 2021', wakingHours),
      violenceNumber,
    ],
    pools: [
      rooms('madre-e-figli', 'Magnolia – stanze per madre e figli', {
        categories: violence,
        bedsPerRoom: 3,
        authorised: 4,
        reopensAutomatically: false,
        criteria: [
          women,
          ...adults,
          childrenUpTo(2),
          boysUpTo(12, 'Figli maschi fino a 12 anni compiuti.'),
          consent,
        ],
        acts: [said(80, 4), said(4, 3)],
      }),
      beds('singole', 'Magnolia – camere singole', {
        categories: violence,
        authorised: 2,
        criteria: [women, ...aged(18, 65), noChildren, consent, excludes('ACTIVE_SUBSTANCE_USE')],
        acts: [said(28, 2), asBefore(9)],
      }),
    ],
    secret: {
      address:
        'Vicolo delle Ortensie 3, interno 2 (citofono «Studio Bassi»), primo piano; cortile chiuso da cancello automatico.',
      meetingPoint:
        'Pronto soccorso dell’ospedale, saletta riservata del percorso codice rosa: la coordinatrice raggiunge la donna lì, dopo la chiamata del centro antiviolenza.',
    },
  },
  {
    ...guardedHouse,
    key: 'glicine',
    name: 'Casa Glicine',
    kind: 'SECOND_STAGE_REFUGE',
    secrecy: 'CONFIDENTIAL_ADDRESS',
    organisation: 'nespolo-verde',
    gateway: 'voce-ferma',
    district: 'santerno',
    languages: ['it', 'en'],
    admits: daytime,
    stayDays: 365,
    contacts: [
      via(
        'VIA_ANTI_VIOLENCE_CENTRE',
        'Centro antiviolenza Voce Ferma – segreteria',
        '+39 000 333 2000',
        office,
      ),
      voceFerma,
    ],
    pools: [
      rooms('minialloggi', 'Glicine – minialloggi', {
        categories: violence,
        bedsPerRoom: 4,
        authorised: 4,
        criteria: [women, ...adults, childrenUpTo(3), consent, requires('SELF_SUFFICIENCY')],
        acts: [said(90, 4), said(20, 4)],
      }),
    ],
  },
  {
    ...guardedHouse,
    key: 'lanterna',
    name: 'Punto Lanterna',
    kind: 'TRAFFICKING_ESCAPE_POINT',
    secrecy: 'SECRET',
    organisation: 'oltre-la-riva',
    gateway: 'oltre-la-riva',
    district: 'santerno',
    languages: ['it', 'en', 'fr', 'ro'],
    stayDays: 30,
    contacts: [
      traffickingNumber,
      via(
        'VIA_ANTITRAFFICKING_HOTLINE',
        'Rete antitratta Oltre la Riva – reperibilità',
        '+39 000 333 2101',
        always,
      ),
    ],
    pools: [
      beds('fuga', 'Lanterna – posti di fuga', {
        categories: trafficking,
        emergency: true,
        authorised: 4,
        criteria: [women, ...adults, noChildren, consent, speaks('en', 'fr', 'it', 'ro')],
        acts: [said(36, 4, { channel: 'VOICE' }), said(6, 3, { channel: 'VOICE' })],
      }),
    ],
    secret: {
      meetingPoint:
        'Posto di polizia della stazione ferroviaria: la mediatrice si presenta con tesserino della rete, senza insegne.',
    },
  },
];
