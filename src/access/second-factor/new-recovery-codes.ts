import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { inTransaction } from '../../platform/database/transaction.js';
import { recordAudit } from '../audit/record-audit.js';
import { proveSecondFactor } from './prove-second-factor.js';
import { replaceRecoveryCodes } from './recovery-codes.js';
import type { RecoveryCodes, SecondFactorCodeInput } from './second-factor.types.js';

/** Ten new recovery codes in place of the old ones. */
export async function newRecoveryCodes(
  ctx: RequestContext,
  { code }: SecondFactorCodeInput,
): Promise<RecoveryCodes> {
  return { codes: await inTransaction(ctx, (tx) => replace(tx, code)) };
}

async function replace(tx: TransactionContext, code: string): Promise<string[]> {
  const { id } = tx.actor;
  await proveSecondFactor(tx, code);
  const codes = await replaceRecoveryCodes(tx, id);
  const details = { what: 'RECOVERY_CODES_REPLACED' };
  await recordAudit(tx, { action: 'CREDENTIALS_CHANGED', target: 'PERSON', targetIds: [id], details });
  return codes;
}
