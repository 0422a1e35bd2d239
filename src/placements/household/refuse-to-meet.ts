import { poolInSight } from '../../availability/index.js';
import type { TransactionContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { Refusal } from '../../platform/errors.js';
import { loadAll } from '../../platform/graphql/batch.js';
import type { Household } from './household-named.js';

/** Of those who look who is in a shelter before they put somebody there. */
const lockClass = 726_605;

const oneAtATime = guardedStatement(
  'look-into-shelters',
  `-- Two holds in one shelter that may concern each other pass one at a time: each sees whom the other brought.
   select pg_advisory_xact_lock(${lockClass}, hashtext(s.id::text))
   from (select distinct unnest($1::uuid[]) as id order by 1) s`,
);

const meet = guardedStatement<{ found: boolean }>(
  'must-not-meet',
  `-- Must one of these people not meet somebody who is there, or expected? One bit, and never whom.
   select must_not_meet($1::uuid[], $2) as found`,
);

/**
 * Nobody is put where somebody is whom they must not meet, or who must not meet them. One answer, whatever the cause; no
 * stated reason overrides it.
 * @throws NOT_SUITABLE
 */
export async function refuseToMeet(
  tx: TransactionContext,
  households: ReadonlyMap<object, Household>,
): Promise<void> {
  const asked = [...households.values()].filter(({ coming }) => coming.length > 0);
  if (asked.length === 0) return;
  const pools = await loadAll(
    poolInSight(tx),
    asked.map(({ poolId }) => poolId),
  );
  await oneAtATime(tx, [pools.flatMap((pool) => (pool ? [pool.shelterId] : []))]);
  for (const { coming, poolId } of asked) {
    const [row] = await meet(tx, [coming.map(({ id }) => id), poolId]);
    if (row?.found) throw new Refusal('NOT_SUITABLE');
  }
}
