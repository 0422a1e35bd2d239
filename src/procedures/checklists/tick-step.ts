import { type CaseInSight, visibleIntervention } from '../../interventions/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { once } from '../../platform/request-key.js';
import type { DeadlineKind } from '../closed-lists.js';
import { endOfCase } from '../deadlines/end-deadline.js';
import { happenedAt } from '../deadlines/happened-at.js';
import { sayOfStep } from './say-of-step.js';
import type { TickStepInput } from './step.input.js';

const running = guardedStatement<{ id: string }>(
  'running-deadline-of-kind',
  `-- Does such a deadline run in this locked case?
   select d.id from deadline d
   where d.intervention_id = $1 and d.kind = $2 and d.fulfilled_at is null and d.cancelled_at is null
   order by d.due_at limit 1`,
);

/** Says that a step was done. The deadline that stands behind it is fulfilled with it. */
export async function tickStep(ctx: RequestContext, input: TickStepInput): Promise<CaseInSight> {
  const { id } = await once(ctx, { operation: 'tickStep', input }, (tx) => tick(tx, input));
  return visibleIntervention(ctx, id);
}

async function tick(tx: TransactionContext, { interventionId, step, at: said, evidence }: TickStepInput) {
  const at = happenedAt(tx, 'at', said);
  const words = evidence?.trim() || null;
  const {
    run,
    deadlineKind,
    words: done,
  } = await sayOfStep(tx, {
    ...{ interventionId, step, kind: 'TICKED', at, words },
  });
  const id = run.interventionId;
  if (deadlineKind) await fulfil(tx, id, deadlineKind, { at, words: words ?? done });
  return { id };
}

async function fulfil(
  tx: TransactionContext,
  interventionId: string,
  kind: DeadlineKind,
  done: { at: Date; words: string },
): Promise<void> {
  const [deadline] = await running(tx, [interventionId, kind]);
  if (deadline) await endOfCase(tx, { id: deadline.id, kind, interventionId }, { as: 'FULFILLED', ...done });
}
