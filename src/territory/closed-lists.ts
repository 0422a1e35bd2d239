import { closedList, type ListValue } from '../platform/graphql/closed-list.js';

export const Ring = closedList(
  'Ring',
  'How far a shelter is from the district that searches, never from where the guests are. A search goes outward ring by ring.',
  {
    OWN_DISTRICT: { it: 'distretto proprio', en: 'In the district that searches' },
    NEIGHBOUR_WITH_AGREEMENT: {
      it: 'distretto confinante convenzionato',
      en: 'In a district with which there is an agreement',
    },
    NEIGHBOUR: { it: 'distretto confinante', en: 'In a bordering district, without an agreement' },
    PROVINCE: { it: 'provincia', en: 'Elsewhere in the same province' },
    REGION: { it: 'regione', en: 'Elsewhere in the same region' },
    NATIONAL: { it: 'territorio nazionale', en: 'Anywhere else in Italy' },
  },
);
export type Ring = ListValue<typeof Ring>;

export const CallerKind = closedList(
  'CallerKind',
  'Who called the service. Only law enforcement does, unless the district has allowed others.',
  {
    LAW_ENFORCEMENT: { it: "forze dell'ordine", en: 'A patrol or station of law enforcement' },
    EMERGENCY_ROOM: { it: 'pronto soccorso', en: 'The emergency room of a hospital' },
    EMERGENCY_MEDICAL: { it: 'emergenza sanitaria 118', en: 'The ambulance service' },
    FIRE_BRIGADE: { it: 'vigili del fuoco', en: 'The fire brigade' },
    SOCIAL_SERVICE: { it: 'servizio sociale', en: 'A municipal or district social service' },
    SHELTER: { it: 'struttura di accoglienza', en: 'A shelter that hosts people' },
    STREET_UNIT: { it: 'unità di strada', en: 'A team that meets people in the street' },
    CITIZEN: { it: 'cittadino', en: 'A private person' },
  },
);
export type CallerKind = ListValue<typeof CallerKind>;
