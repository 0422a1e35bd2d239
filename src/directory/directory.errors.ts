import { constraintCodes } from '../platform/database/constraints.js';
import { errorCatalogue } from '../platform/errors.js';

export const directoryErrors = errorCatalogue({
  SHELTER_IN_USE: {
    en: 'Somebody is expected or staying in this shelter. Settle those placements first, then close it.',
    it: 'In questa struttura c’è qualcuno atteso o ospitato. Concludere prima quei collocamenti, poi chiuderla.',
  },
  SHELTER_CLOSED: {
    en: 'This shelter is closed and no longer changes.',
    it: 'Questa struttura è chiusa e non si modifica più.',
  },
  ORGANISATION_IN_USE: {
    en: 'This organisation still has shelters or services. Close those first.',
    it: 'Questo ente ha ancora strutture o servizi. Chiudere prima quelli.',
  },
  ORGANISATION_CLOSED: {
    en: 'This organisation is closed and no longer changes.',
    it: 'Questo ente è chiuso e non si modifica più.',
  },
  SERVICE_CLOSED: {
    en: 'This service is closed and no longer changes.',
    it: 'Questo servizio è chiuso e non si modifica più.',
  },
  NOT_GUARDED: {
    en: 'Only a guarded shelter has a secret place. Write the address of this one where everybody reads it.',
    it: 'Solo una struttura protetta ha un luogo segreto. L’indirizzo di questa si scrive dove tutti lo leggono.',
  },
  TOO_MANY_CRITERIA: {
    en: 'This pool already has {limit} criteria. Withdraw one first.',
    it: 'Questo modulo ha già {limit} criteri. Ritirarne prima uno.',
  },
});

constraintCodes({
  criterion_is_valid_for_a_while: 'INVALID_INPUT',
  shelter_stay_is_positive: 'INVALID_INPUT',
  service_has_a_place: 'INVALID_INPUT',
  contact_order_is_unique: 'CONFLICT',
  shelter_guarded_has_no_place: 'INVALID_INPUT',
  shelter_open_has_a_place: 'INVALID_INPUT',
});
