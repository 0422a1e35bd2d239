import type { RequestContext } from '../../platform/context.js';
import { letterOf } from '../links/letter.js';
import type { LinkKind, MadeLink } from '../links/one-time-link.js';
import { personOf } from './people.queries.js';
import type { PersonLink } from './person.types.js';

/**
 * Sends a link, or gives it to who asked for it, to be handed over. It stands for a person: only one of the two.
 * @param link null where the act was done before, by the same requestKey
 */
export async function deliverLink(
  ctx: RequestContext,
  { personId, kind, link }: { personId: string; kind: LinkKind; link: MadeLink | null },
): Promise<PersonLink> {
  const person = await personOf(ctx, personId);
  if (!link) return { person, isSent: false, link: null, expiresAt: null };
  const isSent = person.email !== null && (await send(ctx, kind, { to: person.email, link }));
  return { person, isSent, link: isSent ? null : link.url, expiresAt: link.expiresAt };
}

async function send(
  { installation: { post }, log }: RequestContext,
  kind: LinkKind,
  { to, link }: { to: string; link: MadeLink },
): Promise<boolean> {
  if (!post) return false;
  try {
    await post.send(letterOf(kind, to, link));
    return true;
  } catch (error) {
    log.error({ error }, 'a letter was not sent');
    return false;
  }
}
