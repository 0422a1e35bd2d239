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

export const CallOutcome = closedList('CallOutcome', 'What became of a call that opened no case.', {
  REDIRECTED: { it: 'indirizzata ad altri', en: 'The caller was sent to the service that answers them' },
  ADVICE_GIVEN: { it: 'consulenza telefonica', en: 'Advice was enough' },
  NO_ACTION: { it: 'nessuna azione', en: 'Nothing had to be done' },
  WRONG_NUMBER: { it: 'chiamata errata', en: 'The caller wanted somebody else' },
  TEST: { it: 'chiamata di prova', en: 'To see whether somebody answers' },
});
export type CallOutcome = ListValue<typeof CallOutcome>;

export const ContactAnswer = closedList('ContactAnswer', 'What somebody answered who was asked for help.', {
  YES: { it: 'sì', en: 'Yes' },
  NO: { it: 'no', en: 'No' },
  MAYBE: { it: 'forse', en: 'Perhaps, or under conditions' },
  WILL_CALL_BACK: { it: 'richiama', en: 'They call back' },
  NO_ANSWER: { it: 'nessuna risposta', en: 'Nobody answered' },
});
export type ContactAnswer = ListValue<typeof ContactAnswer>;

export const ContactParty = closedList('ContactParty', 'Who was asked for help in a case.', {
  SHELTER: { it: 'struttura', en: 'A shelter' },
  MEDIATOR: { it: 'mediatore', en: 'A cultural mediator or an interpreter' },
  SERVICE: { it: 'servizio o risorsa', en: 'A service, or another resource' },
  OFFICE: { it: 'ufficio', en: 'An office or an authority' },
  NETWORK: { it: 'familiari o rete', en: 'Relatives, friends or neighbours' },
});
export type ContactParty = ListValue<typeof ContactParty>;

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
  CALL_RECORDED: { it: 'nuova segnalazione', en: 'Somebody called again, or somebody else did' },
  CONTACTED: {
    it: 'contatto',
    en: 'Somebody was asked for help: a shelter, a mediator, a service; with the answer',
  },
  ACCOMPANIED: { it: 'accompagnamento in ospedale', en: 'People were accompanied to a hospital' },
  TRANSPORTED: { it: 'trasporto', en: 'People were taken somewhere; with who takes charge of them' },
  RESOURCE_MOBILISED: { it: 'risorsa attivata', en: 'A service or another resource was put to work' },
  SUBJECT_ADDED: { it: 'persona aggiunta', en: 'Somebody was added to the case' },
  SUBJECT_CHANGED: { it: 'persona aggiornata', en: 'What is known of somebody was added to or corrected' },
  SUBJECTS_MERGED: { it: 'schede unite', en: 'Two records turned out to be one person' },
  SUBJECTS_UNMERGED: { it: 'schede separate', en: 'They turned out to be two people after all' },
  HOUSEHOLD_LINKED: { it: 'nucleo indicato', en: 'It was said who stays together' },
  TAKEN_OVER: { it: 'presa in carico', en: 'Another worker of the district took the case over' },
  MEDIATOR_ASSIGNED: {
    it: 'mediatore assegnato',
    en: 'A cultural mediator was called in, replaced or sent home',
  },
  CLOSED: { it: 'chiuso', en: 'The case ended, with an outcome' },
  REMOVAL_RECORDED: {
    it: 'allontanamento ex art. 403 c.c.',
    en: 'A child was brought to safety under art. 403 of the civil code',
  },
  MINOR_FOUND: { it: 'minore straniero non accompagnato', en: 'An unaccompanied foreign minor was found' },
  DEADLINE_FULFILLED: { it: 'termine adempiuto', en: 'What was due was done' },
  DEADLINE_CANCELLED: { it: 'termine annullato', en: 'A deadline was found not to apply' },
  DEADLINE_MOVED: { it: 'termine ricalcolato', en: 'A fact learned later moved a deadline' },
  DEADLINE_WATCHED: { it: 'termine altrui seguito', en: 'The term of another office is watched' },
  STEP_TICKED: { it: 'passo svolto', en: 'A step of the procedure was done' },
  STEP_UNTICKED: { it: 'passo riaperto', en: 'A step of the procedure was found not done after all' },
  STEP_SKIPPED: { it: 'passo tralasciato', en: 'A step of the procedure was left out, with a reason' },
});
export type TimelineKind = ListValue<typeof TimelineKind>;

export const DeadlineKind = closedList('DeadlineKind', 'What is due.', {
  ART403_ORAL_NOTICE: {
    it: 'avviso orale al pubblico ministero minorile',
    en: 'Tell the juvenile prosecutor, by voice and at once, of a removal under art. 403',
  },
  ART403_WRITTEN_TRANSMISSION: {
    it: 'trasmissione scritta al pubblico ministero minorile',
    en: 'Send the juvenile prosecutor the decision, the papers and a report',
  },
  ART403_PROSECUTOR_REQUEST: {
    it: 'richiesta di convalida del pubblico ministero',
    en: 'The prosecutor asks the court to confirm, or revokes; watched, not ours',
  },
  ART403_COURT_DECREE: {
    it: 'decreto del tribunale per i minorenni',
    en: 'The juvenile court decides, names a guardian and fixes a hearing; watched, not ours',
  },
  ART403_HEARING: {
    it: 'udienza davanti al tribunale per i minorenni',
    en: 'The parties are heard; watched, not ours',
  },
  MSNA_REPORT: {
    it: 'segnalazione del minore straniero non accompagnato',
    en: 'Report an unaccompanied foreign minor to Questura, prosecutor, Comune and information system',
  },
  MUNICIPALITY_NOTICE: {
    it: 'comunicazione al Comune',
    en: 'Tell the Comune that one of its people was given a place',
  },
  HANDOVER_TO_SERVICES: {
    it: 'consegna del caso ai servizi',
    en: 'Hand the case to the offices that go on with it',
  },
  LAW_ENFORCEMENT_CALLBACK: {
    it: 'richiamata alla pattuglia',
    en: 'Call the patrol back with a solution, or with none',
  },
  ON_SITE_INTERVENTION: { it: 'intervento sul posto', en: 'Be where the people are' },
  EMERGENCY_STAY_REVIEW: {
    it: 'rivalutazione dell’accoglienza',
    en: 'Decide what comes after an emergency stay, before it is over',
  },
  DATA_BREACH_NOTICE: {
    it: 'notifica al Garante della violazione di dati',
    en: 'Notify the data-protection authority of a breach',
  },
});
export type DeadlineKind = ListValue<typeof DeadlineKind>;
