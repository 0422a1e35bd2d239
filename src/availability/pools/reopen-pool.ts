import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { once } from '../../platform/request-key.js';
import { movePool } from '../ledger/move-pool.sql.js';
import type { BedPool } from './bed-pool.entity.js';
import { keepingChannel, keptPool } from './kept-pool.js';
import type { PoolActInput } from './pool-keeping.input.js';
import { visiblePool } from './pools-in-sight.js';

/** Opens a closed pool again, with the places and the count it had. */
export async function reopenPool(ctx: RequestContext, input: PoolActInput): Promise<BedPool> {
  const { id } = await once(ctx, { operation: 'reopenPool', input }, (tx) => reopen(tx, input));
  return visiblePool(ctx, id);
}

async function reopen(tx: TransactionContext, input: PoolActInput) {
  const { pool, figures } = await keptPool(tx, input);
  if (figures.isClosed) {
    const actorId = tx.actor.id;
    await movePool(tx.em, {
      poolId: pool.id,
      kind: 'REOPENED',
      actorId,
      channel: keepingChannel(tx),
      closed: false,
    });
  }
  return { id: pool.id };
}
