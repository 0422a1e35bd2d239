import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { declare } from '../ledger/declare.sql.js';
import { refuseIfMoved } from '../ledger/locked-pool.js';
import { presentFigures } from '../ledger/locked-pool.rules.js';
import type { BedPool } from '../pools/bed-pool.entity.js';
import { visiblePool } from '../pools/pools-in-sight.js';
import type { ConfirmBedsInput } from './counting.input.js';
import { reaffirmed } from './declaration.rules.js';
import { answerForGuests } from './declare-beds.js';
import { lockedFor, type Reporter, reporterOn } from './reporter.js';

/** Says that the figures shown are still true: one tap. Ends a dispute. */
export async function confirmBeds(ctx: RequestContext, input: ConfirmBedsInput): Promise<BedPool> {
  const reporter = await reporterOn(ctx, input.poolId);
  await once(ctx, { operation: 'confirmBeds', input }, (tx) => reaffirm(tx, input, reporter));
  return visiblePool(ctx, input.poolId);
}

/** The same inside the transaction of an act. */
export async function reaffirm(tx: TransactionContext, input: ConfirmBedsInput, reporter: Reporter) {
  const pool = await lockedFor(tx, reporter, input.poolId);
  refuseIfMoved(pool, input.expectedRevision);
  if (pool.counted === null) throw new Refusal('NEVER_DECLARED', presentFigures(pool));
  await answerForGuests(tx, pool, { ids: [], observedAt: pool.now, reporter });
  await declare(tx.em, {
    poolId: pool.id,
    kind: 'REAFFIRMED',
    actorId: reporter.actor.id,
    channel: reporter.channel,
    saidFree: null,
    observedAt: pool.now,
    moved: 0,
    outOfServiceReason: null,
    note: null,
    ...reaffirmed(pool),
  });
  return { id: pool.id };
}
