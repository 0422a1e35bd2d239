import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { recordAudit } from '../audit/record-audit.js';
import { recordAccessChange } from '../changes/access-change.js';
import type { TakeOverApiKeyInput } from './key.input.js';
import { apiKeyOf } from './key.queries.js';
import type { ApiKey } from './key.types.js';
import { managedKey } from './managed-key.js';

const takeOver = statement('take-over-key', 'update api_key set made_by = $2 where id = $1');

/** Answers for a key from now on: it no longer ends with who made it. The key itself is told to nobody. */
export async function takeOverApiKey(ctx: RequestContext, input: TakeOverApiKeyInput): Promise<ApiKey> {
  const { id } = await once(ctx, { operation: 'takeOverApiKey', input }, (tx) => take(tx, input));
  return apiKeyOf(ctx, id);
}

async function take(tx: TransactionContext, { keyId }: TakeOverApiKeyInput) {
  const { id, accountId, kind, isEnded } = await managedKey(tx, keyId);
  if (kind === 'PERSON') throw new Refusal('NOT_ALLOWED', { permission: 'keys.manage' });
  if (isEnded) throw new Refusal('KEY_ENDED');
  await takeOver(tx.em, [id, tx.actor.id]);
  await recordAccessChange(tx, 'KEY_TAKEN_OVER', accountId);
  const details = { what: 'TAKEN_OVER' };
  await recordAudit(tx, { action: 'KEY_CHANGED', target: 'KEY', targetIds: [id], details });
  return { id };
}
