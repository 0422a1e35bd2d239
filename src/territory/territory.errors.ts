import { constraintCodes } from '../platform/database/constraints.js';
import { errorCatalogue } from '../platform/errors.js';

export const territoryErrors = errorCatalogue({
  AGREEMENT_EXISTS: {
    en: 'These two districts already have an agreement on some of those days. End it first, or choose other days.',
    it: 'Questi due distretti hanno già un accordo in alcuni di quei giorni. Concluderlo prima, o scegliere altri giorni.',
  },
  AGREEMENT_ENDED: {
    en: 'This agreement has already ended. Make a new one if the districts agree again.',
    it: 'Questo accordo è già concluso. Farne uno nuovo se i distretti si accordano ancora.',
  },
});

constraintCodes({
  district_name_is_unique: 'CONFLICT',
  district_agreement_is_held_once: 'AGREEMENT_EXISTS',
  district_agreement_does_not_overlap: 'AGREEMENT_EXISTS',
  district_freshness_decays: 'INVALID_INPUT',
  district_agreement_lasts: 'INVALID_INPUT',
});
