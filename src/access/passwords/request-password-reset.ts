import type { RequestContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import type { Post } from '../../platform/installation.js';
import { browserTokenOf } from '../../platform/sharing/known-browser.js';
import { attemptTag, takeAttempt } from '../attempts.sql.js';
import { recordAudit } from '../audit/record-audit.js';
import { letterOf } from '../links/letter.js';
import { makeLink } from '../links/one-time-link.js';
import { credentialByEmail, emailOf, maySignIn, plainEmail } from '../person-credential.js';
import { countAttemptFrom } from '../sessions/attempts-from.js';
import type { RequestPasswordResetInput } from './password.input.js';

const allowed = {
  network: { atOnce: 10, longestPauseSeconds: 600 },
  person: { atOnce: 3, longestPauseSeconds: 3600 },
} as const;
const nothing = Buffer.alloc(0);

/**
 * Sends a link for a new password, where somebody has this e-mail. The answer comes before anybody is looked up: it
 * tells nothing, and neither does its time.
 * @throws NO_POST, RATE_LIMITED
 */
export async function requestPasswordReset(
  ctx: RequestContext,
  { email }: RequestPasswordResetInput,
): Promise<boolean> {
  const { post } = ctx.installation;
  if (!post) throw new Refusal('NO_POST');
  const isAdmitted = await isOwnBrowserAdmitted(ctx);
  if (!isAdmitted) await countAttemptFrom(ctx, 'reset', allowed.network);
  const later = { ...ctx, em: ctx.em.fork() };
  void sendLink(later, post, email).catch((error) => ctx.log.error({ error }, 'a letter was not sent'));
  return true;
}

/** A browser that somebody signed in with before does not wait for others of its network. */
async function isOwnBrowserAdmitted(ctx: RequestContext): Promise<boolean> {
  const token = browserTokenOf(ctx.secrets, ctx.visit);
  return token !== null && takeAttempt(ctx.em, attemptTag(ctx, 'reset on', token), allowed.person);
}

async function sendLink(ctx: RequestContext, post: Post, email: string): Promise<void> {
  const found = await credentialByEmail(ctx, email, { deviceHash: nothing, recoveryHash: nothing });
  if (!found || !maySignIn(ctx, found) || found.passwordHash === null) return;
  const tag = attemptTag(ctx, 'reset of', plainEmail(email));
  if (!(await takeAttempt(ctx.em, tag, allowed.person))) return;
  const details = { what: 'PASSWORD_RESET_ASKED' };
  const { accountId } = found;
  await recordAudit(ctx, {
    action: 'CREDENTIALS_CHANGED',
    target: 'PERSON',
    targetIds: [accountId],
    details,
  });
  const link = await makeLink(ctx, { accountId, kind: 'PASSWORD_RESET', madeBy: null });
  await post.send(letterOf('PASSWORD_RESET', emailOf(ctx, found), link));
}
