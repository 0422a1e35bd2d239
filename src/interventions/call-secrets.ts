import { recordAudit } from '../access/index.js';
import type { RequestContext } from '../platform/context.js';
import { opened } from '../platform/data-keys/record-seal.js';
import { batched } from '../platform/graphql/batch.js';
import type { RecordOwner, Seal } from '../platform/secrets.js';
import type { CallInSight } from './call.entity.js';
import { openedOfCase } from './case-read.js';
import { readsAsTeam } from './intervention.rules.js';

const columns = {
  station: 'station',
  officer: 'officer',
  callbackPhone: 'callback_phone',
  situation: 'situation',
  answer: 'answer',
} as const;
type SealedField = keyof typeof columns;

const contextOf = (field: SealedField, callId: string) => `call.${columns[field]}:${callId}`;

type Spoken = Partial<Record<SealedField, string | null>>;
type SealedCall = Partial<Record<SealedField, Buffer | null>>;

/** What was said, as it is stored: what is left out stays out, null empties. `seal` is that of the case. */
export function sealedCall(seal: Seal, callId: string, call: Spoken): SealedCall {
  const sealed = (field: SealedField) => {
    const text = call[field];
    return typeof text === 'string' ? seal.seal(text, contextOf(field, callId)) : text;
  };
  return {
    station: sealed('station'),
    officer: sealed('officer'),
    callbackPhone: sealed('callbackPhone'),
    situation: sealed('situation'),
    answer: sealed('answer'),
  };
}

/** A call that opened no case is erased by itself. */
export const callRecord = (id: string): RecordOwner => ({ kind: 'CALL', id });

const callReads = batched<true>('call reads', async (ctx: RequestContext, ids) => {
  await recordAudit(ctx, { action: 'CASE_READ', target: 'CALL', targetIds: ids });
  return new Map(ids.map((id) => [id, true as const]));
});

/** What was said, for the team of the case alone. */
export async function openedOf(
  ctx: RequestContext,
  call: CallInSight,
  field: SealedField,
): Promise<string | null> {
  if (!readsAsTeam(call.relation)) return null;
  const what = { sealed: call[`${field}Sealed`], context: contextOf(field, call.id) };
  if (call.interventionId !== null) return openedOfCase(ctx, call.interventionId, what);
  const words = await opened(ctx, callRecord(call.id), what);
  if (words !== null) await callReads(ctx).load(call.id);
  return words;
}
