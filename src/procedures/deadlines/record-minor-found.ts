import { type CaseInSight, recordOnTimeline, visibleIntervention } from '../../interventions/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { once } from '../../platform/request-key.js';
import { beginByHand } from './begin-by-hand.js';
import type { RecordMinorFoundInput } from './deadline.input.js';
import { happenedAt } from './happened-at.js';

/** An unaccompanied foreign minor was found, whatever the case was opened for. */
export async function recordMinorFound(
  ctx: RequestContext,
  input: RecordMinorFoundInput,
): Promise<CaseInSight> {
  const { id } = await once(ctx, { operation: 'recordMinorFound', input }, (tx) => record(tx, input));
  return visibleIntervention(ctx, id);
}

async function record(tx: TransactionContext, input: RecordMinorFoundInput) {
  const at = happenedAt(tx, 'at', input.at);
  const { interventionId } = await beginByHand(tx, input.interventionId, {
    kind: 'MSNA_REPORT',
    begunAt: at,
  });
  await recordOnTimeline(tx, { interventionId, kind: 'MINOR_FOUND', at });
  return { id: interventionId };
}
