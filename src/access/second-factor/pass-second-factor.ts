import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { inTransaction } from '../../platform/database/transaction.js';
import { recordAudit } from '../audit/record-audit.js';
import type { Me } from '../me.js';
import { keepToken, renewSession } from '../sessions/begin-session.js';
import { proveSecondFactor } from './prove-second-factor.js';
import type { SecondFactorCodeInput } from './second-factor.types.js';

/** Gives the second factor to a session that began without it. */
export async function passSecondFactor(ctx: RequestContext, { code }: SecondFactorCodeInput): Promise<Me> {
  return keepToken(ctx, await inTransaction(ctx, (tx) => pass(tx, code)));
}

async function pass(tx: TransactionContext, code: string): Promise<string> {
  const secondFactor = await proveSecondFactor(tx, code);
  const details = { by: 'SECOND_FACTOR', secondFactor };
  await recordAudit(tx, { action: 'SIGNED_IN', target: 'PERSON', targetIds: [tx.actor.id], details });
  return renewSession(tx, false);
}
