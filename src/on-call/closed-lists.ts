import { closedList, type ListValue } from '../platform/graphql/closed-list.js';

export const SwapState = closedList('SwapState', 'Where a proposed swap stands.', {
  OPEN: { it: 'in attesa', en: 'Waits for an answer' },
  ACCEPTED: { it: 'accettato', en: 'A colleague took the shift' },
  REFUSED: { it: 'rifiutato', en: 'The colleague said no' },
  WITHDRAWN: { it: 'ritirato', en: 'Whoever proposed it took it back' },
  OVERTAKEN: { it: 'superato', en: 'The shift was changed or withdrawn meanwhile' },
  TOO_LATE: { it: 'scaduto', en: 'The shift began before anybody answered' },
});
export type SwapState = ListValue<typeof SwapState>;

export const OpenMatterKind = closedList('OpenMatterKind', 'What one shift leaves open to the next.', {
  INTERVENTION: { it: 'intervento aperto', en: 'A case that is not closed' },
  HOLD: { it: 'opzione in corso', en: 'Places held that lapse unless they are confirmed' },
  GUESTS_EXPECTED: { it: 'ospiti attesi', en: 'A shelter waits for guests who are on their way' },
  GUESTS_LATE: { it: 'ospiti in ritardo', en: 'Guests who should have arrived: ask whether they did' },
  DEADLINE: { it: 'termine', en: 'Something that has to be done by a time' },
});
export type OpenMatterKind = ListValue<typeof OpenMatterKind>;
