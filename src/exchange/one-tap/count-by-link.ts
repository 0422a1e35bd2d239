import { recordAudit } from '../../access/index.js';
import { lockPools, type Reporter, reaffirm, takeStock } from '../../availability/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import { once } from '../../platform/request-key.js';
import { type FoundLink, heldLink } from './count-link.sql.js';
import { reporterBy } from './reporter-by-link.js';

/** What somebody says by a link about one pool. */
export interface SaidByLink {
  readonly channel: 'LINK' | 'SMS';
  readonly poolId: string;
  /** The revision they were shown; null where they saw no figure. */
  readonly expectedRevision: number | null;
  readonly requestKey: string;
  readonly said: Said;
  /** About guests who should have come by now; null where they were not asked. */
  readonly guests: 'ARRIVED' | 'NOT_ARRIVED' | null;
}
export type Said =
  | { readonly kind: 'FREE'; readonly free: number }
  | { readonly kind: 'AS_BEFORE' }
  | { readonly kind: 'TAKE_BACK' };

interface Before {
  /** Null where nobody had counted. */
  readonly occupied: number | null;
  readonly outOfService: number;
}

const overdueGuests = statement<{ id: string }>(
  'overdue-guests-of-pool',
  `-- Who should have come to this locked pool by now, and nobody has said whether they did?
   select h.id
   from placement h
   where h.pool_id = $1 and h.confirmed_at is not null and h.arrived_at is null and h.promise_ended_at is null
     and h.released_at is null and h.refused_at is null and h.expected_by <= registry_now()`,
);
const before = statement<Before>(
  'pool-before-a-link-counts',
  `-- What would one take a count of this locked pool back to?
   select n.occupied, n.out_of_service as "outOfService" from pool_now n where n.pool_id = $1`,
);
const lastUse = statement<{ occupied: number }>(
  'count-to-take-back',
  `-- Is the last thing said by this link about this pool still how it stands, and what was there before?
   select u.occupied_before as occupied
   from (
     select * from count_link_use u where u.link_id = $1 and u.pool_id = $2 order by u.at desc, u.revision desc limit 1
   ) u
   join pool_now n on n.pool_id = u.pool_id and n.revision = u.revision
   where u.kind = 'COUNTED' and u.occupied_before is not null`,
);
const keepUse = statement(
  'keep-use-of-count-link',
  `-- What was said by this link, how the pool stands after it; and has a link for one time counted all that is its own?
   with used as (
     insert into count_link_use (link_id, pool_id, channel, kind, revision, unoccupied, occupied_before)
     select $1, n.pool_id, $3, $4, n.revision, greatest(0, n.operable - coalesce(n.occupied, 0)),
       case when n.out_of_service = $6::integer then $5::integer end
     from pool_now n where n.pool_id = $2
   )
   update count_link l set last_used_at = registry_now(),
     spent_at = case when l.one_time and not exists (
       select from bed_pool p
       where p.shelter_id = l.shelter_id and p.closed_at is null and p.id = coalesce(l.pool_id, p.id) and p.id <> $2
         and not exists (select from count_link_use u where u.link_id = l.id and u.pool_id = p.id)
     ) then registry_now() end
   where l.id = $1`,
);

/**
 * Counts a pool for whoever has the link, on behalf of who made it. What is sent twice from one page is done once.
 * @throws LINK_ENDED, NOT_FOUND for pools that are not the link's, and what a count is refused for
 */
export async function countByLink(ctx: RequestContext, link: FoundLink, told: SaidByLink): Promise<void> {
  if (!isId(told.poolId)) throw new Refusal('NOT_FOUND');
  const reporter = reporterBy(link, told);
  // Keys are the actor's: those of a link must not meet those of its maker, nor of another link.
  const requestKey = `count link ${link.id} ${told.requestKey}`;
  const act = { operation: 'countByLink', input: { ...told, requestKey } };
  await once({ ...ctx, actor: reporter.actor }, act, (tx) => count(tx, { link, told, reporter }));
}

interface Counting {
  readonly link: FoundLink;
  readonly told: SaidByLink;
  readonly reporter: Reporter;
}

async function count(tx: TransactionContext, { link, told, reporter }: Counting) {
  const { poolId, channel } = told;
  const isOwn = await heldWithPool(tx, link, poolId);
  if (!isOwn) throw new Refusal('NOT_FOUND');
  const [was] = await before(tx.em, [poolId]);
  const { kind, arrived } = await say(tx, { link, told, reporter });
  // That guests have arrived is a fact: it is not taken back with the number.
  const occupiedBefore = kind === 'COUNTED' && arrived === 0 ? (was?.occupied ?? null) : null;
  await keepUse(tx.em, [link.id, poolId, channel, kind, occupiedBefore, was?.outOfService ?? null]);
  // Whoever has the link is nobody the registry knows: the entry names the link, and who made it is written beside it.
  const details = { what: kind, linkId: link.id, poolId, channel };
  const record = { action: 'LINK_USED', target: 'SHELTER', targetIds: [link.shelterId], details } as const;
  await recordAudit({ ...tx, actor: null }, record);
  return { id: poolId };
}

/** The pool first, then the link: whoever ends the link waits for this count, or this count finds it ended. */
async function heldWithPool(tx: TransactionContext, link: FoundLink, poolId: string): Promise<boolean> {
  await lockPools(tx.em, [poolId]);
  const held = await heldLink(tx.em, link.id, poolId);
  if (!held?.isInForce || (held.isOneTime && held.isCounted)) throw new Refusal('LINK_ENDED');
  return held.isOfLink;
}

async function say(tx: TransactionContext, { link, told, reporter }: Counting) {
  const { poolId, expectedRevision, said } = told;
  const arrivedPlacementIds = told.guests === 'ARRIVED' ? await idsOfOverdue(tx, poolId) : [];
  const input = { poolId, expectedRevision, arrivedPlacementIds };
  switch (said.kind) {
    case 'AS_BEFORE':
      await reaffirm(tx, input, reporter);
      return { kind: 'REAFFIRMED', arrived: 0 };
    case 'FREE':
      await takeStock(tx, { ...input, free: said.free }, reporter);
      return { kind: 'COUNTED', arrived: arrivedPlacementIds.length };
    case 'TAKE_BACK': {
      const [last] = await lastUse(tx.em, [link.id, poolId]);
      if (!last) throw new Refusal('CONFLICT');
      await takeStock(tx, { ...input, occupied: last.occupied }, reporter);
      return { kind: 'TAKEN_BACK', arrived: 0 };
    }
  }
}

async function idsOfOverdue(tx: TransactionContext, poolId: string): Promise<string[]> {
  return (await overdueGuests(tx.em, [poolId])).map(({ id }) => id);
}
