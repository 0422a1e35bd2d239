import type { RequestContext, TransactionContext } from '../platform/context.js';
import { sealerOf } from '../platform/data-keys/record-seal.js';
import { guardedStatement } from '../platform/database/row-security.js';
import { once } from '../platform/request-key.js';
import { refuseStale } from '../platform/revision.js';
import { refuseImpossibleCall, refuseUnlessAccepted } from './accepted-caller.js';
import type { Call } from './call.entity.js';
import { callRecord, sealedCall } from './call-secrets.js';
import { caseRecord } from './case-record.js';
import type { CallOutcome } from './closed-lists.js';
import type { CaseInSight } from './intervention.entity.js';
import type { CallChangesInput, SaveCallInput } from './intervention.input.js';
import { callsOf, visibleIntervention } from './intervention.queries.js';
import { lockOpenIntervention } from './lock-intervention.js';
import { recordOnTimeline } from './record-on-timeline.js';

const save = guardedStatement(
  'save-call',
  `-- What is known of this call by now?
   update call c set
     caller_kind = $2, corps = $3, station_sealed = $4, officer_sealed = $5, callback_phone_sealed = $6,
     municipality_code = $7, situation_sealed = $8, received_at = $9, outcome = $10, answer_sealed = $11, revision = c.revision + 1
   where c.id = $1`,
);

const change = guardedStatement(
  'change-intervention',
  `-- What is known of this case by now?
   update intervention i set category = $2, municipality_code = $3, revision = i.revision + 1
   where i.id = $1`,
);

/** What may be said of a call by and by. */
export interface CallEdit extends CallChangesInput {
  readonly outcome?: CallOutcome | null;
  readonly answer?: string | null;
}

/** Adds to, or corrects, what a caller reported, as it becomes known. */
export async function saveCall(ctx: RequestContext, input: SaveCallInput): Promise<CaseInSight> {
  const { id } = await once(ctx, { operation: 'saveCall', input }, (tx) => saveKnown(tx, input));
  return visibleIntervention(ctx, id);
}

async function saveKnown(tx: TransactionContext, input: SaveCallInput) {
  const held = await lockOpenIntervention(tx, input.interventionId);
  const { revision, category } = held;
  refuseStale(input.expectedRevision, { revision, category });
  const changes = input.call ?? {};
  if (changes.callerKind) await refuseUnlessAccepted(tx, held.districtId, changes.callerKind);
  await refuseImpossibleCall(tx, changes);
  const [call] = (await callsOf(tx).load(held.id)) ?? [];
  if (call) await saveChanges(tx, call, changes);
  const municipality = kept(changes.municipality, held.municipalityCode);
  await change(tx, [held.id, kept(input.category, category), municipality]);
  await recordOnTimeline(tx, { interventionId: held.id, kind: 'CALL_SAVED' });
  return { id: held.id };
}

/** Writes what changed of a call. What is left out stays; null empties. */
export async function saveChanges(tx: TransactionContext, call: Call, changes: CallEdit): Promise<void> {
  const owner = call.interventionId === null ? callRecord(call.id) : caseRecord(call.interventionId);
  const seal = await sealerOf(tx, owner);
  const sealed = sealedCall(seal, call.id, changes);
  await save(tx, [
    ...[call.id, changes.callerKind ?? call.callerKind, kept(changes.corps, call.corps)],
    ...[kept(sealed.station, call.stationSealed), kept(sealed.officer, call.officerSealed)],
    ...[
      kept(sealed.callbackPhone, call.callbackPhoneSealed),
      kept(changes.municipality, call.municipalityCode),
    ],
    ...[kept(sealed.situation, call.situationSealed), changes.receivedAt ?? call.receivedAt],
    ...[changes.outcome ?? call.outcome, kept(sealed.answer, call.answerSealed)],
  ]);
}

/** What is left out of an input stays as it is; null empties it. */
function kept<T>(given: T | null | undefined, present: T | null): T | null {
  return given === undefined ? present : given;
}
