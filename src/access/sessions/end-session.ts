import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import { once } from '../../platform/request-key.js';
import { recordAudit } from '../audit/record-audit.js';
import { endOneSession } from './end-sessions.sql.js';
import { mySessions } from './session.queries.js';
import type { EndSessionInput, Session } from './session.types.js';

/** Ends one of the caller's sessions; gives those that are left. */
export async function endSession(ctx: RequestContext, input: EndSessionInput): Promise<Session[]> {
  await once(ctx, { operation: 'endSession', input }, (tx) => end(tx, input));
  return mySessions(ctx);
}

async function end(tx: TransactionContext, { sessionId }: EndSessionInput) {
  const { id } = tx.actor;
  const isEnded = isId(sessionId) && (await endOneSession(tx.em, { sessionId, accountId: id }));
  if (!isEnded) throw new Refusal('NOT_FOUND');
  await recordAudit(tx, { action: 'SIGNED_OUT', target: 'PERSON', targetIds: [id], details: { sessionId } });
  return {};
}
