import { closedList, type ListValue } from '../../platform/graphql/closed-list.js';
import type { Words } from '../../platform/language.js';
import type { LedgerKind } from '../ledger/move-pool.sql.js';

export const PoolChangeKind = closedList('PoolChangeKind', 'What changed a pool: one entry of its ledger.', {
  OPENED: { it: 'aperto', en: 'The pool was opened' },
  DECLARED: { it: 'dichiarato', en: 'Somebody counted the places' },
  REAFFIRMED: { it: 'confermato', en: 'Somebody said that the figures were still true' },
  DISPUTED: { it: 'contestato', en: 'Somebody found no bed there' },
  HELD: { it: 'tenuto', en: 'Places were held while a worker telephoned' },
  EXTENDED: { it: 'prolungato', en: 'A hold was given more time' },
  CONFIRMED: { it: 'collocamento confermato', en: 'A hold was confirmed' },
  LAPSED: { it: 'scaduto', en: 'A hold ran out of time' },
  RELEASED: { it: 'rilasciato', en: 'A promise was given back' },
  REFUSED: { it: 'rifiutato', en: 'A promise was refused' },
  ARRIVED: { it: 'arrivato', en: 'Guests arrived' },
  NO_SHOW: { it: 'non presentato', en: 'Guests did not come' },
  ENDED: { it: 'concluso', en: 'A stay ended' },
  STAY_RECORDED: { it: 'permanenza registrata', en: 'Guests were found to be inside without a hold' },
  READY: { it: 'riassettato', en: 'Places were made ready' },
  OUT_OF_SERVICE_CHANGED: { it: 'fuori servizio variato', en: 'Places went out of service, or came back' },
  SURGE_CHANGED: { it: 'posti straordinari variati', en: 'Extra places were switched on or off' },
  EDITED: { it: 'modificato', en: 'What the pool is was changed' },
  CLOSED: { it: 'chiuso', en: 'The pool was closed' },
  REOPENED: { it: 'riaperto', en: 'The pool was opened again' },
} satisfies Record<LedgerKind, Words>);
export type PoolChangeKind = ListValue<typeof PoolChangeKind>;
