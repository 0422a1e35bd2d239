import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { invalidInput } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { movePool } from '../ledger/move-pool.sql.js';
import type { BedPool } from '../pools/bed-pool.entity.js';
import { visiblePool } from '../pools/pools-in-sight.js';
import type { MarkReadyInput } from './counting.input.js';
import { lockedFor, type Reporter, reporterOn } from './reporter.js';

/** Places left by guests are made up again and can be used. */
export async function markReady(ctx: RequestContext, input: MarkReadyInput): Promise<BedPool> {
  const reporter = await reporterOn(ctx, input.poolId);
  await once(ctx, { operation: 'markReady', input }, (tx) => makeReady(tx, input, reporter));
  return visiblePool(ctx, input.poolId);
}

async function makeReady(tx: TransactionContext, input: MarkReadyInput, reporter: Reporter) {
  const { actor, channel } = reporter;
  const pool = await lockedFor(tx, reporter, input.poolId);
  const places = input.places ?? pool.turnaround;
  if (places > pool.turnaround) throw invalidInput('places', onlyWaiting(pool.turnaround));
  if (places > 0) {
    await movePool(tx.em, {
      poolId: pool.id,
      kind: 'READY',
      actorId: actor.id,
      channel,
      outOfService: -places,
      outOfServiceReason: 'TURNAROUND',
      turnaround: -places,
    });
  }
  return { id: pool.id };
}

function onlyWaiting(places: number) {
  return {
    en: `only ${places} are waiting to be made ready.`,
    it: `solo ${places} sono in attesa di riassetto.`,
  };
}
