import type { RequestContext } from '../../platform/context.js';
import { once } from '../../platform/request-key.js';
import type { FulfilDeadlineInput } from './deadline.input.js';
import { visibleDeadline } from './deadline.queries.js';
import type { DeadlineInSight } from './deadline.types.js';
import { endDeadline } from './end-deadline.js';
import { happenedAt } from './happened-at.js';

/** Says that what was due was done, and what shows it; what follows from it begins to run. */
export async function fulfilDeadline(
  ctx: RequestContext,
  input: FulfilDeadlineInput,
): Promise<DeadlineInSight> {
  const { id } = await once(ctx, { operation: 'fulfilDeadline', input }, (tx) =>
    endDeadline(tx, input.deadlineId, {
      ...{ as: 'FULFILLED', at: happenedAt(tx, 'at', input.at), words: input.evidence },
    }),
  );
  return visibleDeadline(ctx, id);
}
