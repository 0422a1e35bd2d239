import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { inTransaction } from '../../platform/database/transaction.js';
import { recordAudit } from '../audit/record-audit.js';
import { endOneSession, endSessions } from './end-sessions.sql.js';
import type { SignOutInput } from './sign-in.input.js';

/** Ends the session of the caller, or all of theirs. */
export async function signOut(ctx: RequestContext, input: SignOutInput | null): Promise<boolean> {
  await inTransaction(ctx, (tx) => end(tx, input?.everywhere ?? false));
  ctx.visit.cookies?.clear('session');
  return true;
}

async function end(tx: TransactionContext, isEverywhere: boolean): Promise<void> {
  const { id } = tx.actor;
  if (isEverywhere) await endSessions(tx.em, id, null);
  else await endOneSession(tx.em, { sessionId: tx.credential?.id ?? '', accountId: id });
  const details = { everywhere: isEverywhere };
  await recordAudit(tx, { action: 'SIGNED_OUT', target: 'PERSON', targetIds: [id], details });
}
