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
  DISTRICT_NAME_TAKEN: {
    en: 'Another district is called so. Choose another name.',
    it: 'Un altro distretto si chiama così. Scegliere un altro nome.',
  },
  MUNICIPALITY_TAKEN: {
    en: 'These comuni belong to another district: {names}. Take them out of it first.',
    it: 'Questi comuni appartengono a un altro distretto: {names}. Prima vanno tolti da quello.',
  },
  MUNICIPALITY_IN_USE: {
    en: 'These comuni have open shelters of this district and cannot leave it: {names}. Close those shelters or move them first.',
    it: 'Questi comuni hanno strutture attive di questo distretto e non possono lasciarlo: {names}. Prima chiudere o spostare quelle strutture.',
  },
});

constraintCodes({
  district_agreement_is_held_once: 'AGREEMENT_EXISTS',
  district_agreement_does_not_overlap: 'AGREEMENT_EXISTS',
  district_name_is_unique: 'DISTRICT_NAME_TAKEN',
  district_freshness_decays: 'INVALID_INPUT',
  district_agreement_lasts: 'INVALID_INPUT',
});
