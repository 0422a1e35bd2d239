import type { TransactionContext } from '../platform/context.js';
import { lockOpenIntervention } from './lock-intervention.js';
import { recordOnTimeline } from './record-on-timeline.js';

/** A call for a place that nobody answered, on the timeline of the case. @throws NOT_FOUND, INTERVENTION_CLOSED */
export async function noteUnanswered(
  tx: TransactionContext,
  { interventionId, called }: { interventionId: string; called: string },
): Promise<void> {
  const { id } = await lockOpenIntervention(tx, interventionId);
  await recordOnTimeline(tx, { interventionId: id, kind: 'NO_ANSWER', words: called });
}
