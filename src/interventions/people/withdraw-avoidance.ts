import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { Refusal } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import { once } from '../../platform/request-key.js';
import { lockSubjects } from './lock-subject.js';
import { visibleSubject } from './subject.queries.js';
import type { SubjectInSight } from './subject.types.js';
import type { WithdrawAvoidanceInput } from './subject-side.input.js';

const entry = guardedStatement<{ subjectId: string }>(
  'avoidance-by-id',
  `-- Of whom is this entry?
   select p.subject_id as "subjectId" from person_to_avoid p where p.id = $1`,
);

const withdraw = guardedStatement(
  'withdraw-avoidance',
  `-- They may meet again. The first withdrawal stands.
   update person_to_avoid p set withdrawn_at = $2, withdrawn_by = $3 where p.id = $1 and p.withdrawn_at is null`,
);

/** Two people may meet again. Withdrawing it twice changes nothing. */
export async function withdrawAvoidance(
  ctx: RequestContext,
  input: WithdrawAvoidanceInput,
): Promise<SubjectInSight> {
  const { id } = await once(ctx, { operation: 'withdrawAvoidance', input }, (tx) => takeBack(tx, input));
  return visibleSubject(ctx, id);
}

async function takeBack(tx: TransactionContext, { avoidanceId }: WithdrawAvoidanceInput) {
  const [found] = isId(avoidanceId) ? await entry(tx, [avoidanceId]) : [];
  if (!found) throw new Refusal('NOT_FOUND');
  await lockSubjects(tx, [found.subjectId]);
  await withdraw(tx, [avoidanceId, tx.now, tx.actor.id]);
  return { id: found.subjectId };
}
