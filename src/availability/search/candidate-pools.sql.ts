import type { Sight } from '../../directory/index.js';
import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { countsInSightSql, countsInSightValues } from '../pools/pools-in-sight.js';
import { releaseLines } from '../releases/expected-release.queries.js';
import type { CandidatePool, ShownPool } from './candidate-pool.types.js';
import { hoursIn, type ProfileLine, profileIn, profileOf } from './candidate-profile.js';

// Hours and profiles travel as text: of thousands of candidates most are alike, and each is parsed once.
type RankRow = Omit<CandidatePool, 'criteria' | 'admissionHours'> & {
  criteria: string | null;
  admissionHours: string | null;
};
type ShownRow = Omit<ShownPool, 'criteria' | 'admissionHours'> & {
  criteria: readonly ProfileLine[] | null;
  admissionHours: string | null;
};

const rankColumns = `n.pool_id as "poolId", n.shelter_id as "shelterId", n.district_id as "districtId",
     n.free, n.overcommitted, extract(epoch from n.observed_at)::float8 * 1000 as "observedAt", n.disputed,
     n.fresh_for_hours as "freshForHours", n.stale_after_hours as "staleAfterHours",
     n.counted_in as "countedIn", n.beds_per_room as "bedsPerRoom", n.categories, n.latitude, n.longitude,
     s.municipality_code as "municipalityCode", m.patron_saint_month as "patronSaintMonth",
     m.patron_saint_day as "patronSaintDay",
     s.secrecy in ('CONFIDENTIAL_ADDRESS', 'SECRET') as guarded, s.admission_hours::text as "admissionHours"`;

const shownColumns = `n.name, n.emergency, n.reopens_automatically as "reopensAutomatically",
     extract(epoch from n.as_of)::float8 * 1000 as "asOf", n.revision, n.authorised,
     n.out_of_service as "outOfService", n.turnaround, n.surge, n.operable, n.occupied, n.promised, n.room, n.closed,
     ${releaseLines} as releases`;

// One criterion a line, no note: as JSON it would cost twice as much.
const asLines = `string_agg(concat_ws(' ', c.kind, c.effect, coalesce(c.number::text, '-'),
       coalesce(array_to_string(c.words, ','), '-'),
       coalesce((extract(epoch from c.valid_until)::float8 * 1000)::text, '-')), E'\\n')`;
const asJson = `json_agg(json_build_array(c.kind, c.effect, c.number, c.words,
       extract(epoch from c.valid_until)::float8 * 1000, c.note) order by c.stated_at, c.id)`;

const candidates = (columns: string, criteria: string) => `
   select ${columns}, asked.criteria
   from pool_now n
   join shelter s on s.id = n.shelter_id
   left join municipality m on m.istat_code = s.municipality_code
   cross join lateral (
     select ${criteria} as criteria
     from criterion c
     where c.pool_id = n.pool_id and c.withdrawn_at is null
       and (c.valid_from is null or c.valid_from <= $2) and (c.valid_until is null or $2 < c.valid_until)
   ) asked
   where not n.closed and s.closed_at is null`;

const serving = `and ($3::text is null or $3 = any(n.categories)) and ${countsInSightSql(4)}`;

const candidatesOfDistricts = statement<RankRow>(
  'candidate-pools-of-districts',
  `-- Which pools of these districts serve this need, how do they stand now, and what do they ask at that instant?
   ${candidates(rankColumns, asLines)} and n.district_id = any($1::uuid[])
     ${serving}`,
);

// Of one district apart: its plan is kept, where that of a list is made anew each time it is short.
const candidatesOfDistrict = statement<RankRow>(
  'candidate-pools-of-district',
  `-- Which pools of this district serve this need, how do they stand now, and what do they ask at that instant?
   ${candidates(rankColumns, asLines)} and n.district_id = $1::uuid
     ${serving}`,
);

const shownById = statement<ShownRow>(
  'shown-pools-by-id',
  `-- How do these pools stand now, what do they ask at that instant, and what is shown of them?
   ${candidates(`${rankColumns}, ${shownColumns}`, asJson)} and n.pool_id = any($1::uuid[])
     and ${countsInSightSql(3)}`,
);

/** Candidates of districts, in no order; of every kind of need where `category` is null. */
export async function candidatesIn(
  { em }: RequestContext,
  districtIds: readonly string[],
  by: { at: Date; category: string | null; sight: Sight },
): Promise<CandidatePool[]> {
  const values = [by.at, by.category, ...countsInSightValues(by.sight)];
  const [only, ...others] = districtIds;
  const rows =
    others.length === 0
      ? await candidatesOfDistrict(em, [only, ...values])
      : await candidatesOfDistricts(em, [districtIds, ...values]);
  return rows.map((row) =>
    Object.assign(row, { criteria: profileIn(row.criteria), admissionHours: hoursIn(row.admissionHours) }),
  );
}

/** Pools with all that is shown of them; those closed or out of sight are left out. */
export async function shownPools(
  { em }: RequestContext,
  poolIds: readonly string[],
  by: { at: Date; sight: Sight },
): Promise<Map<string, ShownPool>> {
  if (poolIds.length === 0) return new Map();
  const rows = await shownById(em, [poolIds, by.at, ...countsInSightValues(by.sight)]);
  return new Map(
    rows.map((row) => {
      const criteria = profileOf(row.criteria ?? []);
      return [row.poolId, Object.assign(row, { criteria, admissionHours: hoursIn(row.admissionHours) })];
    }),
  );
}
