import type { EntityManager } from '@mikro-orm/postgresql';
import { statement } from '../../platform/database/statement.js';

/** Guests whom the registry has sent to a pool and who have not been answered for. */
export interface ExpectedGuests {
  readonly placementId: string;
  readonly places: number;
  readonly heldAt: Date;
  /** Past it, somebody must say whether they came. Null while only held. */
  readonly expectedBy: Date | null;
  /** Whether the ledger still counts them among the promised. */
  readonly isPromised: boolean;
}

const expected = statement<ExpectedGuests>(
  'expected-guests',
  `-- Who was sent to this locked pool and has neither arrived nor been given up? Also after a lapse or a no-show.
   select h.id as "placementId", h.places, h.held_at as "heldAt", h.expected_by as "expectedBy",
     h.promise_ended_at is null as "isPromised"
   from placement h
   where h.pool_id = $1 and h.held_at is not null and h.arrived_at is null
     and h.released_at is null and h.refused_at is null
     and (h.promise_ended_at is null or h.id = any($2))
   order by h.id
   for update`,
);

const arrive = statement(
  'arrive-with-the-count',
  `-- They are among those counted: since when, and until when do they stay?
   update placement h set
     arrived_at = $2, arrived_places = h.places, arrival_recorded_by = $3,
     stay_until = $2::timestamptz + make_interval(days => s.stay_days),
     promise_ended_at = coalesce(h.promise_ended_at, registry_now()),
     revision = h.revision + 1
   from bed_pool p join shelter s on s.id = p.shelter_id
   where h.id = $1 and p.id = h.pool_id`,
);

const openUnanswered = statement(
  'open-unanswered-arrivals',
  `-- A machine has counted and does not say whether they came: a person must.
   insert into discrepancy (pool_id, kind, placement_id, opened_at, opened_at_revision)
   select p.id, 'UNANSWERED_ARRIVAL', h.id, registry_now(), p.revision
   from bed_pool p, unnest($2::uuid[]) h (id)
   where p.id = $1
   on conflict (pool_id, kind, placement_id) where resolved_at is null do nothing`,
);

/** Locks those who are expected in a locked pool, and those asked for although their promise has ended. */
export function expectedGuestsOf(em: EntityManager, poolId: string, asked: readonly string[]) {
  return expected(em, [poolId, asked]);
}

export async function arriveWithTheCount(
  em: EntityManager,
  arrival: { placementId: string; at: Date; actorId: string },
): Promise<void> {
  await arrive(em, [arrival.placementId, arrival.at, arrival.actorId]);
}

export async function askForUnanswered(
  em: EntityManager,
  poolId: string,
  placementIds: readonly string[],
): Promise<void> {
  if (placementIds.length > 0) await openUnanswered(em, [poolId, placementIds]);
}
