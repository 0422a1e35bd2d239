import { closedList, type ListValue } from '../platform/graphql/closed-list.js';

export const PlacementState = closedList(
  'PlacementState',
  'Where a placement stands; worked out from what happened and from the clock.',
  {
    HELD: { it: 'opzionato', en: 'Places kept for a while, as the worker telephones' },
    LAPSED: { it: 'scaduto', en: 'The time of the hold ran out; the places are free again' },
    RELEASED: { it: 'rilasciato', en: 'Given back by the service' },
    REFUSED: { it: 'rifiutato', en: 'The shelter, the person or the service said no' },
    CONFIRMED: { it: 'confermato', en: 'The shelter is waiting for the guests' },
    NO_SHOW: { it: 'non presentato', en: 'The guests never came' },
    ARRIVED: { it: 'arrivato', en: 'The guests are inside' },
    OVERDUE: { it: 'oltre il termine', en: 'The guests are inside past the agreed stay' },
    ENDED: { it: 'concluso', en: 'The guests have left' },
  },
);
export type PlacementState = ListValue<typeof PlacementState>;

export const PlacementAction = closedList('PlacementAction', 'What may be done next with a placement.', {
  EXTEND: { it: 'proroga', en: 'Keep the places a little longer, once' },
  CONFIRM: { it: 'conferma', en: 'The shelter agrees to receive the guests' },
  RELEASE: { it: 'rilascia', en: 'Give the places back' },
  REFUSE: { it: 'registra il rifiuto', en: 'Record who said no, and why' },
  TELL_CALLER: { it: 'informa la pattuglia', en: 'Tell the patrol where to go' },
  RECORD_ARRIVAL: { it: "registra l'arrivo", en: 'The guests have arrived' },
  RECORD_NO_SHOW: { it: 'registra la mancata presentazione', en: 'The guests never came' },
  END: { it: 'concludi', en: 'The guests have left' },
});
export type PlacementAction = ListValue<typeof PlacementAction>;

export const RefusalActor = closedList('RefusalActor', 'Who said no to a placement.', {
  SHELTER: { it: 'struttura', en: 'The shelter' },
  PERSON: { it: 'persona', en: 'The person to be helped' },
  SERVICE: { it: 'servizio', en: 'The service itself' },
});
export type RefusalActor = ListValue<typeof RefusalActor>;

export const RefusalReason = closedList(
  'RefusalReason',
  'Why a placement was refused. Each reason belongs to one actor.',
  {
    NO_PLACE: { it: 'nessun posto', en: 'There is no place after all' },
    NO_FAMILY_UNIT: { it: 'nessuna unità familiare', en: 'No room where the household can stay together' },
    STAFF_SHORTAGE: { it: 'carenza di personale', en: 'Not enough staff tonight' },
    NO_NIGHT_ADMISSION: { it: 'nessun ingresso notturno', en: 'Nobody is let in at this hour' },
    AGE: { it: 'età', en: 'Too young or too old' },
    SEX: { it: 'sesso', en: 'Guests of another sex only' },
    CATEGORY: { it: 'categoria non accolta', en: 'Not the kind of need this shelter serves' },
    CHILDREN_NOT_ACCEPTED: { it: 'minori non accolti', en: 'Children are not taken' },
    PET_NOT_ACCEPTED: { it: 'animali non accolti', en: 'Animals are not taken' },
    ACCESSIBILITY: { it: 'accessibilità', en: 'A disability the building is not fit for' },
    HEALTH_NEEDS: { it: 'bisogni sanitari', en: 'Health needs that cannot be met there' },
    SUBSTANCE_USE: { it: 'uso di sostanze', en: 'Alcohol or drugs' },
    AGGRESSION_RISK: { it: 'rischio di aggressività', en: 'Fear of aggression' },
    INCOMPATIBLE_WITH_RESIDENTS: {
      it: 'incompatibile con gli ospiti presenti',
      en: 'Cannot stay with somebody who is already there; shown to others as NOT_SUITABLE',
    },
    TOO_CLOSE: {
      it: 'troppo vicina',
      en: 'Too near to a danger for this person; shown to others as NOT_SUITABLE',
    },
    OUTSIDE_CATCHMENT: { it: 'fuori bacino', en: 'From a territory this shelter does not serve' },
    DOCUMENTS_MISSING: { it: 'documenti mancanti', en: 'A paper is missing' },
    AUTHORISATION_MISSING: { it: 'autorizzazione mancante', en: 'An authorisation or decree is missing' },
    AGREEMENT_EXHAUSTED: { it: 'convenzione esaurita', en: 'The places or money agreed are used up' },
    PREVIOUS_EXCLUSION: {
      it: 'esclusione precedente',
      en: 'Was sent away from there before; shown to others as NOT_SUITABLE',
    },
    OUT_OF_SERVICE: { it: 'fuori servizio', en: 'The place cannot be used for now' },
    NO_ANSWER: { it: 'nessuna risposta', en: 'Nobody answered' },
    DECLARED_DATA_WRONG: { it: 'dati dichiarati errati', en: 'What the registry showed was wrong' },
    REFUSES_SHELTER: { it: 'rifiuta la struttura', en: 'Does not want that shelter' },
    REFUSES_DISTANCE: { it: 'rifiuta la distanza', en: 'Does not want to go so far' },
    REFUSES_SEPARATION: { it: 'rifiuta la separazione', en: 'Does not want the household to be split' },
    RETURNS_HOME: { it: 'torna a casa', en: 'Chooses to go home' },
    HAS_OWN_SOLUTION: { it: 'ha una soluzione propria', en: 'Has found a place alone' },
    LEFT: { it: 'si è allontanata', en: 'Has gone away' },
    NOT_REACHABLE: { it: 'non reperibile', en: 'Cannot be found or reached' },
    BETTER_OPTION: { it: 'soluzione migliore', en: 'A better place was found' },
    HOSPITAL_FIRST: { it: 'prima in ospedale', en: 'Has to be seen in hospital first' },
    JUDICIAL_ORDER: { it: "ordine dell'autorità giudiziaria", en: 'A judicial authority decided otherwise' },
    NOT_APPROPRIATE: { it: 'non appropriata', en: 'The worker judges the place wrong for this person' },
    OUT_OF_SCOPE: { it: 'fuori competenza', en: 'Not a matter for this service' },
    NOT_SUITABLE: {
      it: 'non idonea',
      en: 'Not suitable, the cause is not told: shown only, never entered',
    },
  },
);
export type RefusalReason = ListValue<typeof RefusalReason>;

/** The reasons each actor may give. NOT_SUITABLE is in none: it is shown, never entered. */
export const refusalReasonsOf: Record<RefusalActor, RefusalReason[]> = {
  SHELTER: [
    'NO_PLACE',
    'NO_FAMILY_UNIT',
    'STAFF_SHORTAGE',
    'NO_NIGHT_ADMISSION',
    'AGE',
    'SEX',
    'CATEGORY',
    'CHILDREN_NOT_ACCEPTED',
    'PET_NOT_ACCEPTED',
    'ACCESSIBILITY',
    'HEALTH_NEEDS',
    'SUBSTANCE_USE',
    'AGGRESSION_RISK',
    'INCOMPATIBLE_WITH_RESIDENTS',
    'TOO_CLOSE',
    'OUTSIDE_CATCHMENT',
    'DOCUMENTS_MISSING',
    'AUTHORISATION_MISSING',
    'AGREEMENT_EXHAUSTED',
    'PREVIOUS_EXCLUSION',
    'OUT_OF_SERVICE',
    'NO_ANSWER',
    'DECLARED_DATA_WRONG',
  ],
  PERSON: [
    'REFUSES_SHELTER',
    'REFUSES_DISTANCE',
    'REFUSES_SEPARATION',
    'RETURNS_HOME',
    'HAS_OWN_SOLUTION',
    'LEFT',
    'NOT_REACHABLE',
  ],
  SERVICE: ['BETTER_OPTION', 'HOSPITAL_FIRST', 'JUDICIAL_ORDER', 'NOT_APPROPRIATE', 'OUT_OF_SCOPE'],
};

export const AlertKind = closedList('AlertKind', 'What somebody has to look at now.', {
  GUESTS_LATE: { it: 'ospiti in ritardo', en: 'Guests should have arrived by now' },
  OVERCOMMITTED: {
    it: 'posti insufficienti',
    en: 'More people are inside or expected than there are places',
  },
  HOLD_LAPSES_SOON: { it: 'opzione in scadenza', en: 'A hold lapses within ten minutes' },
  DISCREPANCY: { it: 'discrepanza', en: 'The figures of a pool and what happened there do not agree' },
  GLASS_BROKEN: {
    it: 'accesso d’emergenza da esaminare',
    en: 'Emergency access was taken, and nobody else has looked at it yet',
  },
  ACCESS_CHANGED: {
    it: 'accessi modificati',
    en: 'Who may do what has changed, and nobody else has taken note of it yet',
  },
  SECRET_PLACE_CHANGED: {
    it: 'luogo protetto modificato da chi gestisce la struttura',
    en: 'Who keeps a guarded shelter changed its secret place, and nobody has taken note of it yet',
  },
  OPERATOR_WAITS: {
    it: 'operatore in attesa di garanzia',
    en: 'An operator or a system of a guarded shelter waits for the word of the coordinator',
  },
  UNUSUAL_READING: { it: 'letture insolite', en: 'Somebody read more than anybody needs, since yesterday' },
  DEADLINE_DUE: { it: 'termine in scadenza', en: 'Something is about to be due' },
  DEADLINE_PAST: { it: 'termine scaduto', en: 'Something was not done in time' },
});
export type AlertKind = ListValue<typeof AlertKind>;
