import { recordAudit } from '../../access/index.js';
import type { CountedIn } from '../../availability/index.js';
import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { type FoundLink, linkByHash, linkIsOpened } from './count-link.sql.js';
import { hashOfToken } from './link-token.js';

/** One pool as the page shows it: what the shelter knows, with what the registry has promised beside it. */
export interface PoolOnPage {
  readonly id: string;
  readonly name: string;
  readonly countedIn: CountedIn;
  readonly revision: number;
  readonly operable: number;
  /** Places that nobody occupies, promised ones included; null where nobody has ever counted. */
  readonly unoccupied: number | null;
  readonly promised: number;
  readonly observedAt: Date | null;
  readonly disputed: boolean;
  readonly overcommitted: boolean;
  /** Places of guests who should have come by now. */
  readonly duePlaces: number;
  readonly dueBy: Date | null;
  /** The last thing said by this link lately; null where there was none. */
  readonly saidAt: Date | null;
  readonly saidUnoccupied: number | null;
  readonly mayTakeBack: boolean;
  /** By a link for one time: nothing more can be said. */
  readonly isDone: boolean;
}

const pools = statement<PoolOnPage>(
  'pools-of-count-link',
  `-- How do the open pools of this link stand, who is overdue there, and what did the link say lately?
   select p.id, p.name, p.counted_in as "countedIn", n.revision, n.operable,
     case when n.occupied is not null then greatest(0, n.operable - n.occupied) end as unoccupied,
     n.promised, n.observed_at as "observedAt", n.disputed, n.overcommitted,
     coalesce(due.places, 0)::integer as "duePlaces", due.by as "dueBy",
     case when u.is_late then null else u.at end as "saidAt", u.unoccupied as "saidUnoccupied",
     coalesce(u.kind = 'COUNTED' and u.occupied_before is not null and u.revision = n.revision
       and not u.is_late and not $4::boolean, false) as "mayTakeBack",
     $4::boolean and u.at is not null as "isDone"
   from bed_pool p
   join pool_now n on n.pool_id = p.id
   left join lateral (
     select sum(h.places) as places, min(h.expected_by) as by
     from placement h
     where h.pool_id = p.id and h.confirmed_at is not null and h.arrived_at is null and h.promise_ended_at is null
       and h.released_at is null and h.refused_at is null and h.expected_by <= n.as_of
   ) due on true
   left join lateral (
     select u.at, u.kind, u.unoccupied, u.revision, u.occupied_before, u.at < n.as_of - interval '15 minutes' as is_late
     from count_link_use u
     where u.link_id = $1 and u.pool_id = p.id
     order by u.at desc, u.revision desc
     limit 1
   ) u on true
   where p.shelter_id = $2 and p.id = coalesce($3::uuid, p.id) and p.closed_at is null
   order by p.name, p.id`,
);

/** The link of a token, whatever became of it; null for what is no link. */
export async function linkOf({ em }: RequestContext, token: unknown): Promise<FoundLink | null> {
  const hash = hashOfToken(token);
  return hash === null ? null : linkByHash(em, hash);
}

export function poolsOnPage({ em }: RequestContext, link: FoundLink): Promise<PoolOnPage[]> {
  return pools(em, [link.id, link.shelterId, link.poolId, link.isOneTime]);
}

/** Writes down that a page is shown, before it is, once a minute for each link. No audit row, no page. */
export async function recordOpening(ctx: RequestContext, link: FoundLink): Promise<void> {
  if (!link.isUnseen) return;
  const details = { what: 'OPENED', linkId: link.id };
  await recordAudit(ctx, { action: 'LINK_USED', target: 'SHELTER', targetIds: [link.shelterId], details });
  await linkIsOpened(ctx.em, link.id);
}
