import { constraintCodes } from '../platform/database/constraints.js';
import { errorCatalogue } from '../platform/errors.js';

export const availabilityErrors = errorCatalogue({
  POOL_CLOSED: {
    en: 'This pool is closed. Reopen it first.',
    it: 'Questo modulo di posti è chiuso. Prima riaprirlo.',
  },
});

constraintCodes({
  bed_pool_is_counted_in_beds_or_rooms: 'INVALID_INPUT',
  bed_pool_serves_a_category: 'INVALID_INPUT',
});
