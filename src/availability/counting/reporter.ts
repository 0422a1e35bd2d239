import type { Actor, RequestContext } from '../../platform/context.js';
import { actorOf } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import type { Channel } from '../closed-lists.js';
import { visiblePool } from '../pools/pools-in-sight.js';

/** Who reports about a pool, and by which channel. */
export interface Reporter {
  readonly actor: Actor;
  readonly channel: Channel;
  readonly isPerson: boolean;
}

/**
 * The caller as a reporter on a pool in their sight: its own organisation, or a worker who has telephoned.
 * @throws NOT_FOUND out of sight; NOT_ALLOWED for a district's system, which has nobody to telephone.
 */
export async function reporterOn(ctx: RequestContext, poolId: string): Promise<Reporter> {
  const actor = actorOf(ctx);
  await visiblePool(ctx, poolId);
  if (actor.isMachine && !actor.organisationId)
    throw new Refusal('NOT_ALLOWED', { permission: 'beds.declare' });
  return { actor, channel: reportingChannelOf(actor), isPerson: !actor.isMachine };
}

/** How a report of this actor reaches the registry: a worker has it from the shelter by telephone. */
function reportingChannelOf(actor: Actor): Channel {
  if (actor.isMachine) return 'API';
  return actor.organisationId ? 'WEB' : 'PHONE_BY_WORKER';
}
