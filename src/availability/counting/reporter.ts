import type { Actor, RequestContext, TransactionContext } from '../../platform/context.js';
import { actorOf } from '../../platform/context.js';
import { notAllowed } from '../../platform/errors.js';
import type { Channel } from '../closed-lists.js';
import { type LockedPool } from '../ledger/lock-pools.sql.js';
import { lockedPool } from '../ledger/locked-pool.js';
import { visiblePool } from '../pools/pools-in-sight.js';

/** Who reports about a pool, and by which channel. */
export interface Reporter {
  readonly actor: Actor;
  readonly channel: Channel;
  readonly isPerson: boolean;
  /** Whether they can be asked if guests who should have come by now did; otherwise the question stays open. */
  readonly answersForGuests: boolean;
}

/**
 * The caller as a reporter on a pool in their sight: its own organisation, or a worker who has telephoned.
 * @throws NOT_FOUND out of sight; NOT_ALLOWED for a district's system, which has nobody to telephone.
 */
export async function reporterOn(ctx: RequestContext, poolId: string): Promise<Reporter> {
  const actor = actorOf(ctx);
  await visiblePool(ctx, poolId);
  if (actor.isMachine && !actor.organisationId) throw notAllowed(forPeople);
  const isPerson = !actor.isMachine;
  return { actor, channel: reportingChannelOf(actor), isPerson, answersForGuests: isPerson };
}

/** How a report of this actor reaches the registry: a worker has it from the shelter by telephone. */
function reportingChannelOf(actor: Actor): Channel {
  if (actor.isMachine) return 'API';
  return actor.organisationId ? 'WEB' : 'PHONE_BY_WORKER';
}

/** Ways by which the shelter itself is not in sight of who reports: whoever opens them has looked at who may. */
const waysApart: ReadonlySet<Channel> = new Set(['PHONE_BY_WORKER', 'LINK', 'SMS', 'VOICE']);

/**
 * Locks the pool for its reporter. A shelter may have been handed to somebody else while they waited for the lock:
 * whoever reports for its organisation is asked again.
 * @throws NOT_FOUND
 */
export async function lockedFor(
  tx: TransactionContext,
  { channel }: Reporter,
  poolId: string,
): Promise<LockedPool> {
  const pool = await lockedPool(tx.em, poolId);
  if (!waysApart.has(channel)) await visiblePool(tx, poolId);
  return pool;
}

const forPeople = {
  en: 'a count by telephone is entered by the person who telephoned; a system of the shelter reports its own',
  it: 'un conteggio per telefono lo inserisce chi ha telefonato; il sistema di una struttura comunica i propri',
};
