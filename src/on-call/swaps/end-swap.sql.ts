import type { TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';

const end = statement(
  'end-swap',
  'update shift_swap w set ending = $2, ended_at = $3, ended_by = $4 where w.id = $1',
);

export function endSwap(
  { em, now, actor }: TransactionContext,
  id: string,
  ending: 'ACCEPTED' | 'REFUSED' | 'WITHDRAWN',
) {
  return end(em, [id, ending, now, actor.id]);
}
