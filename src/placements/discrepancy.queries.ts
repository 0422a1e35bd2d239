import type { RequestContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { batched } from '../platform/graphql/batch.js';
import type { Discrepancy } from './placement.types.js';

const openDiscrepancies = statement<Discrepancy & { poolId: string }>(
  'open-discrepancies-of-pools',
  `-- What has to be cleared up in these pools?
   select d.id, d.pool_id as "poolId", d.kind, d.opened_at as "openedAt",
     d.opened_at_revision as "openedAtRevision", d.placement_id as "placementId"
   from discrepancy d
   where d.pool_id = any($1::uuid[]) and d.resolved_at is null
   order by d.opened_at, d.id`,
);

/** The open discrepancies of pools that are in sight. */
export const openDiscrepanciesOf = batched('open-discrepancies', async ({ em }: RequestContext, poolIds) => {
  const rows = await openDiscrepancies(em, [poolIds]);
  return Map.groupBy(rows, (row) => row.poolId);
});
