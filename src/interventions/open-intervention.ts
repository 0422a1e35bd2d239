import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../platform/context.js';
import { sealerOf } from '../platform/data-keys/record-seal.js';
import { guardedStatement } from '../platform/database/row-security.js';
import { notAllowed } from '../platform/errors.js';
import { once } from '../platform/request-key.js';
import { refuseImpossibleCall, refuseUnlessAccepted } from './accepted-caller.js';
import { insertCall } from './calls/insert-call.js';
import { caseRecord } from './case-record.js';
import type { CaseInSight } from './intervention.entity.js';
import type { OpenInterventionInput } from './intervention.input.js';
import { visibleIntervention } from './intervention.queries.js';
import { recordOnTimeline } from './record-on-timeline.js';

const open = guardedStatement(
  'open-intervention',
  `-- A case; its number goes by the Italian year.
   insert into intervention (id, number, district_id, category, municipality_code, opened_at, opened_by, assigned_to)
   values ($1, to_char($5::timestamptz at time zone 'Europe/Rome', 'YYYY') || '-'
     || lpad(nextval('intervention_number')::text, 6, '0'), $2, $3, $4, $5, $6, $6)`,
);

/** Opens a case of the caller's district from a call. */
export async function openIntervention(
  ctx: RequestContext,
  input: OpenInterventionInput,
): Promise<CaseInSight> {
  const { id } = await once(ctx, { operation: 'openIntervention', input }, (tx) => openCase(tx, input));
  return visibleIntervention(ctx, id);
}

async function openCase(tx: TransactionContext, { category, call }: OpenInterventionInput) {
  const { districtId } = tx.actor;
  if (!districtId) throw notAllowed(ofADistrict);
  const callerKind = call.callerKind ?? 'LAW_ENFORCEMENT';
  await refuseUnlessAccepted(tx, districtId, callerKind);
  await refuseImpossibleCall(tx, call);
  const [id, callId] = [randomUUID(), randomUUID()];
  // A case has its key from the beginning: whoever writes in it later never waits for another to make it.
  const seal = await sealerOf(tx, caseRecord(id));
  await open(tx, [id, districtId, category ?? null, call.municipality ?? null, tx.now, tx.actor.id]);
  await insertCall(tx, { id: callId, seal, call, of: { interventionId: id } });
  await recordOnTimeline(tx, { interventionId: id, kind: 'OPENED', at: tx.now });
  return { id };
}

const ofADistrict = {
  en: 'your account works for no district, and a case belongs to one',
  it: 'il suo account non è di alcun distretto, e un intervento appartiene a un distretto',
};
