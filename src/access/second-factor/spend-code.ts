import type { TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { type PersonCredential, sealedAt } from '../person-credential.js';
import { hashOfRecoveryCode, stepOfCode } from './code.rules.js';

/** What stood in for the second factor. */
export type SecondFactor = 'GENERATOR' | 'RECOVERY_CODE';

const spendStep = statement<{ spent: boolean }>(
  'spend-code-step',
  `-- A code works once, also where two requests bring it at the same time.
   update person_credential set totp_step = $2
   where account_id = $1 and totp_step < $2 and totp_sealed is not null returning true as spent`,
);
const spendRecoveryCode = statement<{ spent: boolean }>(
  'spend-recovery-code',
  `update recovery_code set used_at = registry_now()
   where account_id = $1 and hash = $2 and used_at is null returning true as spent`,
);

/** Uses up a code of the person's generator, or one of their recovery codes; null where it is neither. */
export async function spendCode(
  tx: TransactionContext,
  of: PersonCredential,
  code: string,
): Promise<SecondFactor | null> {
  if (!of.totpSealed) return null;
  const secret = tx.secrets.open(of.totpSealed, sealedAt.generator(of.accountId));
  const step = stepOfCode(secret, code, of.now);
  if (step !== null) {
    const [spent] = await spendStep(tx.em, [of.accountId, step]);
    return spent ? 'GENERATOR' : null;
  }
  const [spent] = await spendRecoveryCode(tx.em, [of.accountId, hashOfRecoveryCode(code)]);
  return spent ? 'RECOVERY_CODE' : null;
}
