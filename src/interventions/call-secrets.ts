import type { RequestContext } from '../platform/context.js';
import type { CallInSight } from './call.entity.js';
import { isTeam } from './intervention.rules.js';

const columns = {
  station: 'station',
  officer: 'officer',
  callbackPhone: 'callback_phone',
  situation: 'situation',
} as const;
type SealedField = keyof typeof columns;

const contextOf = (field: SealedField, callId: string) => `call.${columns[field]}:${callId}`;

type Spoken = Partial<Record<SealedField, string | null>>;
type Sealed = Partial<Record<SealedField, Buffer | null>>;

/** What was said, as it is stored: what is left out stays out, null empties. */
export function sealedCall({ secrets }: RequestContext, callId: string, call: Spoken): Sealed {
  const sealed = (field: SealedField) => {
    const text = call[field];
    return typeof text === 'string' ? secrets.seal(text, contextOf(field, callId)) : text;
  };
  return {
    station: sealed('station'),
    officer: sealed('officer'),
    callbackPhone: sealed('callbackPhone'),
    situation: sealed('situation'),
  };
}

/** What was said, for the team of the case alone. */
export function openedOf({ secrets }: RequestContext, call: CallInSight, field: SealedField): string | null {
  const sealed = call[`${field}Sealed`];
  return sealed && isTeam(call.relation) ? secrets.open(sealed, contextOf(field, call.id)) : null;
}
