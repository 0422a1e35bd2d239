import type { RequestContext } from '../../platform/context.js';
import { labelOf } from '../../platform/graphql/closed-list.js';
import { credentialOf, emailOf } from '../person-credential.js';
import { AccessChangeKind, type ChangeOfAccount } from './access-change.js';

/**
 * Writes to the person whose access was changed, where e-mail can be sent: what happened, never by what or to whom.
 * Nobody waits for it.
 */
export function tellConcerned(ctx: RequestContext, kind: ChangeOfAccount, accountId: string): void {
  const { post } = ctx.installation;
  if (!post) return;
  const later = { ...ctx, em: ctx.em.fork() };
  void write(later, kind, accountId).catch((error) => ctx.log.error({ error }, 'a letter was not sent'));
}

async function write(ctx: RequestContext, kind: ChangeOfAccount, accountId: string): Promise<void> {
  const credential = await credentialOf(ctx.em, accountId);
  if (!credential) return;
  const [it, en] = [labelOf(AccessChangeKind, kind, 'it'), labelOf(AccessChangeKind, kind, 'en')];
  const text = `Il suo accesso a Riparo è stato modificato: ${it}. Se non se lo aspettava, avvisi subito il coordinatore del suo ambito o un revisore.

—

Your access to Riparo was changed: ${en}. If you did not expect it, tell the coordinator of your district or an auditor at once.
`;
  const subject = 'Riparo: il suo accesso / your access';
  await ctx.installation.post?.send({ to: emailOf(ctx, credential), subject, text });
}
