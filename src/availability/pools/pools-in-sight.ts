import {
  isGuarded,
  isInSight,
  type KeptShelter,
  recordShown,
  type Sight,
  sightOf,
  sightSql,
  sightValues,
} from '../../directory/index.js';
import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { batched } from '../../platform/graphql/batch.js';
import { isId } from '../../platform/id.js';
import type { BedPool } from './bed-pool.entity.js';

/** The columns of a `BedPool`, from the table called `p`. */
export const bedPoolColumns = `p.id, p.shelter_id as "shelterId", p.district_id as "districtId", p.name,
     p.counted_in as "countedIn", p.beds_per_room as "bedsPerRoom", p.categories, p.emergency,
     p.reopens_automatically as "reopensAutomatically"`;

/**
 * True of pools whose counts the caller may see; over `s`, a row of shelter. Its six parameters begin at `$first`.
 * A guarded shelter that is in sight is so because of its counts: there is nothing else to see of it.
 */
export function countsInSightSql(first: number): string {
  return `${sightSql(first)}
     and (s.secrecy in ('CONFIDENTIAL_ADDRESS', 'SECRET') or s.organisation_id = $${first + 3}::uuid or $${first + 5}::boolean)`;
}

/** The values of the six parameters of `countsInSightSql`. */
export function countsInSightValues(sight: Sight): unknown[] {
  return [...sightValues(sight), sight.countsOpen];
}

/** The same as a question about the shelter of one pool. */
export function areCountsInSight(sight: Sight, shelter: KeptShelter): boolean {
  if (!isInSight(sight, shelter)) return false;
  return isGuarded(shelter.secrecy) || shelter.organisationId === sight.ownOrganisation || sight.countsOpen;
}

type PoolRow = BedPool & { readonly guarded: boolean };
const guarded = `s.secrecy in ('CONFIDENTIAL_ADDRESS', 'SECRET') as guarded`;

const poolsById = statement<PoolRow>(
  'pools-in-sight-by-id',
  `-- Which of these pools may the caller see, counts included?
   select ${bedPoolColumns}, ${guarded}
   from bed_pool p join shelter s on s.id = p.shelter_id
   where p.id = any($1::uuid[]) and ${countsInSightSql(2)}`,
);

const poolsOfShelters = statement<PoolRow>(
  'pools-in-sight-of-shelters',
  `-- Which open pools of these shelters may the caller see, counts included?
   select ${bedPoolColumns}, ${guarded}
   from bed_pool p join shelter s on s.id = p.shelter_id
   where p.shelter_id = any($1::uuid[]) and p.closed_at is null and ${countsInSightSql(2)}
   order by p.name, p.id`,
);

/** Pools whose counts the caller may see, many at a time; for others null, as for an id that never existed. */
export const poolInSight = batched('pool-in-sight', async (ctx: RequestContext, ids) => {
  const rows = await poolsById(ctx.em, [ids, ...countsInSightValues(await sightOf(ctx))]);
  await recordGuarded(ctx, rows, ids.length === 1 ? 'ONE' : 'LIST');
  return new Map(rows.map((pool) => [pool.id, pool]));
});

/** The open pools of shelters whose counts the caller may see. */
export const openPoolsOf = batched('open-pools-of-shelter', async (ctx: RequestContext, shelterIds) => {
  const rows = await poolsOfShelters(ctx.em, [shelterIds, ...countsInSightValues(await sightOf(ctx))]);
  await recordGuarded(ctx, rows, shelterIds.length === 1 ? 'ONE' : 'LIST');
  return Map.groupBy(rows, (pool) => pool.shelterId);
});

function recordGuarded(ctx: RequestContext, rows: readonly PoolRow[], way: 'ONE' | 'LIST'): Promise<void> {
  const ids = rows.filter((row) => row.guarded).map(({ shelterId }) => shelterId);
  return recordShown(ctx, [...new Set(ids)], way);
}

/** @throws NOT_FOUND where the caller may not see the pool, and for what is no id at all. */
export async function visiblePool(ctx: RequestContext, id: string): Promise<BedPool> {
  const pool = isId(id) ? await poolInSight(ctx).load(id.toLowerCase()) : null;
  if (!pool) throw new Refusal('NOT_FOUND');
  return pool;
}
