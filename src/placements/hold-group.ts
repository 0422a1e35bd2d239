import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../platform/context.js';
import { once } from '../platform/request-key.js';
import type { HoldGroupInput } from './hold.input.js';
import { holdLines, refuseImpossibleGuests } from './hold-lines.js';
import { visiblePlacement } from './placement.queries.js';
import { usualHoldMinutes } from './placement.rules.js';
import type { PlacementInSight } from './placement-in-sight.js';

/** Promises places in several pools at once, all or nothing; among the open holds of a case they count as one. */
export async function holdGroup(ctx: RequestContext, input: HoldGroupInput): Promise<PlacementInSight[]> {
  const lines = input.lines.map(({ poolId, places, guests, subjectIds }, index) => {
    return { poolId, places, guests: guests ?? [], subjectIds: subjectIds ?? null, path: `lines.${index}.` };
  });
  for (const { guests, path } of lines) refuseImpossibleGuests(guests, path);
  const hold = {
    interventionId: input.interventionId,
    lines,
    minutes: input.minutes ?? usualHoldMinutes,
    overrideReason: input.overrideReason?.trim() || null,
    groupId: randomUUID(),
  };
  const { ids } = await once(ctx, { operation: 'holdGroup', input }, async (tx) => {
    return { ids: await holdLines(tx, hold) };
  });
  return Promise.all(ids.map((id) => visiblePlacement(ctx, id)));
}
