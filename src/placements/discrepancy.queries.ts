import type { RequestContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { Refusal } from '../platform/errors.js';
import { batched } from '../platform/graphql/batch.js';
import { cursorOf, pageOf, placeOf } from '../platform/graphql/page.js';
import { isId } from '../platform/id.js';
import type { DiscrepanciesArgs } from './discrepancy.input.js';
import type { Discrepancies, Discrepancy } from './discrepancy.types.js';

interface DiscrepancyRow extends Discrepancy {
  readonly poolId: string;
  readonly place: string;
}

const nameFor = (account: string, reader: number) =>
  `case when ${account}.organisation_id = $${reader}::uuid or ${account}.district_id = $${reader + 1}::uuid
       then ${account}.name end`;

/** The columns of a `DiscrepancyRow`, of `discrepancy_now` called `d`; the reader's two parameters begin at `$reader`. */
const columns = (reader: number) => `d.id, d.pool_id as "poolId", d.kind, d.opened_at as "openedAt",
     d.opened_at_revision as "openedAtRevision", d.noted_at as "notedAt", d.note, d.resolved_at as "resolvedAt",
     d.placement_id as "placementId", d.opened_at::text as place,
     ${nameFor('noting', reader)} as "notedBy", ${nameFor('resolving', reader)} as "resolvedBy"`;

const named = `left join account noting on noting.id = d.noted_by
   left join account resolving on resolving.id = d.resolved_by`;

const discrepancies = statement<DiscrepancyRow>(
  'discrepancies-of-pools',
  `-- What has to be cleared up in each of these pools, or had to be? The oldest first.
   select ${columns(6)}
   from unnest($1::uuid[]) pool (id)
   cross join lateral (
     select * from discrepancy_now n
     where n.pool_id = pool.id and ($2 or n.resolved_at is null)
       and ($3::timestamptz is null or (n.opened_at, n.id) > ($3, $4::uuid))
     order by n.opened_at, n.id
     limit $5
   ) d
   ${named}
   order by pool.id, d.opened_at, d.id`,
);

const discrepancyById = statement<DiscrepancyRow>(
  'discrepancy-by-id',
  `-- What is this discrepancy, at this instant?
   select ${columns(2)} from discrepancy_now d ${named} where d.id = $1`,
);

function readerOf({ actor }: RequestContext): unknown[] {
  return [actor?.organisationId ?? null, actor?.districtId ?? null];
}

/** The discrepancies of a pool in sight, the oldest first. Pools of one answer that ask for the same page are read at once. */
export async function discrepanciesOf(
  ctx: RequestContext,
  poolId: string,
  { includeResolved, first, after }: Pick<DiscrepanciesArgs, 'includeResolved' | 'first' | 'after'>,
): Promise<Discrepancies> {
  const withResolved = includeResolved ?? false;
  const list = `discrepancies ${poolId} ${withResolved}`;
  const place = after ? placeIn(placeOf(ctx, list, after)) : [null, null];
  const pages = batched(
    `discrepancies ${withResolved} ${first} ${after}`,
    async (inner: RequestContext, ids) => {
      const rows = await discrepancies(inner.em, [
        ids,
        withResolved,
        ...place,
        first + 1,
        ...readerOf(inner),
      ]);
      return Map.groupBy(rows, (row) => row.poolId);
    },
  );
  const rows = (await pages(ctx).load(poolId)) ?? [];
  return pageOf(rows, first, {
    node: (row) => row,
    cursor: (row) => cursorOf(ctx, list, [row.place, row.id]),
  });
}

/** One discrepancy, whoever may see it: look whether its pool is in sight. */
export async function discrepancyAt(ctx: RequestContext, id: string): Promise<DiscrepancyRow> {
  const [row] = isId(id) ? await discrepancyById(ctx.em, [id, ...readerOf(ctx)]) : [];
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

function placeIn([at, id]: unknown[]): [string, string] {
  if (typeof at !== 'string' || typeof id !== 'string') throw new Refusal('BAD_CURSOR');
  return [at, id];
}
