import type { EntityManager } from '@mikro-orm/postgresql';
import { statement } from '../../platform/database/statement.js';
import type { Channel, UnavailabilityReason } from '../closed-lists.js';
import { heldRevision, holdAt } from './held-revision.js';
import { discrepancyTail, ledgerTail } from './ledger-tail.sql.js';

/** A stock-take, its figures worked out; of a pool that this transaction has locked. */
export interface Declaration {
  readonly poolId: string;
  readonly kind: 'DECLARED' | 'REAFFIRMED';
  readonly actorId: string;
  readonly channel: Channel;
  readonly occupied: number;
  readonly saidFree: number | null;
  readonly observedAt: Date;
  /** Arrivals less departures after `observedAt`. */
  readonly moved: number;
  /** The new total; null leaves it. */
  readonly outOfService: number | null;
  readonly outOfServiceReason: UnavailabilityReason | null;
  readonly outOfServiceChanges: readonly { readonly reason: UnavailabilityReason; readonly places: number }[];
  readonly turnaround: number;
  readonly note: string | null;
}

const declareCurrent = statement<{ revision: number }>(
  'declare-current',
  `-- How many are inside? The stock-take becomes the base of the pool's figures, and ends a dispute.
   with declared as (
     insert into declaration (pool_id, actor_id, channel, occupied, said_free, out_of_service, out_of_service_reason,
       observed_at, declared_at, revision, note)
     select p.id, $3, $4, $5, $6, $9, $10, $7, registry_now(), $15::integer + 1, $14
     from bed_pool p where p.id = $1
     returning id
   ), change as (
     select c.reason, c.places
     from unnest($11::text[], $12::integer[]) c (reason, places)
   ), pool as (
     update bed_pool p set
       revision = $15::integer + 1,
       counted = $5,
       observed_at = $7,
       moved = $8,
       out_of_service = coalesce($9, p.out_of_service),
       turnaround = $13,
       disputed_at = null
     where p.id = $1
     returning p.*, registry_now() as at
   ), act as (
     select $2::text as kind, $3::uuid as actor_id, $4::text as channel, null::uuid as placement_id,
       declared.id as declaration_id, 0 as promised_change, 0 as moved_change,
       (select coalesce(sum(change.places), 0) from change)::integer as out_of_service_change, $14::text as note,
       false as before_count
     from declared
   ), entry as (
     insert into out_of_service_entry (pool_id, revision, reason, places, at, actor_id)
     select pool.id, pool.revision, change.reason, change.places, pool.at, $3 from pool, change
   ), ${ledgerTail}, ${discrepancyTail}
   select pool.revision from pool`,
);

const declareLate = statement<{ id: string }>(
  'declare-late',
  `-- What did a late report say? It is kept, and changes nothing: a newer one stands.
   insert into declaration (pool_id, actor_id, channel, occupied, said_free, out_of_service, out_of_service_reason,
     observed_at, declared_at, note)
   values ($1, $2, $3, $4, $5, $6, $7, $8, registry_now(), $9)
   returning id`,
);

/** What happened in a pool after an instant, by the facts of its placements. */
export interface Movements {
  /** Arrivals less departures. */
  readonly moved: number;
  /** Places that guests left. */
  readonly left: number;
}

const movements = statement<Movements>(
  'movements-since',
  `-- How many came and went in this pool after an instant?
   select coalesce(sum(case when s.arrived_at > $2 then s.arrived_places else 0 end), 0)::integer
       - coalesce(sum(case when s.ended_at > $2 then s.arrived_places else 0 end), 0)::integer as moved,
     coalesce(sum(case when s.ended_at > $2 then s.arrived_places else 0 end), 0)::integer as "left"
   from placement s
   where s.pool_id = $1 and s.arrived_at is not null and (s.arrived_at > $2 or s.ended_at > $2)`,
);

const personCount = statement<{ counted: boolean }>(
  'person-has-counted-since',
  `-- Has a person said since an instant how this locked pool stands, and did it count?
   select exists (
     select from declaration d
     where d.pool_id = $1 and d.observed_at >= $2 and d.revision is not null and d.channel <> 'API') as counted`,
);

/** Makes a stock-take the base of a locked pool's figures. Gives the new revision. */
export async function declare(em: EntityManager, declaration: Declaration): Promise<number> {
  const changes = declaration.outOfServiceChanges.filter(({ places }) => places !== 0);
  const [row] = await declareCurrent(em, [
    ...[declaration.poolId, declaration.kind, declaration.actorId, declaration.channel, declaration.occupied],
    ...[declaration.saidFree, declaration.observedAt, declaration.moved, declaration.outOfService],
    ...[
      declaration.outOfServiceReason,
      changes.map(({ reason }) => reason),
      changes.map(({ places }) => places),
    ],
    ...[declaration.turnaround, declaration.note, heldRevision(em, declaration.poolId)],
  ]);
  if (!row) throw new Error('A pool was declared that is not there.');
  holdAt(em, declaration.poolId, row.revision);
  return row.revision;
}

/** Keeps a stock-take that is older than the one that stands. */
export async function keepLate(em: EntityManager, declaration: Declaration): Promise<void> {
  const { poolId, actorId, channel, occupied, saidFree, outOfService, outOfServiceReason, observedAt, note } =
    declaration;
  await declareLate(em, [
    poolId,
    actorId,
    channel,
    occupied,
    saidFree,
    outOfService,
    outOfServiceReason,
    observedAt,
    note,
  ]);
}

/** What happened in a locked pool after an instant. */
export async function movementsSince(em: EntityManager, poolId: string, instant: Date): Promise<Movements> {
  const [row] = await movements(em, [poolId, instant]);
  return row ?? { moved: 0, left: 0 };
}

/** Whether a person's stock-take of a locked pool stands that is not older than an instant. */
export async function hasPersonCountedSince(
  em: EntityManager,
  poolId: string,
  instant: Date,
): Promise<boolean> {
  const [row] = await personCount(em, [poolId, instant]);
  return row?.counted ?? false;
}
