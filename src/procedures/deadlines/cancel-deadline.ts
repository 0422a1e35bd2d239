import type { RequestContext } from '../../platform/context.js';
import { once } from '../../platform/request-key.js';
import type { CancelDeadlineInput } from './deadline.input.js';
import { visibleDeadline } from './deadline.queries.js';
import type { DeadlineInSight } from './deadline.types.js';
import { endDeadline } from './end-deadline.js';

/** Says that a deadline does not apply, or applies no more, and why. */
export async function cancelDeadline(
  ctx: RequestContext,
  input: CancelDeadlineInput,
): Promise<DeadlineInSight> {
  const { id } = await once(ctx, { operation: 'cancelDeadline', input }, (tx) =>
    endDeadline(tx, input.deadlineId, { as: 'CANCELLED', at: tx.now, words: input.reason }),
  );
  return visibleDeadline(ctx, id);
}
