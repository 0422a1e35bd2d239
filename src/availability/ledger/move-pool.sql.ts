import type { EntityManager } from '@mikro-orm/postgresql';
import { statement } from '../../platform/database/statement.js';
import type { Channel, UnavailabilityReason } from '../closed-lists.js';
import { heldRevision, holdAt } from './held-revision.js';
import { discrepancyTail, ledgerTail } from './ledger-tail.sql.js';

/** Why a pool changed: one word a row of the ledger. */
export type LedgerKind =
  | 'OPENED'
  | 'DECLARED'
  | 'REAFFIRMED'
  | 'DISPUTED'
  | 'HELD'
  | 'EXTENDED'
  | 'CONFIRMED'
  | 'LAPSED'
  | 'RELEASED'
  | 'REFUSED'
  | 'ARRIVED'
  | 'NO_SHOW'
  | 'ENDED'
  | 'STAY_RECORDED'
  | 'READY'
  | 'OUT_OF_SERVICE_CHANGED'
  | 'SURGE_CHANGED'
  | 'EDITED'
  | 'CLOSED'
  | 'REOPENED';

/** A change of a pool that this transaction has locked. What is left out stays. */
export interface PoolMove {
  readonly poolId: string;
  readonly kind: LedgerKind;
  readonly actorId: string;
  readonly channel: Channel;
  readonly placementId?: string;
  readonly promised?: number;
  /** Arrivals less departures after the newest stock-take. */
  readonly moved?: number;
  readonly outOfService?: number;
  readonly outOfServiceReason?: UnavailabilityReason;
  /** The part of `outOfService` that guests left behind and nobody has made ready. */
  readonly turnaround?: number;
  readonly disputed?: boolean;
  readonly authorised?: number;
  readonly surge?: { readonly places: number; readonly until: Date | null };
  readonly closed?: boolean;
  /** A promise of this pool lapses at this instant from now on. */
  readonly lapsesAt?: Date;
  /** A stock-take follows in the same act, and says whether people are too many. */
  readonly beforeCount?: boolean;
  /** About the places, never about a person. */
  readonly note?: string | null;
}

const move = statement<{ revision: number }>(
  'move-pool',
  `-- What did this act change in a locked pool? The row, why places are out of service, ledger, journal, discrepancy.
   with act as (
     select $2::text as kind, $3::uuid as actor_id, $4::text as channel, $5::uuid as placement_id,
       null::uuid as declaration_id, $6::integer as promised_change, $7::integer as moved_change,
       $8::integer as out_of_service_change, $17::text as note,
       $19::boolean as before_count
   ), pool as (
     update bed_pool p set
       revision = $18::integer + 1,
       promised = p.promised + $6,
       moved = p.moved + $7,
       out_of_service = p.out_of_service + $8,
       turnaround = p.turnaround + $10,
       disputed_at = case $11::boolean when true then registry_now() when false then null else p.disputed_at end,
       authorised = coalesce($12, p.authorised),
       surge_places = coalesce($13, p.surge_places),
       surge_until = case when $13::integer is null then p.surge_until else $14 end,
       closed_at = case $15::boolean when true then registry_now() when false then null else p.closed_at end,
       next_lapse_at = least(p.next_lapse_at, $16)
     where p.id = $1
     returning p.*, registry_now() as at
   ), entry as (
     insert into out_of_service_entry (pool_id, revision, reason, places, at, actor_id)
     select pool.id, pool.revision, coalesce($9, 'OTHER'), $8, pool.at, $3 from pool where $8 <> 0
   ), ${ledgerTail}, ${discrepancyTail}
   select pool.revision from pool`,
);

/** Changes a locked pool by one act and explains it in the ledger. Gives the new revision. */
export async function movePool(em: EntityManager, change: PoolMove): Promise<number> {
  const [row] = await move(em, [
    ...[change.poolId, change.kind, change.actorId, change.channel, change.placementId ?? null],
    ...[change.promised ?? 0, change.moved ?? 0, change.outOfService ?? 0, change.outOfServiceReason ?? null],
    ...[change.turnaround ?? 0, change.disputed ?? null, change.authorised ?? null],
    ...[
      change.surge?.places ?? null,
      change.surge?.until ?? null,
      change.closed ?? null,
      change.lapsesAt ?? null,
    ],
    ...[change.note ?? null, heldRevision(em, change.poolId), change.beforeCount ?? false],
  ]);
  if (!row) throw new Error('A pool was moved that is not there.');
  holdAt(em, change.poolId, row.revision);
  return row.revision;
}
