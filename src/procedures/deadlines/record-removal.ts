import { type CaseInSight, recordOnTimeline, visibleIntervention } from '../../interventions/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { once } from '../../platform/request-key.js';
import { beginByHand } from './begin-by-hand.js';
import type { RecordRemovalInput } from './deadline.input.js';
import { happenedAt } from './happened-at.js';

/** A child was brought to safety under art. 403: its two clocks begin. Never inferred from a minor among the guests. */
export async function recordRemoval(ctx: RequestContext, input: RecordRemovalInput): Promise<CaseInSight> {
  const { id } = await once(ctx, { operation: 'recordRemoval', input }, (tx) => record(tx, input));
  return visibleIntervention(ctx, id);
}

async function record(tx: TransactionContext, input: RecordRemovalInput) {
  const at = happenedAt(tx, 'at', input.at);
  const { interventionId } = await beginByHand(tx, input.interventionId, {
    ...{ kind: 'ART403_ORAL_NOTICE', begunAt: at },
  });
  await beginByHand(tx, interventionId, { kind: 'ART403_WRITTEN_TRANSMISSION', begunAt: at });
  await recordOnTimeline(tx, { interventionId, kind: 'REMOVAL_RECORDED', at, words: input.words });
  return { id: interventionId };
}
