import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import type { Channel } from '../closed-lists.js';
import type { LedgerKind } from '../ledger/move-pool.sql.js';

export interface HistoryRow {
  readonly poolId: string;
  readonly revision: number;
  readonly at: Date;
  readonly kind: LedgerKind;
  readonly channel: Channel;
  /** Null where they act for others than the reader does, and where the registry acted itself. */
  readonly actorName: string | null;
  readonly authorised: number;
  readonly operable: number;
  readonly outOfService: number;
  readonly occupied: number | null;
  readonly promised: number;
  readonly free: number | null;
  readonly disputed: boolean;
  readonly closed: boolean;
  readonly observedAt: Date | null;
}

const history = statement<HistoryRow>(
  'pool-history',
  `-- What happened to each of these pools, newest first, and how did it stand after each act?
   select pool.id as "poolId", l.revision, l.at, l.kind, l.channel,
     case when a.organisation_id = $4::uuid or a.district_id = $5::uuid then a.name end as "actorName",
     l.authorised, after.operable, l.out_of_service as "outOfService",
     case when l.counted is not null then greatest(0, l.counted + l.moved) end as occupied, l.promised,
     case when l.counted is not null then
       least(greatest(after.operable - greatest(0, l.counted + l.moved) - l.promised, 0), after.operable) end as free,
     l.disputed, l.closed, l.observed_at as "observedAt"
   from unnest($1::uuid[]) pool (id)
   cross join lateral (
     select * from bed_ledger b
     where b.pool_id = pool.id and ($2::integer is null or b.revision < $2)
     order by b.revision desc
     limit $3
   ) l
   cross join lateral (
     select case when l.closed then 0
       else pool_operable(l.authorised, l.out_of_service, l.surge_places, l.surge_until, l.at) end as operable
   ) after
   left join account a on a.id = l.actor_id
   order by pool.id, l.revision desc`,
);

/** The newest `most` acts of each pool before a revision, or of all. */
export function historyOf(
  { em, actor }: RequestContext,
  poolIds: readonly string[],
  { before, most }: { before: number | null; most: number },
): Promise<HistoryRow[]> {
  const reader = [actor?.organisationId ?? null, actor?.districtId ?? null];
  return history(em, [poolIds, before, most, ...reader]);
}
