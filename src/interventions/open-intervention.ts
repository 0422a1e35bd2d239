import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../platform/context.js';
import { sealerOf } from '../platform/data-keys/record-seal.js';
import { statement } from '../platform/database/statement.js';
import { Refusal } from '../platform/errors.js';
import { once } from '../platform/request-key.js';
import { refuseImpossibleCall, refuseUnlessAccepted } from './accepted-caller.js';
import { sealedCall } from './call-secrets.js';
import { caseRecord } from './case-record.js';
import type { CaseInSight } from './intervention.entity.js';
import type { OpenInterventionInput } from './intervention.input.js';
import { visibleIntervention } from './intervention.queries.js';
import { recordOnTimeline } from './record-on-timeline.js';

const open = statement(
  'open-intervention',
  `-- A case and the call that opened it; its number goes by the Italian year.
   with opened as (
     insert into intervention (id, number, district_id, category, municipality_code, opened_at, opened_by, assigned_to)
     values ($1, to_char($5::timestamptz at time zone 'Europe/Rome', 'YYYY') || '-'
       || lpad(nextval('intervention_number')::text, 6, '0'), $2, $3, $4, $5, $6, $6)
     returning id
   )
   insert into call (id, intervention_id, caller_kind, corps, station_sealed, officer_sealed, callback_phone_sealed,
     municipality_code, situation_sealed, received_at, recorded_by, recorded_at)
   select $7, opened.id, $8, $9, $10, $11, $12, $4, $13, $14, $6, $5 from opened`,
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
  if (!districtId) throw new Refusal('NOT_ALLOWED', { permission: 'interventions.write' });
  const callerKind = call.callerKind ?? 'LAW_ENFORCEMENT';
  await refuseUnlessAccepted(tx, districtId, callerKind);
  await refuseImpossibleCall(tx, call);
  const [id, callId] = [randomUUID(), randomUUID()];
  // A case has its key from the beginning: whoever writes in it later never waits for another to make it.
  const seal = await sealerOf(tx, caseRecord(id));
  const { station, officer, callbackPhone, situation } = sealedCall(seal, callId, call);
  await open(tx.em, [
    ...[id, districtId, category ?? null, call.municipality ?? null, tx.now, tx.actor.id, callId, callerKind],
    ...[call.corps ?? null, station ?? null, officer ?? null, callbackPhone ?? null, situation ?? null],
    call.receivedAt ?? tx.now,
  ]);
  await recordOnTimeline(tx, { interventionId: id, kind: 'OPENED', at: tx.now });
  return { id };
}
