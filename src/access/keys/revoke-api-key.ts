import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { once } from '../../platform/request-key.js';
import { recordAudit } from '../audit/record-audit.js';
import type { RevokeApiKeyInput } from './key.input.js';
import { apiKeyOf } from './key.queries.js';
import type { ApiKey } from './key.types.js';
import { managedKey } from './managed-key.js';

const revoke = statement(
  'revoke-key',
  'update api_key set revoked_at = coalesce(revoked_at, registry_now()) where id = $1',
);

/** Ends a key at once. */
export async function revokeApiKey(ctx: RequestContext, input: RevokeApiKeyInput): Promise<ApiKey> {
  const { id } = await once(ctx, { operation: 'revokeApiKey', input }, (tx) => end(tx, input));
  return apiKeyOf(ctx, id);
}

async function end(tx: TransactionContext, { keyId }: RevokeApiKeyInput) {
  const { id } = await managedKey(tx, keyId);
  await revoke(tx.em, [id]);
  const details = { what: 'REVOKED' };
  await recordAudit(tx, { action: 'KEY_CHANGED', target: 'KEY', targetIds: [id], details });
  return { id };
}
