import { closedList, type ListValue } from '../platform/graphql/closed-list.js';

export { DeadlineKind } from '../interventions/index.js';

export const DeadlineState = closedList('DeadlineState', 'How a deadline stands, by the clock.', {
  RUNNING: { it: 'in corso', en: 'It runs' },
  DUE: { it: 'in scadenza', en: 'It is about to be due, or due at once' },
  PAST: { it: 'scaduto', en: 'It was not done in time; the coordinator is told' },
  FULFILLED: { it: 'adempiuto', en: 'It was done' },
  CANCELLED: { it: 'annullato', en: 'It did not apply, or applies no more' },
});
export type DeadlineState = ListValue<typeof DeadlineState>;

export const DutyBearer = closedList('DutyBearer', 'Who has to do it.', {
  WORKER: { it: 'assistente sociale del caso', en: 'The social worker of the case' },
  COORDINATOR: { it: 'coordinatore', en: 'The coordinator of the district' },
  PROSECUTOR: { it: 'pubblico ministero minorile', en: 'The juvenile prosecutor: watched, not ours' },
  JUVENILE_COURT: { it: 'tribunale per i minorenni', en: 'The juvenile court: watched, not ours' },
  CONTROLLER: { it: 'titolare del trattamento', en: 'The authority that answers for the data' },
});
export type DutyBearer = ListValue<typeof DutyBearer>;

export const DeadlineEvent = closedList('DeadlineEvent', 'The recorded fact with which a deadline begins.', {
  CALL: { it: 'segnalazione ricevuta', en: 'The call came in' },
  REMOVAL: { it: 'collocamento ex art. 403 c.c.', en: 'A child was brought to safety under art. 403' },
  TRANSMISSION: { it: 'trasmissione al pubblico ministero', en: 'The papers were sent to the prosecutor' },
  REQUEST: { it: 'richiesta di convalida', en: 'The prosecutor asked the court' },
  DECREE: { it: 'decreto del tribunale', en: 'The court decided' },
  MINOR_FOUND: { it: 'rintraccio del minore', en: 'An unaccompanied foreign minor was found' },
  PLACEMENT: { it: 'collocamento', en: 'A shelter agreed to receive them, or they arrived' },
  ARRIVAL: { it: 'ingresso in struttura', en: 'The guests arrived' },
  OUTCOME: { it: 'esito registrato', en: 'The case ended, with an outcome' },
  BREACH_KNOWN: { it: 'conoscenza della violazione', en: 'Somebody became aware of a breach of data' },
});
export type DeadlineEvent = ListValue<typeof DeadlineEvent>;

export const StepBearer = closedList('StepBearer', 'Who does a step of a procedure.', {
  WORKER: { it: 'assistente sociale', en: 'The social worker on duty' },
  COORDINATOR: { it: 'coordinatore', en: 'The coordinator' },
  MEDIATOR: { it: 'mediatore culturale', en: 'The cultural mediator' },
  LAW_ENFORCEMENT: { it: 'forze dell’ordine', en: 'The patrol' },
  HEALTH_SERVICE: { it: 'servizio sanitario', en: 'The emergency room, 118 or the health unit' },
  SHELTER: { it: 'struttura', en: 'The shelter that receives' },
});
export type StepBearer = ListValue<typeof StepBearer>;

export const StepState = closedList('StepState', 'How a step of a running procedure stands.', {
  OPEN: { it: 'da svolgere', en: 'Nobody has said anything of it yet' },
  TICKED: { it: 'svolto', en: 'It was done' },
  SKIPPED: { it: 'tralasciato', en: 'It was left out, with a reason' },
});
export type StepState = ListValue<typeof StepState>;
