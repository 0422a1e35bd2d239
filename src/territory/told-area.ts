import type { TransactionContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { invalidInput } from '../platform/errors.js';
import type { District } from './district.entity.js';
import { type FreshnessPolicy, fewestToldAsOne } from './district.rules.js';

const lockArea = statement(
  'lock-told-area',
  'select d.id from district d where d.told_area_id = $1 order by d.id for update',
);

const nameArea = statement(
  'name-told-area',
  `-- How are all districts called that are told as one? The edited one moves on by itself.
   with named as (select string_agg(d.name, ' e ' order by d.name) as name from district d where d.told_area_id = $1)
   update district d set told_area_name = named.name, revision = d.revision + (d.id <> $2)::integer
   from named where d.told_area_id = $1 and d.told_area_name <> named.name`,
);

const inhabitantsOf = statement<{ districts: number; inhabitants: number }>(
  'inhabitants-of-told-area',
  `-- How many people live in the area?
   select count(distinct d.id)::integer as districts, coalesce(sum(m.population), 0)::integer as inhabitants
   from district d left join municipality m on m.district_id = d.id
   where d.told_area_id = $1`,
);

// Districts that are told as one must age their figures alike: else the age of a guarded shelter's would tell which.
const ageAlike = statement(
  'age-alike-in-told-area',
  `-- Which other districts are told as one with this?
   update district d set emergency_fresh_hours = $3, emergency_stale_hours = $4, fresh_hours = $5, stale_hours = $6,
     revision = d.revision + 1
   where d.told_area_id = $1 and d.id <> $2
     and (d.emergency_fresh_hours, d.emergency_stale_hours, d.fresh_hours, d.stale_hours)
       is distinct from ($3::integer, $4::integer, $5::integer, $6::integer)`,
);

/** Keeps all districts of an area from changing what they are told as until this act is over. */
export async function lockToldArea({ em }: TransactionContext, areaId: string): Promise<void> {
  await lockArea(em, [areaId]);
}

/** Lets the figures of all districts told as one with this age as its own. */
export async function ageAlikeWith(
  { em }: TransactionContext,
  { id, toldAreaId }: District,
  policy: FreshnessPolicy,
): Promise<void> {
  const { emergencyFreshHours, emergencyStaleHours, freshHours, staleHours } = policy;
  await ageAlike(em, [toldAreaId, id, emergencyFreshHours, emergencyStaleHours, freshHours, staleHours]);
}

/** Calls an area by its districts, after one of them joined, left or was renamed. */
export async function nameToldArea(
  { em }: TransactionContext,
  areaId: string,
  editedId: string,
): Promise<void> {
  await nameArea(em, [areaId, editedId]);
}

/** A guarded shelter of an area where few live would be sought behind too few doors. */
export async function refuseSmallArea({ em }: TransactionContext, areaId: string): Promise<void> {
  const [area] = await inhabitantsOf(em, [areaId]);
  if (!area || area.districts === 0 || area.inhabitants >= fewestToldAsOne) return;
  throw invalidInput('toldWith', {
    en: `an area with ${area.inhabitants} inhabitants would be told; with fewer than ${fewestToldAsOne} it must be told as one with a neighbour`,
    it: `si direbbe un’area di ${area.inhabitants} abitanti; sotto i ${fewestToldAsOne} va detta insieme a un distretto vicino`,
  });
}
