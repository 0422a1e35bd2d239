import type { EntityManager } from '@mikro-orm/postgresql';
import type { TransactionContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { attemptTag, forgetAttempts, secondsToWait, takeAttempt } from '../attempts.sql.js';
import { recordAudit } from '../audit/record-audit.js';
import { credentialOf } from '../person-credential.js';
import { type SecondFactor, spendCode } from './spend-code.js';

const allowed = { atOnce: 5, longestPauseSeconds: 900 } as const;

/**
 * The acting person proves once more that it is they: by a code of their generator or a recovery code, used up with
 * the transaction.
 * @throws SECOND_FACTOR_NEEDED where they have none, WRONG_CODE, RATE_LIMITED
 */
export async function proveSecondFactor(tx: TransactionContext, code: string): Promise<SecondFactor> {
  const of = await credentialOf(tx.em, tx.actor.id);
  if (!of?.totpSealed) throw new Refusal('SECOND_FACTOR_NEEDED');
  const tag = attemptTag(tx, 'code', of.accountId);
  // On a connection of its own: an attempt that fails is undone with its transaction, and must count all the same.
  const outside = tx.em.fork();
  if (!(await takeAttempt(outside, tag, allowed)))
    throw new Refusal('RATE_LIMITED', { seconds: await secondsToWait(outside, tag) });
  const spent = await spendCode(tx, of, code);
  if (!spent) return refuse({ ...tx, em: outside as EntityManager });
  await forgetAttempts(outside, [tag]);
  if (spent === 'RECOVERY_CODE') await recordUsedUp(tx);
  return spent;
}

/** Written down outside too: who tries codes in somebody's session is to be found. */
async function refuse(ctx: TransactionContext): Promise<never> {
  const { id } = ctx.actor;
  const details = { by: 'SECOND_FACTOR' };
  await recordAudit(ctx, { action: 'SIGN_IN_REFUSED', target: 'PERSON', targetIds: [id], details });
  throw new Refusal('WRONG_CODE');
}

async function recordUsedUp(tx: TransactionContext): Promise<void> {
  const details = { what: 'RECOVERY_CODE_USED' };
  await recordAudit(tx, {
    action: 'CREDENTIALS_CHANGED',
    target: 'PERSON',
    targetIds: [tx.actor.id],
    details,
  });
}
