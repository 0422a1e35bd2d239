import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { once } from '../../platform/request-key.js';
import { movePool } from '../ledger/move-pool.sql.js';
import type { BedPool } from '../pools/bed-pool.entity.js';
import { visiblePool } from '../pools/pools-in-sight.js';
import type { DisputeBedsInput } from './counting.input.js';
import { refuseTellingNote } from './refuse-telling-note.js';
import { lockedFor, type Reporter, reporterOn } from './reporter.js';

/** Somebody telephoned and there was no bed, no figure given: the pool ranks lower until it is declared again. */
export async function disputeBeds(ctx: RequestContext, input: DisputeBedsInput): Promise<BedPool> {
  const reporter = await reporterOn(ctx, input.poolId);
  await once(ctx, { operation: 'disputeBeds', input }, (tx) => dispute(tx, input, reporter));
  return visiblePool(ctx, input.poolId);
}

async function dispute(tx: TransactionContext, { poolId, note }: DisputeBedsInput, reporter: Reporter) {
  await refuseTellingNote(tx, poolId, note);
  const pool = await lockedFor(tx, reporter, poolId);
  const by = { actorId: reporter.actor.id, channel: reporter.channel };
  if (!pool.isDisputed)
    await movePool(tx.em, { poolId, kind: 'DISPUTED', ...by, disputed: true, note: note ?? null });
  return { id: poolId };
}
