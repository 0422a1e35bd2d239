import { randomBytes } from 'node:crypto';
import type { TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { hashOfRecoveryCode, recoveryCodeFrom } from './code.rules.js';

const howMany = 10;

const endOld = statement(
  'end-recovery-codes',
  'update recovery_code set used_at = registry_now() where account_id = $1 and used_at is null',
);
const insert = statement(
  'insert-recovery-codes',
  'insert into recovery_code (account_id, hash) select $1, h.hash from unnest($2::bytea[]) h (hash)',
);

/** Ends what is left of the old codes and makes ten new ones, told this once. */
export async function replaceRecoveryCodes(tx: TransactionContext, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, () => recoveryCodeFrom(randomBytes(16)));
  await endRecoveryCodes(tx, accountId);
  await insert(tx.em, [accountId, codes.map(hashOfRecoveryCode)]);
  return codes;
}

export async function endRecoveryCodes(tx: TransactionContext, accountId: string): Promise<void> {
  await endOld(tx.em, [accountId]);
}
