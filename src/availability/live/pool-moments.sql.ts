import type { EntityManager } from '@mikro-orm/postgresql';
import type { Secrecy } from '../../directory/index.js';
import { statement } from '../../platform/database/statement.js';
import type { JournalRow } from '../../platform/live/journal.types.js';
import type { BedPool } from '../pools/bed-pool.entity.js';
import type { PoolNow } from '../pools/pool-now.js';
import { bedPoolColumns } from '../pools/pools-in-sight.js';

/** A pool as it stood after one change, with what decides who may see it. */
export interface PoolMoment {
  /** Its place in the journal. */
  readonly seq: number;
  readonly at: Date;
  readonly pool: BedPool;
  readonly figures: PoolNow;
  readonly secrecy: Secrecy;
  readonly organisationId: string;
}

type MomentRow = BedPool & PoolNow & { at: Date; secrecy: Secrecy; organisationId: string };

const moments = statement<MomentRow>(
  'pool-moments',
  `-- How did these pools stand after these revisions? Who may see them is as of now.
   select ${bedPoolColumns}, s.secrecy, s.organisation_id as "organisationId",
     l.pool_id as "poolId", l.at, l.at as "asOf", l.revision, l.authorised, l.out_of_service as "outOfService",
     l.turnaround, places.surge, places.operable, inside.occupied, l.promised,
     case when inside.occupied is null then null
       else least(greatest(places.operable - inside.occupied - l.promised, 0), places.operable) end as free,
     greatest(places.operable - inside.known - l.promised, 0) as room,
     inside.known + l.promised > places.operable as overcommitted,
     l.observed_at as "observedAt", l.disputed, l.closed,
     case when p.emergency then d.emergency_fresh_hours else d.fresh_hours end as "freshForHours",
     case when p.emergency then d.emergency_stale_hours else d.stale_hours end as "staleAfterHours"
   from unnest($1::uuid[], $2::integer[]) change (pool_id, revision)
   join bed_ledger l on l.pool_id = change.pool_id and l.revision = change.revision
   join bed_pool p on p.id = l.pool_id
   join shelter s on s.id = p.shelter_id
   join district d on d.id = p.district_id
   cross join lateral (
     select case when l.surge_until is null or l.at < l.surge_until then l.surge_places else 0 end as surge,
       case when l.closed then 0
         else pool_operable(l.authorised, l.out_of_service, l.surge_places, l.surge_until, l.at) end as operable
   ) places
   cross join lateral (
     select case when l.counted is not null then greatest(0, l.counted + l.moved) end as occupied,
       greatest(0, coalesce(l.counted, 0) + l.moved) as known
   ) inside`,
);

/** The changes behind rows of the journal, in their order. */
export async function poolMoments(em: EntityManager, rows: readonly JournalRow[]): Promise<PoolMoment[]> {
  const found = await moments(em, [rows.map((row) => row.subjectId), rows.map((row) => row.revision)]);
  const byRevision = new Map(found.map((row) => [`${row.poolId}/${row.revision}`, row]));
  return rows.flatMap(({ seq, subjectId, revision }) => {
    const row = byRevision.get(`${subjectId}/${revision}`);
    if (!row) return [];
    const { at, secrecy, organisationId } = row;
    return [{ seq, at, pool: row, figures: row, secrecy, organisationId }];
  });
}
