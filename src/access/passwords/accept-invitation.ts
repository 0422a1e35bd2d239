import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { inTransaction } from '../../platform/database/transaction.js';
import { recordAudit } from '../audit/record-audit.js';
import { bareActor } from '../authenticate.js';
import { ownerOfLink, spendLink } from '../links/one-time-link.js';
import type { Me } from '../me.js';
import { isSecondFactorDue, type PersonCredential } from '../person-credential.js';
import { beginSession, jarOf, keepSession } from '../sessions/begin-session.js';
import type { LinkPasswordInput } from './password.input.js';
import { acceptedPassword, setPassword } from './set-password.js';

/** The first password of an invited person, who is signed in with it. */
export async function acceptInvitation(ctx: RequestContext, input: LinkPasswordInput): Promise<Me> {
  jarOf(ctx);
  const owner = await ownerOfLink(ctx, 'INVITATION', input.token);
  const hash = await acceptedPassword(ctx, owner, input.password);
  const acting = { ...ctx, actor: bareActor({ id: owner.accountId, name: owner.name }) };
  return keepSession(
    ctx,
    await inTransaction(acting, (tx) => accept(tx, owner, { token: input.token, hash })),
  );
}

async function accept(tx: TransactionContext, owner: PersonCredential, by: { token: string; hash: string }) {
  const { id } = tx.actor;
  await spendLink(tx, 'INVITATION', by.token);
  await setPassword(tx, id, by.hash);
  const begun = await beginSession(tx, {
    beganBy: 'INVITATION',
    isSecondFactorDue: isSecondFactorDue(tx, owner),
  });
  const details = { by: 'INVITATION', secondFactor: 'NONE' };
  await recordAudit(tx, { action: 'SIGNED_IN', target: 'PERSON', targetIds: [id], details });
  return begun;
}
