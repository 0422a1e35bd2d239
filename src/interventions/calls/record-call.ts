import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { sealerOf } from '../../platform/data-keys/record-seal.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { refuseImpossibleCall, refuseUnlessAccepted } from '../accepted-caller.js';
import type { CallInSight } from '../call.entity.js';
import { callRecord } from '../call-secrets.js';
import { caseRecord } from '../case-record.js';
import type { CallOutcome } from '../closed-lists.js';
import { lockOpenIntervention } from '../lock-intervention.js';
import { recordOnTimeline } from '../record-on-timeline.js';
import type { RecordCallInput } from './call.input.js';
import { visibleCall } from './calls.queries.js';
import { insertCall } from './insert-call.js';

/** One more call of a case, or a call that opened none: redirected calls are kept, whoever called. */
export async function recordCall(ctx: RequestContext, input: RecordCallInput): Promise<CallInSight> {
  const { id } = await once(ctx, { operation: 'recordCall', input }, (tx) => keep(tx, input));
  return visibleCall(ctx, id);
}

async function keep(tx: TransactionContext, input: RecordCallInput) {
  const { interventionId, outcome } = input;
  if (Boolean(interventionId) === Boolean(outcome)) throw invalidInput('outcome', oneOfBoth);
  await refuseImpossibleCall(tx, input.call);
  return interventionId
    ? keepInCase(tx, interventionId, input)
    : keepApart(tx, { ...input, outcome: outcome as CallOutcome });
}

async function keepInCase(tx: TransactionContext, interventionId: string, { call, answer }: RecordCallInput) {
  const held = await lockOpenIntervention(tx, interventionId);
  await refuseUnlessAccepted(tx, held.districtId, call.callerKind ?? 'LAW_ENFORCEMENT');
  const id = randomUUID();
  const seal = await sealerOf(tx, caseRecord(held.id));
  await insertCall(tx, { id, seal, call, answer, of: { interventionId: held.id } });
  await recordOnTimeline(tx, { interventionId: held.id, kind: 'CALL_RECORDED' });
  return { id };
}

async function keepApart(
  tx: TransactionContext,
  { call, answer, outcome }: RecordCallInput & { outcome: CallOutcome },
) {
  const { districtId } = tx.actor;
  if (!districtId) throw new Refusal('NOT_ALLOWED', { permission: 'interventions.write' });
  const id = randomUUID();
  const seal = await sealerOf(tx, callRecord(id));
  await insertCall(tx, { id, seal, call, answer, of: { districtId, outcome } });
  return { id };
}

const oneOfBoth = {
  en: 'name the case that the call belongs to, or say what became of it: one of both.',
  it: 'indicare l’intervento a cui la segnalazione appartiene, oppure che esito ha avuto: uno dei due.',
};
