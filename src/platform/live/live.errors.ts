import { errorCatalogue } from '../errors.js';

export const liveErrors = errorCatalogue({
  TOO_SLOW: {
    en: 'Things change faster than you read them. Subscribe again with since "{cursor}": nothing is lost.',
    it: 'I cambiamenti arrivano più in fretta di quanto vengano letti. Iscriversi di nuovo con since "{cursor}": nulla va perso.',
  },
  STREAM_CLOSED: {
    en: 'The registry closes this stream. Subscribe again with since "{cursor}": nothing is lost.',
    it: 'Il registro chiude questo flusso. Iscriversi di nuovo con since "{cursor}": nulla va perso.',
  },
});
