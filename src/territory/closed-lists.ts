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
