import { closedList, type ListValue } from '../platform/graphql/closed-list.js';

export const Corps = closedList('Corps', 'The law-enforcement body that called.', {
  POLIZIA_DI_STATO: { it: 'Polizia di Stato', en: 'State police' },
  POLIZIA_FERROVIARIA: { it: 'Polizia ferroviaria', en: 'Railway police' },
  POLIZIA_STRADALE: { it: 'Polizia stradale', en: 'Traffic police' },
  POLIZIA_DI_FRONTIERA: { it: 'Polizia di frontiera', en: 'Border police' },
  CARABINIERI: { it: 'Carabinieri', en: 'Carabinieri' },
  CARABINIERI_FORESTALI: { it: 'Carabinieri forestali', en: 'Carabinieri, forestry units' },
  GUARDIA_DI_FINANZA: { it: 'Guardia di finanza', en: 'Financial and customs police' },
  POLIZIA_LOCALE: { it: 'Polizia locale', en: 'Municipal police' },
  POLIZIA_PROVINCIALE: { it: 'Polizia provinciale', en: 'Provincial police' },
  POLIZIA_PENITENZIARIA: { it: 'Polizia penitenziaria', en: 'Prison police' },
  GUARDIA_COSTIERA: { it: 'Guardia costiera', en: 'Coast guard' },
});
export type Corps = ListValue<typeof Corps>;

export { CallerKind } from '../territory/index.js';

export const InterventionState = closedList(
  'InterventionState',
  'Where an intervention stands. With several placements it is that of the least advanced one still alive.',
  {
    OPEN: { it: 'aperto', en: 'The call has been taken' },
    SEARCHING: { it: 'in ricerca', en: 'A place is being looked for' },
    PLACING: { it: 'in collocamento', en: 'Places are held while the worker telephones' },
    IN_TRANSIT: { it: 'in viaggio', en: 'A shelter is waiting for the guests' },
    PLACED: { it: 'collocato', en: 'All the guests have arrived' },
    HANDED_OVER: { it: 'passato ai servizi', en: 'The case is with the competent offices' },
    CLOSED: { it: 'chiuso', en: 'Ended, with an outcome' },
  },
);
export type InterventionState = ListValue<typeof InterventionState>;

export const InterventionOutcome = closedList(
  'InterventionOutcome',
  'How an intervention ended. None is closed without one.',
  {
    PLACED_IN_DISTRICT: { it: 'collocato nel distretto', en: 'Hosted in a shelter of the own district' },
    PLACED_IN_NEIGHBOUR: {
      it: 'collocato in un distretto confinante',
      en: 'Hosted in a shelter of a bordering district',
    },
    PLACED_IN_REGION: { it: 'collocato in regione', en: 'Hosted elsewhere in the region' },
    PLACED_OUT_OF_REGION: { it: 'collocato fuori regione', en: 'Hosted outside the region' },
    PLACED_PROTECTED: {
      it: 'collocato in luogo protetto',
      en: 'Hosted in a protected place: what those outside the case read, never entered',
    },
    HOTEL_NIGHT: { it: 'notte in albergo', en: 'A night in a hotel' },
    HOSPITAL: { it: 'ospedale', en: 'Taken to hospital' },
    FAMILY_OR_NETWORK: { it: 'familiari o rete', en: 'Hosted by relatives, friends or neighbours' },
    RETURNED_HOME_SAFE: { it: 'rientro a casa in sicurezza', en: 'Went back home, and it is safe' },
    PHONE_ADVICE: { it: 'consulenza telefonica', en: 'Advice on the telephone was enough' },
    REFERRED: { it: 'inviato ad altro servizio', en: 'Passed to another service' },
    REFUSED_BY_PERSON: { it: 'rifiuto della persona', en: 'The person did not want what was offered' },
    PERSON_LEFT: { it: 'la persona si è allontanata', en: 'The person left before a solution' },
    NO_PLACE_FOUND: { it: 'nessun posto trovato', en: 'No place was found' },
    NOT_AN_EMERGENCY: { it: "non è un'emergenza", en: 'It could wait for the offices to open' },
    OUT_OF_SCOPE_CIVIL_PROTECTION: {
      it: 'di competenza della protezione civile',
      en: 'A disaster: a matter for civil protection',
    },
    DUPLICATE: { it: 'doppione', en: 'The same emergency as another intervention' },
    JUDICIAL_CUSTODY: { it: 'custodia giudiziaria', en: 'Kept in custody by a judicial authority' },
  },
);
export type InterventionOutcome = ListValue<typeof InterventionOutcome>;

export const TimelineKind = closedList('TimelineKind', 'One kind of thing that happens in a case.', {
  OPENED: { it: 'aperto', en: 'The call was taken' },
  CALL_SAVED: { it: 'segnalazione salvata', en: 'What the caller reported was added to or corrected' },
  SEARCHED: { it: 'ricerca', en: 'Beds were looked for; the entry keeps what was shown' },
  HELD: { it: 'posti opzionati', en: 'Places were held' },
  EXTENDED: { it: 'opzione prorogata', en: 'A hold was made longer' },
  LAPSED: { it: 'opzione scaduta', en: 'The time of a hold ran out' },
  CONFIRMED: { it: 'confermato', en: 'A shelter agreed to receive the guests' },
  RELEASED: { it: 'posti rilasciati', en: 'Places were given back' },
  REFUSED: { it: 'rifiuto', en: 'Somebody said no' },
  TOLD_CALLER: { it: 'pattuglia informata', en: 'The caller was told the solution, or that there is none' },
  ARRIVED: { it: 'arrivo', en: 'The guests arrived' },
  STAY_RECORDED: { it: 'presenza registrata', en: 'Guests who were already inside were recorded' },
  NO_SHOW: { it: 'mancata presentazione', en: 'The guests never came' },
  ENDED: { it: 'accoglienza conclusa', en: 'The guests left the shelter' },
  NO_ANSWER: { it: 'nessuna risposta', en: 'Somebody was called for a place and did not answer' },
  NOTE: { it: 'annotazione', en: 'Something the team wrote down' },
  TAKEN_OVER: { it: 'presa in carico', en: 'Another worker of the district took the case over' },
  MEDIATOR_ASSIGNED: {
    it: 'mediatore assegnato',
    en: 'A cultural mediator was called in, replaced or sent home',
  },
  CLOSED: { it: 'chiuso', en: 'The case ended, with an outcome' },
});
export type TimelineKind = ListValue<typeof TimelineKind>;
