import {
  adults,
  aged,
  asksAbout,
  boysUpTo,
  childrenUpTo,
  consent,
  noChildren,
  requires,
  women,
} from './criteria.js';
import type { ShelterStory } from './demo.types.js';
import { guardedHouse, trafficking, traffickingNumber, violence, violenceNumber } from './gateways.js';
import { always, daytime, office, wakingHours } from './hours.js';
import { asBefore, beds, calls, outOfService, rooms, said, via } from './told.js';

/** Availability-only, all of them: a duty telephone, at most a meeting point, and no address. */
export const guardedElsewhere: readonly ShelterStory[] = [
  {
    ...guardedHouse,
    key: 'betulla',
    name: 'Casa Betulla',
    kind: 'REFUGE_HOUSE',
    secrecy: 'SECRET',
    organisation: 'passo-lieve',
    gateway: 'passo-lieve',
    district: 'lamone',
    languages: ['it', 'en', 'ro', 'uk'],
    stayDays: 180,
    contacts: [
      via(
        'VIA_ANTI_VIOLENCE_CENTRE',
        'Centro antiviolenza Passo Lieve – reperibilità',
        '+39 000 333 4101',
        always,
      ),
      calls('Turno di Casa Betulla', '+39 000 333 4111', wakingHours),
      violenceNumber,
    ],
    pools: [
      rooms('nuclei', 'Betulla – stanze per nuclei', {
        categories: violence,
        bedsPerRoom: 4,
        authorised: 3,
        criteria: [
          women,
          ...adults,
          childrenUpTo(3),
          {
            kind: 'MALE_CHILD_AGE_MAX',
            effect: 'ASK',
            number: 13,
            note: 'Oltre i 13 anni si valuta con l’équipe.',
          },
          consent,
        ],
        acts: [said(30, 2), asBefore(6, 'SMS')],
      }),
      beds('pronta', 'Betulla – pronta accoglienza', {
        categories: violence,
        emergency: true,
        authorised: 2,
        criteria: [women, ...adults, noChildren, consent],
        acts: [said(31, 1, { channel: 'PHONE_BY_WORKER', note: 'Un posto libero, detto dalla reperibile.' })],
      }),
    ],
    secret: {
      meetingPoint:
        'Comando della polizia locale, ufficio denunce: aperto tutta la notte il sabato, altrimenti si suona al piantone.',
    },
  },
  {
    ...guardedHouse,
    key: 'tamerice',
    name: 'Casa Tamerice',
    kind: 'REFUGE_HOUSE',
    secrecy: 'CONFIDENTIAL_ADDRESS',
    organisation: 'santa-verdiana',
    gateway: 'passo-lieve',
    district: 'senio',
    languages: ['it', 'pt'],
    stayDays: 180,
    contacts: [
      via(
        'VIA_ANTI_VIOLENCE_CENTRE',
        'Centro antiviolenza Passo Lieve – reperibilità',
        '+39 000 333 4101',
        always,
      ),
      calls('Referente di Casa Tamerice', '+39 000 333 4121', wakingHours),
    ],
    pools: [
      rooms('stanze', 'Tamerice – stanze doppie', {
        categories: violence,
        bedsPerRoom: 2,
        authorised: 3,
        criteria: [women, ...aged(18, 70), childrenUpTo(1), boysUpTo(10), consent],
        acts: [said(100, 3), outOfService(60, 1, 'MAINTENANCE'), said(11, 2)],
      }),
    ],
    secret: {
      meetingPoint:
        'Piazzale della guardia medica, sotto la pensilina illuminata: arriva un’auto con due operatrici.',
    },
  },
  {
    ...guardedHouse,
    key: 'airone',
    name: 'Casa Airone',
    kind: 'TRAFFICKING_RECEPTION',
    secrecy: 'CONFIDENTIAL_ADDRESS',
    organisation: 'oltre-la-riva',
    gateway: 'oltre-la-riva',
    district: 'bologna',
    languages: ['it', 'en', 'es', 'zh'],
    admits: daytime,
    stayDays: 180,
    contacts: [
      traffickingNumber,
      via(
        'VIA_ANTITRAFFICKING_HOTLINE',
        'Rete antitratta Oltre la Riva – coordinamento',
        '+39 000 333 2100',
        office,
      ),
    ],
    pools: [
      beds('prima-fase', 'Airone – prima fase', {
        categories: trafficking,
        authorised: 6,
        criteria: [
          women,
          ...adults,
          noChildren,
          consent,
          requires('INFECTION_SCREENING', 'Si fissa con l’ambulatorio il primo giorno utile.'),
        ],
        acts: [said(50, 6)],
      }),
      rooms('madri', 'Airone – stanze per madri', {
        categories: trafficking,
        bedsPerRoom: 3,
        authorised: 2,
        criteria: [women, ...adults, childrenUpTo(2), consent],
        acts: [],
      }),
    ],
  },
  {
    ...guardedHouse,
    key: 'corallo',
    name: 'Casa Corallo',
    kind: 'ESCAPE_HOUSE',
    secrecy: 'CONFIDENTIAL_ADDRESS',
    organisation: 'sette-lune',
    gateway: 'sette-lune',
    district: 'bologna',
    languages: ['it', 'en', 'ur', 'bn'],
    stayDays: 10,
    contacts: [
      via('VIA_ANTI_VIOLENCE_CENTRE', 'Centro antiviolenza Sette Lune – notte', '+39 000 333 5101', always),
      violenceNumber,
    ],
    pools: [
      rooms('emergenza', 'Corallo – stanze di emergenza', {
        categories: violence,
        emergency: true,
        bedsPerRoom: 4,
        authorised: 4,
        criteria: [women, ...aged(16), childrenUpTo(4), consent, asksAbout('ACUTE_MENTAL_HEALTH')],
        acts: [said(12, 3, { channel: 'API' }), said(3, 4, { channel: 'API' })],
      }),
    ],
    secret: {
      meetingPoint:
        'Accettazione del pronto soccorso ostetrico: chiedere della referente del percorso violenza.',
    },
  },
  {
    ...guardedHouse,
    key: 'melograno',
    name: 'Casa Melograno',
    kind: 'REFUGE_HOUSE',
    secrecy: 'CONFIDENTIAL_ADDRESS',
    organisation: 'acero-rosso',
    gateway: 'acero-rosso',
    district: 'forli',
    languages: ['it', 'en', 'sq'],
    stayDays: 180,
    contacts: [
      via('VIA_ANTI_VIOLENCE_CENTRE', 'Sportello protezione Acero Rosso', '+39 000 333 6101', always),
      violenceNumber,
    ],
    pools: [
      rooms('nuclei', 'Melograno – stanze per nuclei', {
        categories: violence,
        bedsPerRoom: 3,
        authorised: 4,
        criteria: [women, ...adults, childrenUpTo(2), boysUpTo(16), consent],
        acts: [said(75, 4, { channel: 'IMPORT' })],
      }),
    ],
  },
];
