import { closedList, type ListValue } from '../platform/graphql/closed-list.js';

export const Light = closedList(
  'Light',
  'The answer at a glance, always shown with the number of places and its age, never by colour alone.',
  {
    GREEN: { it: 'verde', en: 'Enough places, said recently, and nothing stands in the way' },
    YELLOW: { it: 'giallo', en: 'Possible: phone first, because of the figure or of the people' },
    RED: { it: 'rosso', en: 'No place, or these people are not admitted' },
    GREY: { it: 'grigio', en: 'Nobody has ever said how many places there are: phone first' },
  },
);
export type Light = ListValue<typeof Light>;

export const FreshnessLevel = closedList(
  'FreshnessLevel',
  'How far a figure can be trusted for its age. It decays with the clock; the limits are set by the pool.',
  {
    FRESH: { it: 'aggiornato', en: 'Said recently enough to rely on' },
    AGEING: { it: 'da confermare', en: 'Past its validity: likely, to be confirmed by telephone' },
    STALE: { it: 'vecchio', en: 'Too old to rely on: phone first' },
    UNKNOWN: { it: 'mai dichiarato', en: 'Nobody has ever declared this pool' },
  },
);
export type FreshnessLevel = ListValue<typeof FreshnessLevel>;

export const CountedIn = closedList('CountedIn', 'The unit in which the places of a pool are counted.', {
  BED: { it: 'posti letto', en: 'Single beds: one guest, one place' },
  ROOM: { it: 'stanze', en: 'Rooms of one size: a household takes whole rooms' },
});
export type CountedIn = ListValue<typeof CountedIn>;

export const UnavailabilityReason = closedList(
  'UnavailabilityReason',
  'Why authorised places cannot be used for now.',
  {
    STAFF_SHORTAGE: { it: 'carenza di personale', en: 'Not enough staff to look after more guests' },
    MAINTENANCE: { it: 'manutenzione', en: 'Repairs or works in progress' },
    TURNAROUND: { it: 'riassetto del posto', en: 'Somebody has left and the place is not ready yet' },
    SANITARY_ISOLATION: { it: 'isolamento sanitario', en: 'Kept empty for a health reason' },
    COOLING_OFF: { it: 'periodo di decompressione', en: 'Kept empty for a while after a critical event' },
    SINGLE_USE_OF_DOUBLE: {
      it: 'doppia a uso singolo',
      en: 'A room for more people is used by one guest alone',
    },
    AUTHORISATION_SUSPENDED: {
      it: 'autorizzazione sospesa',
      en: 'The permission to operate is suspended for these places',
    },
    SEASONAL_CLOSURE: { it: 'chiusura stagionale', en: 'Closed in this season' },
    UTILITIES_FAILURE: { it: 'guasto alle utenze', en: 'No water, electricity or heating' },
    OTHER: { it: 'altro', en: 'Another reason, told in the note' },
  },
);
export type UnavailabilityReason = ListValue<typeof UnavailabilityReason>;

export const Channel = closedList('Channel', 'The way by which a figure reached the registry.', {
  WEB: { it: 'console web', en: 'Typed into the console by somebody signed in' },
  API: { it: 'API', en: "Sent by a partner's system" },
  LINK: { it: 'collegamento rapido', en: 'One tap on a personal link' },
  SMS: { it: 'SMS', en: 'By text message' },
  VOICE: { it: 'risponditore vocale', en: 'On the telephone keypad, to an automatic voice' },
  PHONE_BY_WORKER: {
    it: "telefonata dell'assistente sociale",
    en: 'Told on the telephone to a social worker, who wrote it down',
  },
  IMPORT: { it: 'importazione', en: 'Read from a file' },
  SYSTEM: { it: 'sistema', en: 'Worked out by the registry itself' },
});
export type Channel = ListValue<typeof Channel>;
