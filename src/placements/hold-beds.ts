import type { RequestContext } from '../platform/context.js';
import { once } from '../platform/request-key.js';
import type { HoldBedsInput } from './hold.input.js';
import { holdLines, refuseImpossibleGuests } from './hold-lines.js';
import { visiblePlacement } from './placement.queries.js';
import { usualHoldMinutes } from './placement.rules.js';
import type { PlacementInSight } from './placement-in-sight.js';

/** Promises places to an intervention while the worker telephones. The hold lapses by itself. */
export async function holdBeds(ctx: RequestContext, input: HoldBedsInput): Promise<PlacementInSight> {
  const { poolId, places } = input;
  const guests = input.guests ?? [];
  refuseImpossibleGuests(guests, '');
  const hold = {
    interventionId: input.interventionId,
    lines: [{ poolId, places, guests, subjectIds: input.subjectIds ?? null, path: '' }],
    minutes: input.minutes ?? usualHoldMinutes,
    overrideReason: input.overrideReason?.trim() || null,
    groupId: null,
  };
  const { id } = await once(ctx, { operation: 'holdBeds', input }, async (tx) => {
    const [placementId] = await holdLines(tx, hold);
    return { id: placementId };
  });
  return visiblePlacement(ctx, id ?? '');
}
