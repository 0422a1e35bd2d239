import type { SearchObserver } from '../availability/index.js';
import { isTeam, recordOnTimeline, visibleIntervention } from '../interventions/index.js';
import { Refusal } from '../platform/errors.js';

/** Keeps on the timeline of a case what its searches showed. */
export const keepWhatWasShown: SearchObserver = {
  async mayShowIn(ctx, interventionId) {
    const { relation, closedAt } = await visibleIntervention(ctx, interventionId);
    if (!isTeam(relation)) throw new Refusal('NOT_FOUND');
    if (closedAt) throw new Refusal('INTERVENTION_CLOSED', { closedAt: closedAt.toISOString() });
  },
  async keepShown(ctx, interventionId, shown) {
    await recordOnTimeline(ctx, { interventionId, kind: 'SEARCHED', shown });
  },
};
