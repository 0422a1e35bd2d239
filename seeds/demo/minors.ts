import {
  aged,
  asksAbout,
  documentIfAny,
  excludes,
  handoverRecord,
  men,
  requires,
  women,
} from './criteria.js';
import type { CriterionStory, ShelterStory } from './demo.types.js';
import { childrensEmergency } from './gateways.js';
import { always, daily, daytime, office, wakingHours } from './hours.js';
import { beds, calls, noBedOnThePhone, outOfService, said, via } from './told.js';

const minorAlone = ['MINOR', 'UNACCOMPANIED_FOREIGN_MINOR'] as const;
const community = {
  secrecy: 'PROFESSIONAL',
  staffed: always,
  admits: always,
  answers: always,
  district: 'santerno',
} as const;
const fullUntilMonday: CriterionStory = {
  kind: 'NEED_CATEGORY',
  effect: 'EXCLUDE',
  words: ['MINOR', 'UNACCOMPANIED_FOREIGN_MINOR'],
  note: 'Rapporto educativo al limite: nessun nuovo ingresso fino a lunedì mattina.',
  sinceHours: 30,
  until: 'NEXT_MONDAY',
};

/** Children and young people who come without an adult. */
export const minors: readonly ShelterStory[] = [
  {
    ...community,
    key: 'il-pontile',
    name: 'Pronta accoglienza Il Pontile',
    kind: 'MINORS_EMERGENCY_COMMUNITY',
    organisation: 'ponte-dei-tigli',
    comune: 'Imola',
    address: 'Via del Fanale Verde 18',
    phone: '+39 000 542 1140',
    note: 'Ragazzi dai 14 ai 17 anni, a qualunque ora. La pattuglia può fermarsi per il verbale: c’è un ufficio.',
    languages: ['it', 'en', 'fr', 'ar', 'wo'],
    stayDays: 30,
    contacts: [
      calls('Educatore in turno', '+39 000 542 1140', always),
      calls('Reperibile Ponte dei Tigli', '+39 000 333 1100', always),
      childrensEmergency,
    ],
    pools: [
      beds('ragazzi', 'Pronta accoglienza ragazzi', {
        categories: minorAlone,
        emergency: true,
        authorised: 6,
        criteria: [men, ...aged(14, 17), handoverRecord, documentIfAny],
        acts: [
          said(47, 5, { channel: 'API' }),
          said(24, 5, { channel: 'API' }),
          said(1, 4, { channel: 'API' }),
        ],
      }),
      beds('neoarrivati', 'Posti per neoarrivati', {
        categories: ['UNACCOMPANIED_FOREIGN_MINOR'],
        emergency: true,
        authorised: 4,
        criteria: [
          men,
          ...aged(15, 17),
          handoverRecord,
          documentIfAny,
          { kind: 'INFECTION_SCREENING', effect: 'PREFER', note: 'Lo screening si prenota dalla comunità.' },
        ],
        acts: [said(47, 4, { channel: 'API' }), said(1, 4, { channel: 'API' })],
      }),
    ],
  },
  {
    ...community,
    key: 'la-veranda',
    name: 'Pronta accoglienza La Veranda',
    kind: 'MINORS_EMERGENCY_COMMUNITY',
    organisation: 'staccionata',
    comune: 'Imola',
    address: 'Via delle Capinere Basse 9',
    phone: '+39 000 542 1210',
    note: 'Ragazze dai 12 ai 17 anni; un posto può ospitare una giovanissima con il suo bambino.',
    languages: ['it', 'en', 'ro', 'sq'],
    stayDays: 60,
    contacts: [
      calls('Educatrice in turno', '+39 000 542 1210', always),
      calls('Reperibile La Staccionata', '+39 000 333 1200', always),
      childrensEmergency,
    ],
    pools: [
      beds('ragazze', 'Pronta accoglienza ragazze', {
        categories: minorAlone,
        emergency: true,
        authorised: 5,
        criteria: [
          women,
          ...aged(12, 17),
          handoverRecord,
          asksAbout('ACUTE_MENTAL_HEALTH', 'Si sente la neuropsichiatria di guardia.'),
        ],
        acts: [said(33, 5, { channel: 'SMS' }), said(6, 5, { channel: 'SMS' })],
      }),
      beds('mamme-bambine', 'Posto per giovane madre', {
        categories: ['MINOR'],
        emergency: true,
        authorised: 1,
        criteria: [
          women,
          ...aged(14, 17),
          { kind: 'NEWBORN', effect: 'PREFER' },
          { kind: 'PREGNANCY', effect: 'PREFER' },
          requires('COURT_ORDER', 'Provvedimento del Tribunale o art. 403: anche trasmesso dopo l’ingresso.'),
        ],
        acts: [said(33, 0), noBedOnThePhone(4)],
      }),
    ],
  },
  {
    ...community,
    key: 'il-ciliegio',
    name: 'Comunità educativa Il Ciliegio Grande',
    kind: 'EDUCATIONAL_COMMUNITY',
    organisation: 'staccionata',
    comune: 'Dozza',
    address: 'Via del Calanco Bianco 4',
    phone: '+39 000 542 1220',
    languages: ['it', 'en'],
    admits: daily('08:00', '22:00'),
    stayDays: 730,
    contacts: [
      calls('Comunità', '+39 000 542 1220', always),
      calls('Coordinatrice pedagogica', '+39 000 542 1201', office),
    ],
    pools: [
      beds('bambini', 'Bambini e bambine dai 6 agli 11 anni', {
        categories: ['MINOR'],
        authorised: 8,
        criteria: [
          ...aged(6, 11),
          requires('COURT_ORDER'),
          requires('GUARDIAN_CONSENT', 'O provvedimento dell’autorità che lo sostituisce.'),
        ],
        acts: [said(64, 8), said(21, 8)],
      }),
      beds('pronta', 'Posto di pronta accoglienza', {
        categories: ['MINOR'],
        emergency: true,
        authorised: 1,
        criteria: [...aged(4, 11), handoverRecord],
        acts: [said(64, 1), said(9, 0)],
      }),
    ],
  },
  {
    ...community,
    key: 'casa-dei-gelsi',
    name: 'Comunità educativa Casa dei Gelsi',
    kind: 'EDUCATIONAL_COMMUNITY',
    organisation: 'staccionata',
    comune: 'Mordano',
    address: 'Via del Borgo dei Gelsi 15',
    phone: '+39 000 542 1230',
    languages: ['it', 'en', 'ar'],
    admits: daytime,
    stayDays: 730,
    contacts: [calls('Educatore in turno', '+39 000 542 1230', always)],
    pools: [
      beds('adolescenti', 'Adolescenti dai 12 ai 17 anni', {
        categories: minorAlone,
        authorised: 10,
        criteria: [
          ...aged(12, 17),
          requires('COURT_ORDER'),
          asksAbout('AGGRESSION_RISK'),
          excludes('ACTIVE_SUBSTANCE_USE', 'Serve prima un progetto con il SerD.'),
          fullUntilMonday,
        ],
        acts: [said(85, 9), outOfService(30, 1, 'STAFF_SHORTAGE'), said(29, 9)],
      }),
    ],
  },
  {
    ...community,
    key: 'nonna-ines',
    name: 'Casa famiglia di Nonna Ines',
    kind: 'FAMILY_TYPE_COMMUNITY',
    organisation: 'porte-di-casa',
    comune: 'Borgo Tossignano',
    phone: '+39 000 542 2510',
    note: 'Una coppia residente e i loro tre figli; quattro bambini accolti. In paese la conoscono tutti: arrivare senza lampeggianti.',
    languages: ['it'],
    admits: daily('08:00', '21:00'),
    stayDays: 365,
    contacts: [
      calls('Casa', '+39 000 542 2510', wakingHours),
      calls('Coordinamento Porte di Casa', '+39 000 333 2500', always),
    ],
    pools: [
      beds('bambini', 'Posti in casa famiglia', {
        categories: ['MINOR', 'DISABILITY'],
        authorised: 4,
        criteria: [
          ...aged(0, 13),
          requires('GUARDIAN_CONSENT'),
          asksAbout(
            'NIGHT_ENTRY',
            'Dopo le nove di sera decide il coordinamento, per non svegliare gli altri bambini.',
          ),
          { kind: 'WHEELCHAIR', effect: 'EXCLUDE', note: 'Scala ripida all’ingresso.' },
        ],
        acts: [said(190, 4, { channel: 'PHONE_BY_WORKER' })],
      }),
    ],
  },
  {
    ...community,
    key: 'famiglia-tre',
    name: 'Famiglia di pronta accoglienza n. 3',
    kind: 'EMERGENCY_FOSTER_FAMILY',
    organisation: 'porte-di-casa',
    comune: 'Casalfiumanese',
    staffed: null,
    note: 'Nome e indirizzo li dà il coordinamento a voce, dopo la conferma.',
    languages: ['it', 'en'],
    stayDays: 60,
    contacts: [
      via('VIA_SOCIAL_SERVICE', 'Coordinamento Porte di Casa', '+39 000 333 2500', always),
      childrensEmergency,
    ],
    pools: [
      beds('bimbi', 'Bambini da 0 a 6 anni', {
        categories: ['MINOR'],
        emergency: true,
        authorised: 2,
        criteria: [
          ...aged(0, 6),
          { kind: 'NEWBORN', effect: 'PREFER', note: 'Pronti con culla e latte.' },
          handoverRecord,
        ],
        acts: [said(40, 1, { channel: 'LINK' }), said(5, 1, { channel: 'LINK' })],
      }),
    ],
  },
  {
    ...community,
    key: 'famiglia-sette',
    name: 'Famiglia di pronta accoglienza n. 7',
    kind: 'EMERGENCY_FOSTER_FAMILY',
    organisation: 'porte-di-casa',
    comune: 'Fontanelice',
    staffed: null,
    languages: ['it', 'de'],
    stayDays: 60,
    contacts: [
      via('VIA_SOCIAL_SERVICE', 'Coordinamento Porte di Casa', '+39 000 333 2500', always),
      childrensEmergency,
    ],
    pools: [
      beds('ragazzine', 'Bambine e ragazzine fino a 14 anni', {
        categories: ['MINOR'],
        emergency: true,
        authorised: 1,
        criteria: [women, ...aged(3, 14), handoverRecord],
        acts: [],
      }),
    ],
  },
];
