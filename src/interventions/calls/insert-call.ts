import type { TransactionContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import type { Seal } from '../../platform/secrets.js';
import { sealedCall } from '../call-secrets.js';
import type { CallOutcome } from '../closed-lists.js';
import type { CallInput } from '../intervention.input.js';

const insert = guardedStatement(
  'record-call',
  `-- What did somebody report, in which case, or with which outcome instead?
   insert into call (id, intervention_id, caller_kind, corps, station_sealed, officer_sealed, callback_phone_sealed,
     municipality_code, situation_sealed, received_at, recorded_by, recorded_at, district_id, outcome, answer_sealed)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
);

export interface CallToKeep {
  readonly id: string;
  readonly seal: Seal;
  readonly call: CallInput;
  readonly answer?: string | null;
  /** Of a case, or with an outcome in a district. */
  readonly of:
    | { readonly interventionId: string }
    | { readonly districtId: string; readonly outcome: CallOutcome };
}

/** Keeps a call with whatever of it is known. */
export async function insertCall(
  tx: TransactionContext,
  { id, seal, call, answer, of }: CallToKeep,
): Promise<void> {
  const sealed = sealedCall(seal, id, { ...call, answer });
  const [interventionId, districtId, outcome] =
    'interventionId' in of ? [of.interventionId, null, null] : [null, of.districtId, of.outcome];
  await insert(tx, [
    ...[id, interventionId, call.callerKind ?? 'LAW_ENFORCEMENT', call.corps ?? null],
    ...[sealed.station ?? null, sealed.officer ?? null, sealed.callbackPhone ?? null],
    ...[call.municipality ?? null, sealed.situation ?? null, call.receivedAt ?? tx.now, tx.actor.id, tx.now],
    ...[districtId, outcome, sealed.answer ?? null],
  ]);
}
