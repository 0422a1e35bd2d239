import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { invalidInput } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { movePool } from '../ledger/move-pool.sql.js';
import type { BedPool } from './bed-pool.entity.js';
import { keepingChannel, keptPool, refuseClosed } from './kept-pool.js';
import type { SetSurgeInput } from './pool-keeping.input.js';
import { visiblePool } from './pools-in-sight.js';

/** Adds places for a while, or takes them off; nothing else moves. */
export async function setSurge(ctx: RequestContext, input: SetSurgeInput): Promise<BedPool> {
  const { id } = await once(ctx, { operation: 'setSurge', input }, (tx) => set(tx, input));
  return visiblePool(ctx, id);
}

async function set(tx: TransactionContext, input: SetSurgeInput) {
  const { pool, figures } = await keptPool(tx, input);
  refuseClosed(figures);
  const until = input.places === 0 ? null : (input.until ?? null);
  if (until && until <= figures.now) throw invalidInput('until', mustBeAhead);
  await movePool(tx.em, {
    poolId: pool.id,
    kind: 'SURGE_CHANGED',
    actorId: tx.actor.id,
    channel: keepingChannel(tx),
    surge: { places: input.places, until },
  });
  return { id: pool.id };
}

const mustBeAhead = { en: 'it must be in the future.', it: 'deve essere nel futuro.' };
