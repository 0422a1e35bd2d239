import type { EntityManager } from '@mikro-orm/postgresql';
import { statement } from '../../platform/database/statement.js';
import type { Channel } from '../closed-lists.js';
import type { BedPool } from '../pools/bed-pool.entity.js';
import { ledgerTail } from './ledger-tail.sql.js';

/** A pool to be opened, and by whom. Its district and position are those of its shelter. */
export type OpenedPool = Omit<BedPool, 'districtId'> & {
  readonly authorised: number;
  readonly actorId: string;
  readonly channel: Channel;
};

const open = statement<{ revision: number }>(
  'open-pool',
  `-- Which places does this shelter count together from now on? Nobody has declared them yet.
   with act as (
     select 'OPENED'::text as kind, $10::uuid as actor_id, $11::text as channel, null::uuid as placement_id,
       null::uuid as declaration_id, 0 as promised_change, 0 as moved_change, 0 as out_of_service_change,
       null::text as note
   ), pool as (
     insert into bed_pool (id, shelter_id, district_id, latitude, longitude, name, counted_in, beds_per_room,
       categories, emergency, reopens_automatically, authorised)
     select $1, s.id, s.district_id, s.latitude, s.longitude, $3, $4, $5, $6, $7, $8, $9
     from shelter s where s.id = $2
     returning bed_pool.*, registry_now() as at
   ), ${ledgerTail}
   select pool.revision from pool`,
);

/** Opens a pool, its first ledger row with it. */
export async function openPool(em: EntityManager, pool: OpenedPool): Promise<void> {
  const [row] = await open(em, [
    ...[pool.id, pool.shelterId, pool.name, pool.countedIn, pool.bedsPerRoom, pool.categories],
    ...[pool.emergency, pool.reopensAutomatically, pool.authorised, pool.actorId, pool.channel],
  ]);
  if (!row) throw new Error('A pool was opened in a shelter that is not there.');
}
