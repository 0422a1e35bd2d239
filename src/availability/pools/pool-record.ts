import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { batched } from '../../platform/graphql/batch.js';
import { cursorOf, pageOf, placeOf } from '../../platform/graphql/page.js';
import type { UnavailabilityReason } from '../closed-lists.js';
import type { OutOfServicePlaces, PoolChanges } from './pool-change.js';
import { historyOf } from './pool-history.sql.js';

const reasonsOut = statement<{ poolId: string; reason: UnavailabilityReason; places: number }>(
  'out-of-service-by-reason',
  `-- Why can places of these pools not be used?
   select e.pool_id as "poolId", e.reason, sum(e.places)::integer as places
   from out_of_service_entry e
   where e.pool_id = any($1::uuid[])
   group by e.pool_id, e.reason
   having sum(e.places) > 0
   order by e.pool_id, places desc, e.reason`,
);

/** Why places of a pool cannot be used, most of them first; many pools at a time. */
export const outOfServiceOf = batched('out of service by reason', async (ctx: RequestContext, ids) => {
  const rows = await reasonsOut(ctx.em, [ids]);
  const byPool = Map.groupBy(rows, ({ poolId }) => poolId);
  return new Map<string, OutOfServicePlaces[]>(byPool);
});

/** The ledger of a pool in sight, newest first. Pools of one answer that ask for the same page are read at once. */
export async function changesOf(
  ctx: RequestContext,
  poolId: string,
  { first, after }: { first: number; after: string | null },
): Promise<PoolChanges> {
  const list = `history ${poolId}`;
  const before = after === null ? null : revisionIn(placeOf(ctx, list, after));
  const pages = batched(`history ${first} ${before}`, async (inner: RequestContext, ids) => {
    const rows = await historyOf(inner, ids, { before, most: first + 1 });
    return Map.groupBy(rows, (row) => row.poolId);
  });
  const rows = (await pages(ctx).load(poolId)) ?? [];
  return pageOf(rows, first, {
    node: (row) => row,
    cursor: ({ revision }) => cursorOf(ctx, list, [revision]),
  });
}

function revisionIn([revision]: unknown[]): number {
  if (typeof revision !== 'number') throw new Refusal('BAD_CURSOR');
  return revision;
}
