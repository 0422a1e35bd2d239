import { actorOf, type RequestContext, type TransactionContext } from '../../platform/context.js';
import { inTransaction } from '../../platform/database/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { attemptTag, forgetAttempts, secondsToWait, takeAttempt } from '../attempts.sql.js';
import { recordAudit } from '../audit/record-audit.js';
import { endLinks } from '../links/one-time-link.js';
import type { Me } from '../me.js';
import { credentialOf } from '../person-credential.js';
import { keepToken, renewSession } from '../sessions/begin-session.js';
import { endSessions } from '../sessions/end-sessions.sql.js';
import type { ChangePasswordInput } from './password.input.js';
import { isPassword } from './password-hash.js';
import { acceptedPassword, setPassword } from './set-password.js';

const allowed = { atOnce: 5, longestPauseSeconds: 900 } as const;

/** Another password for the caller; their other sessions end. */
export async function changePassword(ctx: RequestContext, input: ChangePasswordInput): Promise<Me> {
  const { id } = actorOf(ctx);
  const of = await credentialOf(ctx.em, id);
  if (!of) throw new Refusal('NOT_FOUND');
  const tag = attemptTag(ctx, 'password', id);
  if (!(await takeAttempt(ctx.em, tag, allowed)))
    throw new Refusal('RATE_LIMITED', { seconds: await secondsToWait(ctx.em, tag) });
  if (!(await isPassword(of.passwordHash, input.password, 'known'))) return refuse(ctx, id);
  const hash = await acceptedPassword(ctx, of, input.newPassword);
  const token = await inTransaction(ctx, (tx) => change(tx, hash));
  await forgetAttempts(ctx.em, [tag]);
  return keepToken(ctx, token);
}

async function refuse(ctx: RequestContext, id: string): Promise<never> {
  const details = { by: 'PASSWORD_CHANGE' };
  await recordAudit(ctx, { action: 'SIGN_IN_REFUSED', target: 'PERSON', targetIds: [id], details });
  throw new Refusal('SIGN_IN_REFUSED');
}

async function change(tx: TransactionContext, hash: string): Promise<string> {
  const { id } = tx.actor;
  await setPassword(tx, id, hash);
  await endSessions(tx.em, id, tx.credential?.id ?? null);
  await endLinks(tx.em, id, null);
  const details = { what: 'PASSWORD_CHANGED' };
  await recordAudit(tx, { action: 'CREDENTIALS_CHANGED', target: 'PERSON', targetIds: [id], details });
  return renewSession(tx, tx.actor.isSecondFactorDue ?? false);
}
