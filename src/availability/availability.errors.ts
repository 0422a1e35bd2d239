import { constraintCodes } from '../platform/database/constraints.js';
import { errorCatalogue } from '../platform/errors.js';

export const availabilityErrors = errorCatalogue({
  POOL_CLOSED: {
    en: 'This pool takes nobody any more. Search for another; if it is yours, reopen it first.',
    it: 'Questo modulo di posti non accoglie più. Cercarne un altro; se è il suo, prima riaprirlo.',
  },
  NEVER_DECLARED: {
    en: 'Nobody has ever counted this pool, so there is nothing to confirm. Say how many are inside.',
    it: 'Nessuno ha mai contato questo modulo: non c’è nulla da confermare. Indicare quante persone ci sono.',
  },
  EXPECTED_GUESTS_UNANSWERED: {
    en: 'Guests should have arrived here by now. Say whether they did: list them in arrivedPlacementIds, or record that they did not come.',
    it: 'Alcuni ospiti dovevano essere già arrivati. Indicare se ci sono (arrivedPlacementIds) oppure registrare che non si sono presentati.',
  },
});

constraintCodes({
  // Two acts that reach one pool at once are told apart by its lock; these hold where the lock would fail.
  bed_ledger_has_one_row_a_revision: 'CONFLICT',
  bed_pool_figures_are_not_negative: 'CONFLICT',
  bed_pool_count_has_an_instant: 'CONFLICT',
  declaration_is_not_negative: 'INVALID_INPUT',
  declaration_is_not_of_the_future: 'INVALID_INPUT',
  discrepancy_is_open_once: 'CONFLICT',
  bed_pool_is_counted_in_beds_or_rooms: 'INVALID_INPUT',
  bed_pool_serves_a_category: 'INVALID_INPUT',
});
