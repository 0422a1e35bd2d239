import type { EntityManager } from '@mikro-orm/postgresql';
import { statement } from '../../platform/database/statement.js';
import { holdAt } from './held-revision.js';

/** A pool that this transaction holds: nobody else changes it until the commit. */
export interface LockedPool {
  readonly id: string;
  /** As it stood before its lapsed holds were settled: what a caller can have seen. */
  readonly seenRevision: number;
  readonly revision: number;
  readonly authorised: number;
  readonly operable: number;
  readonly outOfService: number;
  readonly turnaround: number;
  /** Extra places that are on. */
  readonly surge: number;
  /** Null when nobody has ever declared. */
  readonly counted: number | null;
  readonly moved: number;
  readonly promised: number;
  readonly observedAt: Date | null;
  readonly isDisputed: boolean;
  readonly isClosed: boolean;
  readonly reopensAutomatically: boolean;
  /** The database's clock after the lock was granted. */
  readonly now: Date;
}

interface LockRow extends LockedPool {
  lapsesDue: boolean;
  surgeEnded: boolean;
}

const lock = statement<LockRow>(
  'lock-pools',
  `-- How do these pools stand, with nobody else changing them? Always in the order of their ids.
   select p.id, p.revision as "seenRevision", p.revision, p.authorised, p.out_of_service as "outOfService", p.turnaround,
     case when p.closed_at is null then pool_operable(p.authorised, p.out_of_service, p.surge_places, p.surge_until,
       clock.now) else 0 end as operable,
     case when p.surge_until is null or clock.now < p.surge_until then p.surge_places else 0 end as surge,
     p.counted, p.moved, p.promised, p.observed_at as "observedAt", p.disputed_at is not null as "isDisputed",
     p.closed_at is not null as "isClosed", p.reopens_automatically as "reopensAutomatically",
     clock.now, coalesce(p.next_lapse_at <= clock.now, false) as "lapsesDue",
     coalesce(p.surge_places > 0 and p.surge_until <= clock.now
       and greatest(0, coalesce(p.counted, 0) + p.moved) + p.promised > p.authorised - p.out_of_service
       and not exists (
         select from discrepancy d
         where d.pool_id = p.id and d.kind = 'OVERCOMMITTED' and d.resolved_at is null), false) as "surgeEnded"
   from (select * from bed_pool where id = any($1) order by id for update) p
   cross join lateral (select registry_now() as now offset 0 * p.revision) clock
   order by p.id`,
);

const settle = statement<{ id: string }>(
  'settle-lapses',
  `-- Which promises of these locked pools have lapsed? Each is taken off, with a ledger row of its own.
   with lapsed as (
     update placement h set promise_ended_at = registry_now()
     where h.pool_id = any($1) and h.promise_ended_at is null and h.confirmed_at is null
       and h.expires_at <= registry_now()
     returning h.id, h.pool_id, h.places, h.expires_at
   ), numbered as (
     select l.*, row_number() over nth as nth, sum(l.places) over nth as taken_off,
       count(*) over (partition by l.pool_id) as lapses, sum(l.places) over (partition by l.pool_id) as total
     from lapsed l
     window nth as (partition by l.pool_id order by l.expires_at, l.id)
   ), pool as (
     update bed_pool p set
       promised = p.promised - coalesce(t.total, 0), revision = p.revision + coalesce(t.lapses, 0),
       next_lapse_at = (
         select min(h.expires_at) from placement h
         where h.pool_id = p.id and h.promise_ended_at is null and h.confirmed_at is null
           and not exists (select from lapsed l where l.id = h.id))
     from unnest($1::uuid[]) due (id)
     left join (select distinct n.pool_id, n.total, n.lapses from numbered n) t on t.pool_id = due.id
     where p.id = due.id
     returning p.*, registry_now() as at
   ), ledger as (
     insert into bed_ledger (pool_id, revision, at, kind, actor_id, channel, placement_id, promised_change, authorised,
       out_of_service, turnaround, surge_places, surge_until, counted, moved, promised, observed_at, disputed, closed)
     select p.id, p.revision - n.lapses + n.nth, p.at, 'LAPSED', $2, 'SYSTEM', n.id, -n.places, p.authorised,
       p.out_of_service, p.turnaround, p.surge_places, p.surge_until, p.counted, p.moved,
       p.promised + n.total - n.taken_off, p.observed_at, p.disputed_at is not null, p.closed_at is not null
     from numbered n join pool p on p.id = n.pool_id
   ), journal_row as (
     insert into journal (at, topic, subject_id, revision)
     select p.at, 'bed_pool', p.id, p.revision - n.lapses + n.nth
     from numbered n join pool p on p.id = n.pool_id
     order by p.id, n.nth
   )
   select p.id from pool p`,
);

const settleDiscrepancies = statement(
  'settle-discrepancies',
  `-- Which discrepancies of these locked pools has the clock opened or resolved? Asked before the lapses are settled.
   with resolved as (
     update discrepancy d set resolved_at = v.resolved_at, resolved_by = $2
     from discrepancy_now v
     where v.id = d.id and d.pool_id = any($1::uuid[]) and d.resolved_at is null and v.resolved_at is not null
   )
   insert into discrepancy (id, pool_id, kind, opened_at, opened_at_revision)
   select v.id, v.pool_id, v.kind, v.opened_at, v.opened_at_revision
   from discrepancy_now v
   where v.pool_id = any($1::uuid[]) and not exists (select from discrepancy d where d.id = v.id)`,
);

/** The registry itself, where no person acted: a hold that lapsed by the clock. */
export const registryActor = '00000000-0000-4000-8000-000000000000';

/**
 * Locks pools in the order of their ids, their lapsed holds settled. Pools that do not exist are left out.
 * Placements are locked after their pools, never before.
 */
export async function lockPools(em: EntityManager, ids: readonly string[]): Promise<Map<string, LockedPool>> {
  const seen = await lock(em, [ids]);
  const due = seen.filter((row) => row.lapsesDue || row.surgeEnded).map(({ id }) => id);
  if (due.length > 0) await settleDiscrepancies(em, [due, registryActor]);
  let rows = seen;
  // A hold may lapse while others are settled: the figures are those of their instant once none is due.
  for (let lapsed = lapsesIn(rows); lapsed.length > 0; lapsed = lapsesIn(rows)) {
    await settle(em, [lapsed, registryActor]);
    rows = await lock(em, [ids]);
  }
  return held(
    em,
    rows.map((row) => ({
      ...row,
      seenRevision: seen.find(({ id }) => id === row.id)?.seenRevision ?? row.seenRevision,
    })),
  );
}

function lapsesIn(rows: readonly LockRow[]): string[] {
  return rows.filter((row) => row.lapsesDue).map((row) => row.id);
}

function held(em: EntityManager, rows: readonly LockedPool[]): Map<string, LockedPool> {
  for (const { id, revision } of rows) holdAt(em, id, revision);
  return new Map(rows.map((row) => [row.id, row]));
}
