import { constraintCodes } from '../../platform/database/constraints.js';
import { errorCatalogue } from '../../platform/errors.js';

export const emergencyErrors = errorCatalogue({
  GLASS_NOT_NEEDED: {
    en: 'You already reach this case: it is of your own district. Open it as usual.',
    it: 'Questo intervento le è già accessibile: è del suo distretto. Aprirlo come di consueto.',
  },
  EMERGENCY_OVER: {
    en: 'Your emergency access is over. If the emergency goes on, take it again and say why.',
    it: 'Il suo accesso d’emergenza è terminato. Se l’emergenza continua, riprenderlo indicando il motivo.',
  },
  REVIEW_BY_ANOTHER: {
    en: 'You took this emergency access yourself: another person has to look at it.',
    it: 'Questo accesso d’emergenza è suo: deve esaminarlo un’altra persona.',
  },
  ALREADY_REVIEWED: {
    en: 'Somebody has already looked at this emergency access. Read what they found.',
    it: 'Qualcuno ha già esaminato questo accesso d’emergenza. Leggere che cosa ha rilevato.',
  },
});

constraintCodes({ emergency_access_is_reviewed_by_another: 'REVIEW_BY_ANOTHER' });
