import type { RequestContext } from '../platform/context.js';
import type { Seal } from '../platform/secrets.js';
import type { CallInSight } from './call.entity.js';
import { openedOfCase } from './case-read.js';
import { readsAsTeam } from './intervention.rules.js';

const columns = {
  station: 'station',
  officer: 'officer',
  callbackPhone: 'callback_phone',
  situation: 'situation',
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
  };
}

/** What was said, for the team of the case alone. */
export async function openedOf(
  ctx: RequestContext,
  call: CallInSight,
  field: SealedField,
): Promise<string | null> {
  if (!readsAsTeam(call.relation)) return null;
  const sealed = call[`${field}Sealed`];
  return openedOfCase(ctx, call.interventionId, { sealed, context: contextOf(field, call.id) });
}
