import { constraintCodes } from '../platform/database/constraints.js';
import { errorCatalogue } from '../platform/errors.js';

export const interventionErrors = errorCatalogue({
  CALLER_NOT_ACCEPTED: {
    en: 'This district does not answer such callers. It answers: {accepted}. Send them to the service that does, and keep the call with recordCall.',
    it: 'Questo distretto non risponde a questi chiamanti. Risponde a: {accepted}. Indirizzarli al servizio competente, e conservare la segnalazione con recordCall.',
  },
  INTERVENTION_CLOSED: {
    en: 'This intervention is closed. If the emergency goes on, open a new one.',
    it: 'Questo intervento è chiuso. Se l’emergenza continua, aprirne uno nuovo.',
  },
  ALREADY_CLOSED: {
    en: 'This intervention is already closed. Nothing more is needed.',
    it: 'Questo intervento è già chiuso. Non serve altro.',
  },
  NOT_ASSIGNED: {
    en: 'This case is with another worker. Take it over first, or ask them.',
    it: 'Questo intervento è seguito da un altro operatore. Prenderlo in carico prima, o chiedere a chi lo segue.',
  },
  NOT_READY_TO_CLOSE: {
    en: 'Before closing, still to do: {toDo}.',
    it: 'Prima di chiudere manca ancora: {toDo}.',
  },
});

constraintCodes({
  intervention_number_is_unique: 'CONFLICT',
  intervention_closes_with_an_outcome: 'CONFLICT',
  intervention_protected_outcome_is_never_entered: 'INVALID_INPUT',
  unmet_need_is_counted_once: 'ALREADY_CLOSED',
});
