import { constraintCodes } from '../platform/database/constraints.js';
import { errorCatalogue } from '../platform/errors.js';

export const placementErrors = errorCatalogue({
  NO_BED_LEFT: {
    en: 'There is no room left for these places. Search again: the next best is a tap away.',
    it: 'Non c’è più posto. Ripetere la ricerca: la prossima soluzione è a un tocco.',
  },
  HOLD_LAPSED: {
    en: 'The time of this hold ran out and its places are free again. Hold again: it is one tap.',
    it: 'L’opzione è scaduta e i posti sono di nuovo liberi. Opzionare di nuovo: basta un tocco.',
  },
  ALREADY_EXTENDED: {
    en: 'This hold was already made longer once. Confirm it, or hold again when it has lapsed.',
    it: 'Questa opzione è già stata prorogata una volta. Confermarla, o opzionare di nuovo quando scade.',
  },
  WRONG_STATE: {
    en: 'This cannot be done with a placement that is {stateInWords}. Look at what may be done with it now.',
    it: 'Non si può fare con un collocamento {stateInWords}. Guardare che cosa si può fare adesso.',
  },
  TOO_MANY_HOLDS: {
    en: 'This intervention already has three open holds. Release one first.',
    it: 'Questo intervento ha già tre opzioni aperte. Rilasciarne prima una.',
  },
  NO_AGREEMENT: {
    en: 'There is no agreement with that territory. To hold there all the same, say why in overrideReason.',
    it: 'Non c’è un accordo con quel territorio. Per opzionare comunque, indicare il motivo in overrideReason.',
  },
  NOT_SUITABLE: {
    en: 'This place is not suitable for these people. The reason is not told, and no stated reason changes it. Choose another.',
    it: 'Questo posto non è idoneo per queste persone. Il motivo non viene detto, e nessuna motivazione lo cambia. Sceglierne un altro.',
  },
  NOT_ADMITTED: {
    en: 'The shelter would not take these people: {why} To hold all the same, say why in overrideReason.',
    it: 'La struttura non accoglierebbe queste persone: {why} Per opzionare comunque, indicare il motivo in overrideReason.',
  },
});

// The rules speak first; these hold where two acts meet and a lock would fail.
constraintCodes({
  placement_takes_places: 'INVALID_INPUT',
  placement_arrives_with_places: 'CONFLICT',
  placement_begins_with_a_hold_or_an_arrival: 'CONFLICT',
  placement_hold_expires: 'CONFLICT',
  placement_hold_is_short: 'INVALID_INPUT',
  placement_refusal_has_actor_and_reason: 'CONFLICT',
  placement_ends_after_arrival: 'INVALID_INPUT',
  placement_promise_is_settled_by_its_end: 'CONFLICT',
  placement_promise_is_of_a_hold: 'CONFLICT',
});
