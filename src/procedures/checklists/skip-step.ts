import { type CaseInSight, visibleIntervention } from '../../interventions/index.js';
import type { RequestContext } from '../../platform/context.js';
import { once } from '../../platform/request-key.js';
import { sayOfStep } from './say-of-step.js';
import type { SkipStepInput } from './step.input.js';

/** Leaves a step out, with the reason. */
export async function skipStep(ctx: RequestContext, input: SkipStepInput): Promise<CaseInSight> {
  const { interventionId, step, reason } = input;
  const { id } = await once(ctx, { operation: 'skipStep', input }, async (tx) => {
    const said = { interventionId, step, kind: 'SKIPPED', at: tx.now, words: reason } as const;
    return { id: (await sayOfStep(tx, said)).run.interventionId };
  });
  return visibleIntervention(ctx, id);
}
