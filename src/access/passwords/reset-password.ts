import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { inTransaction } from '../../platform/database/transaction.js';
import { recordAudit } from '../audit/record-audit.js';
import { bareActor } from '../authenticate.js';
import { endLinks, ownerOfLink, spendLink } from '../links/one-time-link.js';
import { endSessions } from '../sessions/end-sessions.sql.js';
import type { LinkPasswordInput } from './password.input.js';
import { acceptedPassword, setPassword } from './set-password.js';

/** A new password by a link; all sessions end, and the second factor stays as it was. */
export async function resetPassword(ctx: RequestContext, input: LinkPasswordInput): Promise<boolean> {
  const owner = await ownerOfLink(ctx, 'PASSWORD_RESET', input.token);
  const hash = await acceptedPassword(ctx, owner, input.password);
  const acting = { ...ctx, actor: bareActor({ id: owner.accountId, name: owner.name }) };
  return inTransaction(acting, (tx) => reset(tx, input.token, hash));
}

async function reset(tx: TransactionContext, token: string, hash: string): Promise<boolean> {
  const { id } = tx.actor;
  await spendLink(tx, 'PASSWORD_RESET', token);
  await setPassword(tx, id, hash);
  await endLinks(tx.em, id, null);
  await endSessions(tx.em, id, null);
  const details = { what: 'PASSWORD_RESET' };
  await recordAudit(tx, { action: 'CREDENTIALS_CHANGED', target: 'PERSON', targetIds: [id], details });
  return true;
}
