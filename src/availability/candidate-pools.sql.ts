import type { Sight } from '../directory/index.js';
import type { RequestContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import type { CandidatePool } from './candidate-pool.types.js';
import { countsInSightSql, countsInSightValues } from './pools-in-sight.js';

const candidates = (which: string) => `
   select n.pool_id as "poolId", n.shelter_id as "shelterId", n.district_id as "districtId",
     extract(epoch from n.as_of)::float8 * 1000 as "asOf", n.revision, n.authorised, n.out_of_service as "outOfService",
     n.turnaround, n.surge, n.operable, n.occupied, n.promised, n.free, n.room, n.overcommitted,
     extract(epoch from n.observed_at)::float8 * 1000 as "observedAt", n.disputed,
     n.fresh_for_hours as "freshForHours", n.stale_after_hours as "staleAfterHours", n.closed,
     n.name, n.counted_in as "countedIn", n.beds_per_room as "bedsPerRoom", n.categories, n.emergency,
     n.reopens_automatically as "reopensAutomatically", n.latitude, n.longitude,
     s.municipality_code as "municipalityCode", m.patron_saint_month as "patronSaintMonth",
     m.patron_saint_day as "patronSaintDay",
     s.secrecy in ('CONFIDENTIAL_ADDRESS', 'SECRET') as guarded, s.admission_hours as "admissionHours", asked.criteria
   from pool_now n
   join shelter s on s.id = n.shelter_id
   left join municipality m on m.istat_code = s.municipality_code
   left join lateral (
     select json_agg(json_build_array(c.kind, c.effect, c.number, c.words,
       extract(epoch from c.valid_until)::float8 * 1000, c.note)) as criteria
     from criterion c
     where c.pool_id = n.pool_id and c.withdrawn_at is null
       and (c.valid_from is null or c.valid_from <= $2) and (c.valid_until is null or $2 < c.valid_until)
   ) asked on true
   where ${which} and not n.closed and s.closed_at is null`;

const candidatesByDistrict = statement<CandidatePool>(
  'candidate-pools-by-district',
  `-- Which pools of these districts serve this need, how do they stand now, and what do they ask at that instant?
   ${candidates('n.district_id = any($1::uuid[])')}
     and ($3::text is null or $3 = any(n.categories))
     and ${countsInSightSql(4)}`,
);

const candidateById = statement<CandidatePool>(
  'candidate-pool-by-id',
  `-- How does this pool stand now, and what does it ask at that instant?
   ${candidates('n.pool_id = $1')}
     and ${countsInSightSql(3)}`,
);

/** Candidates of districts, in no order; of every kind of need where `category` is null. */
export function candidatesIn(
  { em }: RequestContext,
  districtIds: readonly string[],
  by: { at: Date; category: string | null; sight: Sight },
): Promise<CandidatePool[]> {
  return candidatesByDistrict(em, [districtIds, by.at, by.category, ...countsInSightValues(by.sight)]);
}

/** One pool as a candidate; null where it is closed or out of sight. */
export async function candidateOf(
  { em }: RequestContext,
  poolId: string,
  by: { at: Date; sight: Sight },
): Promise<CandidatePool | null> {
  const [candidate] = await candidateById(em, [poolId, by.at, ...countsInSightValues(by.sight)]);
  return candidate ?? null;
}
