import { lockPools } from '../availability/index.js';
import type { ClosingAnswer } from '../interventions/index.js';
import type { TransactionContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { lockPlacements } from './act-on-placement.js';
import { stateOf } from './placement.rules.js';
import { giveBack } from './release-placement.js';

const openPromises = statement<{ id: string; poolId: string }>(
  'open-promises-of-case',
  `-- Which places are still promised to this locked case?
   select p.id, p.pool_id as "poolId"
   from placement p where p.intervention_id = $1 and p.promise_ended_at is null`,
);

/** When a case closes its open holds are given back; a confirmed placement that nobody answered for stands in the way. */
export async function releaseOpenHolds(
  tx: TransactionContext,
  interventionId: string,
): Promise<ClosingAnswer> {
  const open = await openPromises(tx.em, [interventionId]);
  if (open.length === 0) return { unanswered: [] };
  const pools = await lockPools(tx.em, [...new Set(open.map(({ poolId }) => poolId))]);
  const unanswered: string[] = [];
  for (const placement of await lockPlacements(
    tx,
    open.map(({ id }) => id),
  )) {
    const now = pools.get(placement.poolId)?.now ?? tx.now;
    if (!placement.isPromised) continue;
    if (stateOf(placement, now) === 'CONFIRMED') unanswered.push(placement.id);
    else await giveBack(tx, { placement, now }, null);
  }
  return { unanswered };
}
