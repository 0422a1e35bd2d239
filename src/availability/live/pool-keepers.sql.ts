import type { EntityManager } from '@mikro-orm/postgresql';
import type { KeptShelter } from '../../directory/index.js';
import { readClock } from '../../platform/clock.js';
import { statement } from '../../platform/database/statement.js';

const keepers = statement<KeptShelter & { poolId: string }>(
  'keepers-of-pools',
  `-- What decides who may see these pools?
   select p.id as "poolId", s.secrecy, s.district_id as "districtId", s.organisation_id as "organisationId"
   from bed_pool p join shelter s on s.id = p.shelter_id
   where p.id = any($1::uuid[])`,
);

/** What decides who may see pools, and the instant at which it did. */
export async function keepersOfPools(
  em: EntityManager,
  ids: readonly string[],
): Promise<{ at: Date; keepers: Map<string, KeptShelter> }> {
  const [at, rows] = await Promise.all([readClock(em), keepers(em, [ids])]);
  return { at, keepers: new Map(rows.map((row) => [row.poolId, row])) };
}
