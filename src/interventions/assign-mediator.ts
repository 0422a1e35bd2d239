import type { RequestContext, TransactionContext } from '../platform/context.js';
import { guardedStatement } from '../platform/database/row-security.js';
import { invalidInput, Refusal } from '../platform/errors.js';
import { isId } from '../platform/id.js';
import { once } from '../platform/request-key.js';
import type { AssignMediatorInput } from './assignment.input.js';
import type { CaseInSight } from './intervention.entity.js';
import { visibleIntervention } from './intervention.queries.js';
import { mayCallMediator } from './intervention.rules.js';
import { lockOpenIntervention } from './lock-intervention.js';
import { mediatorsOf } from './mediators.queries.js';
import { recordOnTimeline } from './record-on-timeline.js';

const assign = guardedStatement(
  'assign-mediator',
  `-- Who interprets in this case?
   update intervention i set mediator_id = $2, revision = i.revision + 1 where i.id = $1`,
);

/** Lets a cultural mediator read a case, without what identifies anybody; or no one any more. */
export async function assignMediator(ctx: RequestContext, input: AssignMediatorInput): Promise<CaseInSight> {
  const { id } = await once(ctx, { operation: 'assignMediator', input }, (tx) => callIn(tx, input));
  return visibleIntervention(ctx, id);
}

async function callIn(tx: TransactionContext, input: AssignMediatorInput) {
  const held = await lockOpenIntervention(tx, input.interventionId);
  if (!mayCallMediator(tx.actor, held)) throw new Refusal('NOT_ASSIGNED');
  const mediatorId = input.mediatorId?.toLowerCase() ?? null;
  if (mediatorId !== null) await refuseUnlessMediator(tx, held.districtId, mediatorId);
  if (mediatorId === held.mediatorId) return { id: held.id };
  await assign(tx, [held.id, mediatorId]);
  await recordOnTimeline(tx, { interventionId: held.id, kind: 'MEDIATOR_ASSIGNED' });
  return { id: held.id };
}

async function refuseUnlessMediator(
  { em }: TransactionContext,
  districtId: string,
  mediatorId: string,
): Promise<void> {
  const mediators = isId(mediatorId) ? await mediatorsOf(em, [districtId]) : [];
  if (!mediators.some(({ id }) => id === mediatorId)) throw invalidInput('mediatorId', noMediator);
}

const noMediator = {
  en: 'is not a cultural mediator of this district. Choose one of mediators.',
  it: 'non è un mediatore culturale di questo distretto. Sceglierne uno da mediators.',
};
