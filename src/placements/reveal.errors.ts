import { constraintCodes } from '../platform/database/constraints.js';
import { errorCatalogue } from '../platform/errors.js';

export const revealErrors = errorCatalogue({
  ADDRESS_NOT_KEPT: {
    en: 'No address is kept of this shelter: that is what protects it. Call its contact and agree where to meet.',
    it: 'Di questa struttura non si conserva l’indirizzo: è ciò che la protegge. Chiamare il suo contatto e concordare dove incontrarsi.',
  },
  ADDRESS_NOT_SECRET: {
    en: 'This shelter is not guarded: its directions already tell the address.',
    it: 'Questa struttura non è protetta: le indicazioni dicono già l’indirizzo.',
  },
  NOT_REVEALED: {
    en: 'The address was not revealed to you. If the directions do not suffice, reveal it and say why.',
    it: 'L’indirizzo non le è stato rivelato. Se le indicazioni non bastano, rivelarlo indicando il motivo.',
  },
  GRANT_ENDED: {
    en: 'The time to read this address is over. While somebody is still on the way, reveal it again and say why.',
    it: 'Il tempo per leggere questo indirizzo è finito. Se qualcuno è ancora in viaggio, rivelarlo di nuovo indicando il motivo.',
  },
});

constraintCodes({ address_grant_is_one: 'CONFLICT' });
