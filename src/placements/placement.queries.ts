import type { RequestContext } from '../platform/context.js';
import { guardedStatement } from '../platform/database/row-security.js';
import { Refusal } from '../platform/errors.js';
import { batched } from '../platform/graphql/batch.js';
import { cursorOf, type Page, type PageArgs, pageOf, placeOf } from '../platform/graphql/page.js';
import { isId } from '../platform/id.js';
import type { PlacementFilter } from './placement.input.js';
import type { PlacementInSight } from './placement-in-sight.js';
import {
  columnsInSight,
  isInSight,
  mayBeInSight,
  placementsInSight,
  sightOfPlacements,
} from './placements-in-sight.sql.js';

const placementsById = guardedStatement<PlacementInSight>(
  'placements-in-sight-by-id',
  `-- Which of these placements may the caller see?
   select ${columnsInSight}
   from ${placementsInSight(2)}
   where p.id = any($1::uuid[]) and ${isInSight}`,
);

const placementsOfCases = guardedStatement<PlacementInSight>(
  'placements-in-sight-of-cases',
  `-- Which placements of these cases may the caller see? The first made first.
   select ${columnsInSight}
   from ${placementsInSight(2)}
   where p.intervention_id = any($1::uuid[]) and ${isInSight} and seen.relation is not null
   order by coalesce(p.held_at, p.arrived_at), p.id`,
);

const confirmedOfCase = guardedStatement<PlacementInSight>(
  'confirmed-placements-of-case',
  `-- Where is this case expected, as far as the caller may know?
   select ${columnsInSight}
   from ${placementsInSight(2)}
   where p.intervention_id = $1 and standing.state = 'CONFIRMED' and ${isInSight}
   order by p.confirmed_at, p.id`,
);

const expectedInPools = guardedStatement<PlacementInSight>(
  'placements-expected-in-pools',
  `-- Who is on the way to these pools, as far as the caller may know? The next to come first.
   select ${columnsInSight}
   from ${placementsInSight(2)}
   where p.pool_id = any($1::uuid[]) and p.promise_ended_at is null
     and standing.state in ('HELD', 'CONFIRMED') and ${isInSight}
   order by coalesce(p.expected_by, p.expires_at), p.id`,
);

const placementsByTime = guardedStatement<PlacementInSight & { place: string }>(
  'placements-in-sight-by-time',
  `-- Which placements may the caller see, the newest first?
   select ${columnsInSight}, begun.at::text as place
   from ${placementsInSight(1)}
   cross join lateral (select coalesce(p.held_at, p.arrived_at) as at) begun
   where ${isInSight} and p.id in (${mayBeInSight(1)})
     and ($10::uuid is null or p.pool_id = $10)
     and ($11::text[] is null or standing.state = any($11))
     and ($12::timestamptz is null or (begun.at, p.id) < ($12, $13::uuid))
   order by begun.at desc, p.id desc
   limit $14`,
);

/** Placements the caller may see, many at a time; for others null, as for an id that never existed. */
export const placementInSight = batched('placement-in-sight', async (ctx: RequestContext, ids) => {
  const rows = await placementsById(ctx, [ids, ...sightOfPlacements(ctx.actor)]);
  return new Map(rows.map((row) => [row.id, row]));
});

/** @throws NOT_FOUND where the caller may not see the placement, and for what is no id at all. */
export async function visiblePlacement(ctx: RequestContext, id: string): Promise<PlacementInSight> {
  const found = isId(id) ? await placementInSight(ctx).load(id.toLowerCase()) : null;
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

/** The placements of cases, of those the caller may see. */
export const placementsOf = batched('placements-of-case', async (ctx: RequestContext, ids) => {
  const rows = mayRead(ctx.actor) ? await placementsOfCases(ctx, [ids, ...sightOfPlacements(ctx.actor)]) : [];
  return Map.groupBy(rows, (row) => row.interventionId);
});

/** Where a case is expected. */
export function confirmedOf(ctx: RequestContext, interventionId: string): Promise<PlacementInSight[]> {
  return confirmedOfCase(ctx, [interventionId, ...sightOfPlacements(ctx.actor)]);
}

/** Those on the way to pools, of those the caller may see. */
export const expectedIn = batched('expected-in-pool', async (ctx: RequestContext, ids) => {
  const rows = mayRead(ctx.actor) ? await expectedInPools(ctx, [ids, ...sightOfPlacements(ctx.actor)]) : [];
  return Map.groupBy(rows, (row) => row.poolId);
});

// Root fields say it themselves; these are reached from a pool or a case.
function mayRead(actor: RequestContext['actor']): boolean {
  return actor?.permissions.has('placements.read') ?? false;
}

const onTheWay = ['HELD', 'CONFIRMED'];

/** The placements within sight, the newest first. */
export async function placementsLike(
  ctx: RequestContext,
  { poolId, states, expected }: PlacementFilter,
  { first, after }: PageArgs,
): Promise<Page<PlacementInSight>> {
  if (poolId && !isId(poolId)) return pageOf([], first, { node: (row) => row, cursor: () => '' });
  const wanted = expected
    ? onTheWay.filter((state) => !states || states.some((one) => one === state))
    : states;
  const asked = [poolId ?? null, wanted ?? null];
  const list = `placements ${JSON.stringify(asked)}`;
  const place = after ? placeOf(ctx, list, after) : [null, null];
  const rows = await placementsByTime(ctx, [...sightOfPlacements(ctx.actor), ...asked, ...place, first + 1]);
  return pageOf(rows, first, {
    node: (row) => row,
    cursor: (row) => cursorOf(ctx, list, [row.place, row.id]),
  });
}
