import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { once } from '../../platform/request-key.js';
import { movePool } from '../ledger/move-pool.sql.js';
import type { BedPool } from './bed-pool.entity.js';
import { keepingChannel, keptPool } from './kept-pool.js';
import type { PoolActInput } from './pool-keeping.input.js';
import { visiblePool } from './pools-in-sight.js';

/**
 * Closes a pool: from now on it has no places, and nobody is promised one. Who is inside or expected stays, and shows
 * as overcommitted: nobody is silently dropped.
 */
export async function closePool(ctx: RequestContext, input: PoolActInput): Promise<BedPool> {
  const { id } = await once(ctx, { operation: 'closePool', input }, (tx) => close(tx, input));
  return visiblePool(ctx, id);
}

async function close(tx: TransactionContext, input: PoolActInput) {
  const { pool, figures } = await keptPool(tx, input);
  if (!figures.isClosed) {
    const actorId = tx.actor.id;
    await movePool(tx.em, {
      poolId: pool.id,
      kind: 'CLOSED',
      actorId,
      channel: keepingChannel(tx),
      closed: true,
    });
  }
  return { id: pool.id };
}
