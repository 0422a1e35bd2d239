import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { inTransaction } from '../../platform/database/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { recordAudit } from '../audit/record-audit.js';
import { credentialOf, sealedAt } from '../person-credential.js';
import { keepToken, renewSession } from '../sessions/begin-session.js';
import { endSessions } from '../sessions/end-sessions.sql.js';
import { stepOfCode } from './code.rules.js';
import { replaceRecoveryCodes } from './recovery-codes.js';
import type { RecoveryCodes, SecondFactorCodeInput } from './second-factor.types.js';

const confirm = statement<{ done: boolean }>(
  'confirm-generator',
  `-- The generator that waited is the second factor from now on; the code that proved it is used up.
   update person_credential
   set totp_sealed = totp_waiting_sealed, totp_set_at = registry_now(), totp_waiting_sealed = null, totp_step = $3
   where account_id = $1 and totp_waiting_sealed = $2 returning true as done`,
);

/** Sets the second factor by a code of the new generator; other sessions of the person end. */
export async function confirmSecondFactor(
  ctx: RequestContext,
  { code }: SecondFactorCodeInput,
): Promise<RecoveryCodes> {
  const { codes, token } = await inTransaction(ctx, (tx) => setFactor(tx, code));
  await keepToken(ctx, token);
  return { codes };
}

async function setFactor(tx: TransactionContext, code: string) {
  const { id } = tx.actor;
  const of = await credentialOf(tx.em, id);
  if (!of?.totpWaitingSealed) throw new Refusal('SECOND_FACTOR_NEEDED');
  const secret = tx.secrets.open(of.totpWaitingSealed, sealedAt.generator(id));
  const step = stepOfCode(secret, code, of.now);
  if (step === null) throw new Refusal('WRONG_CODE');
  const [done] = await confirm(tx.em, [id, of.totpWaitingSealed, step]);
  if (!done) throw new Refusal('CONFLICT');
  const codes = await replaceRecoveryCodes(tx, id);
  await endSessions(tx.em, id, tx.credential?.id ?? null);
  const token = await renewSession(tx, false);
  const details = { what: of.totpSealed ? 'SECOND_FACTOR_REPLACED' : 'SECOND_FACTOR_SET' };
  await recordAudit(tx, { action: 'CREDENTIALS_CHANGED', target: 'PERSON', targetIds: [id], details });
  return { codes, token };
}
