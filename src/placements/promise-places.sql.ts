import type { EntityManager } from '@mikro-orm/postgresql';
import { ledgerTail } from '../availability/index.js';
import { statement } from '../platform/database/statement.js';

/** Places to be promised to an intervention, in one pool. */
export interface PlacesAsked {
  readonly poolId: string;
  readonly interventionId: string;
  readonly groupId: string | null;
  readonly places: number;
  /** Anonymous facts only. */
  readonly guests: readonly object[];
  readonly minutes: number;
  readonly actorId: string;
  readonly channel: string;
  readonly overrideReasonSealed: Buffer | null;
  readonly placementId: string;
}

const promise = statement<{ revision: number }>(
  'promise-places',
  `-- Is there room for these places, and if so whose are they? Guard, row, ledger, journal and placement in one act.
   with pool as (
     update bed_pool p set
       promised = p.promised + $4,
       revision = p.revision + 1,
       next_lapse_at = least(p.next_lapse_at, registry_now() + make_interval(mins => $6))
     where p.id = $1
       and p.closed_at is null
       -- Lapsed holds must be settled first: the caller locks the pool and asks again.
       and (p.next_lapse_at is null or p.next_lapse_at > registry_now())
       and greatest(0, coalesce(p.counted, 0) + p.moved) + p.promised + $4
         <= pool_operable(p.authorised, p.out_of_service, p.surge_places, p.surge_until, registry_now())
     returning p.*, registry_now() as at
   ), act as (
     select 'HELD'::text as kind, $7::uuid as actor_id, $8::text as channel, $10::uuid as placement_id,
       null::uuid as declaration_id, $4::integer as promised_change, 0 as moved_change, 0 as out_of_service_change,
       null::text as note
   ), placed as (
     insert into placement (id, pool_id, intervention_id, group_id, places, guests, held_at, held_by, expires_at,
       override_reason_sealed)
     select $10, pool.id, $2, $3, $4, $5, pool.at, $7, pool.at + make_interval(mins => $6), $9 from pool
   ), ${ledgerTail}
   select pool.revision from pool`,
);

/** Promises the places; the pool's new revision, or null where there is no room or lapsed holds stand in the way. */
export async function promisePlaces(em: EntityManager, asked: PlacesAsked): Promise<number | null> {
  const [row] = await promise(em, [
    ...[
      asked.poolId,
      asked.interventionId,
      asked.groupId,
      asked.places,
      JSON.stringify(asked.guests),
      asked.minutes,
    ],
    ...[asked.actorId, asked.channel, asked.overrideReasonSealed, asked.placementId],
  ]);
  return row?.revision ?? null;
}
