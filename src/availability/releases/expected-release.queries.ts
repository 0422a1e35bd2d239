import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { batched } from '../../platform/graphql/batch.js';
import type { ReleaseOfPool } from './expected-release.types.js';

/** True of what is still expected; over `r`, a row of expected_release. */
export const isExpected = `r.withdrawn_at is null and r.at > registry_now() - interval '24 hours'
     and not exists (
       select from declaration d
       where d.pool_id = r.pool_id and d.observed_at >= r.at and d.declared_at > r.stated_at)`;

const releases = statement<ReleaseOfPool>(
  'expected-releases-of-pools',
  `-- Which places are expected to be free in these pools, the first first? Until somebody counts from then on, a day at most.
   select r.id, r.pool_id as "poolId", r.places, r.at, r.note, r.stated_at as "statedAt"
   from expected_release r
   where r.pool_id = any($1::uuid[]) and ${isExpected}
   order by r.pool_id, r.at, r.id
   limit 5000`,
);

/** What is expected of pools that the caller may see the counts of. */
export const releasesOf = batched('expected-releases', async ({ em }: RequestContext, poolIds) => {
  const rows = await releases(em, [poolIds]);
  return Map.groupBy(rows, ({ poolId }) => poolId);
});

/** As search reads it with a pool: instants in milliseconds. */
export type ReleaseLine = readonly [
  id: string,
  places: number,
  at: number,
  note: string | null,
  statedAt: number,
];

export const releaseLines = `(select json_agg(json_build_array(r.id, r.places, extract(epoch from r.at)::float8 * 1000, r.note,
       extract(epoch from r.stated_at)::float8 * 1000) order by r.at, r.id)
     from expected_release r where r.pool_id = n.pool_id and ${isExpected})`;

/** What a search has read with its pools is not asked for again. */
export function rememberReleases(ctx: RequestContext, poolId: string, lines: readonly ReleaseLine[]): void {
  const read = lines.map(([id, places, at, note, statedAt]) => ({
    ...{ id, poolId, places, note, at: new Date(at), statedAt: new Date(statedAt) },
  }));
  releasesOf(ctx).clear(poolId).prime(poolId, read);
}
