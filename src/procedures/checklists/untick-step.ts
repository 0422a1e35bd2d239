import { type CaseInSight, visibleIntervention } from '../../interventions/index.js';
import type { RequestContext } from '../../platform/context.js';
import { once } from '../../platform/request-key.js';
import { sayOfStep } from './say-of-step.js';
import type { UntickStepInput } from './step.input.js';

/** Says that a step was not done after all; what was said before stays on the trail, and a deadline stays fulfilled. */
export async function untickStep(ctx: RequestContext, input: UntickStepInput): Promise<CaseInSight> {
  const { interventionId, step, reason } = input;
  const { id } = await once(ctx, { operation: 'untickStep', input }, async (tx) => {
    const said = {
      interventionId,
      step,
      kind: 'UNTICKED',
      at: tx.now,
      words: reason?.trim() || null,
    } as const;
    return { id: (await sayOfStep(tx, said)).run.interventionId };
  });
  return visibleIntervention(ctx, id);
}
