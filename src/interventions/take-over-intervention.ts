import type { RequestContext, TransactionContext } from '../platform/context.js';
import { guardedStatement } from '../platform/database/row-security.js';
import { once } from '../platform/request-key.js';
import type { TakeOverInterventionInput } from './assignment.input.js';
import type { CaseInSight } from './intervention.entity.js';
import { visibleIntervention } from './intervention.queries.js';
import { lockOpenIntervention } from './lock-intervention.js';
import { recordOnTimeline } from './record-on-timeline.js';
import { tellOfTakeOver } from './when-taken-over.js';

const take = guardedStatement(
  'take-over-intervention',
  `-- Who works on this case from now on?
   update intervention i set assigned_to = $2, revision = i.revision + 1 where i.id = $1`,
);

/** A worker of the district goes on with a case that another began. Taking one's own changes nothing. */
export async function takeOverIntervention(
  ctx: RequestContext,
  input: TakeOverInterventionInput,
): Promise<CaseInSight> {
  const { id } = await once(ctx, { operation: 'takeOverIntervention', input }, (tx) => takeOver(tx, input));
  return visibleIntervention(ctx, id);
}

async function takeOver(tx: TransactionContext, { interventionId }: TakeOverInterventionInput) {
  const { id, assignedTo } = await lockOpenIntervention(tx, interventionId);
  if (assignedTo === tx.actor.id) return { id };
  await take(tx, [id, tx.actor.id]);
  await tellOfTakeOver(tx, id);
  await recordOnTimeline(tx, { interventionId: id, kind: 'TAKEN_OVER' });
  return { id };
}
