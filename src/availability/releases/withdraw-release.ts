import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import { once } from '../../platform/request-key.js';
import { lockedFor, type Reporter, reporterOn } from '../counting/reporter.js';
import type { BedPool } from '../pools/bed-pool.entity.js';
import { visiblePool } from '../pools/pools-in-sight.js';
import type { WithdrawReleaseInput } from './expected-release.input.js';

const withdraw = statement<{ id: string }>(
  'withdraw-release',
  `-- Is this of that pool? Then it is not expected any more; the first who says so stands.
   update expected_release r set withdrawn_at = coalesce(r.withdrawn_at, registry_now()),
     withdrawn_by = coalesce(r.withdrawn_by, $3)
   where r.id = $1 and r.pool_id = $2
   returning r.id`,
);

/** Takes back that places were expected to be free. */
export async function withdrawRelease(ctx: RequestContext, input: WithdrawReleaseInput): Promise<BedPool> {
  const reporter = await reporterOn(ctx, input.poolId);
  await once(ctx, { operation: 'withdrawRelease', input }, (tx) => takeBack(tx, input, reporter));
  return visiblePool(ctx, input.poolId);
}

async function takeBack(
  tx: TransactionContext,
  { poolId, releaseId }: WithdrawReleaseInput,
  reporter: Reporter,
) {
  const pool = await lockedFor(tx, reporter, poolId);
  const [gone] = isId(releaseId) ? await withdraw(tx.em, [releaseId, pool.id, reporter.actor.id]) : [];
  if (!gone) throw new Refusal('NOT_FOUND');
  return { id: pool.id };
}
