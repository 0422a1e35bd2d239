import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { invalidInput } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import { refuseImpossibleCall, refuseUnlessAccepted } from '../accepted-caller.js';
import type { CallInSight } from '../call.entity.js';
import { lockOpenIntervention } from '../lock-intervention.js';
import { recordOnTimeline } from '../record-on-timeline.js';
import { saveChanges } from '../save-call.js';
import type { EditCallInput } from './call.input.js';
import { visibleCall } from './calls.queries.js';

const lock = guardedStatement(
  'lock-call',
  `-- Nobody else changes this call until the commit.
   select c.id from call c where c.id = $1 for no key update`,
);

/** Adds to, or corrects, any call, whichever number it has in its case, and also one that opened none. */
export async function editCall(ctx: RequestContext, input: EditCallInput): Promise<CallInSight> {
  const { id } = await once(ctx, { operation: 'editCall', input }, (tx) => edit(tx, input));
  return visibleCall(ctx, id);
}

async function edit(tx: TransactionContext, input: EditCallInput) {
  const { id, interventionId } = await visibleCall(tx, input.callId);
  const held = interventionId ? await lockOpenIntervention(tx, interventionId) : null;
  await lock(tx, [id]);
  const call = await visibleCall(tx, id);
  refuseStale(input.expectedRevision, { revision: call.revision });
  const changes = input.call ?? {};
  if (held && input.outcome) throw invalidInput('outcome', ofCase);
  if (held && changes.callerKind) await refuseUnlessAccepted(tx, held.districtId, changes.callerKind);
  await refuseImpossibleCall(tx, changes);
  await saveChanges(tx, call, { ...changes, outcome: input.outcome, answer: input.answer });
  if (held) await recordOnTimeline(tx, { interventionId: held.id, kind: 'CALL_SAVED' });
  return { id };
}

const ofCase = {
  en: 'a call of a case has none: the case has it.',
  it: 'una segnalazione di un intervento non ne ha: ce l’ha l’intervento.',
};
