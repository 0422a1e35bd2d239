import { constraintCodes } from '../database/constraints.js';
import { errorCatalogue } from '../errors.js';

export const dataKeyErrors = errorCatalogue({
  RECORD_ERASED: {
    en: 'What was kept here was erased for good. Nothing more can be written in it.',
    it: 'Ciò che era conservato qui è stato cancellato per sempre. Non vi si può più scrivere.',
  },
});

constraintCodes({ data_key_is_kept_or_destroyed: 'CONFLICT' });
