import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { letterOf } from '../links/letter.js';
import type { LinkKind, MadeLink } from '../links/one-time-link.js';
import { type Concerned, hasCoordinatorBeside } from './beside-coordinator.js';
import { emailOfPerson, personOf } from './people.queries.js';
import type { PersonLink } from './person.types.js';
import { seesCases } from './roles.rules.js';

/**
 * How a link reaches its owner: by e-mail alone, or also by the hand of who asked for it. `BY_HAND` where it is handed
 * over although it opens cases: there is nobody else.
 */
export type Handing = 'BY_EMAIL' | 'EITHER' | 'BY_HAND';

/** An administrator is handed no link that opens cases, unless the district has nobody else. @throws ONLY_BY_EMAIL */
export async function handingOf(
  tx: TransactionContext,
  person: Concerned & { readonly roles: readonly string[] },
): Promise<Handing> {
  if (!tx.actor.roles.includes('ADMIN') || !seesCases(person.roles)) return 'EITHER';
  if (tx.installation.post) return 'BY_EMAIL';
  if (await hasCoordinatorBeside(tx, person)) throw new Refusal('ONLY_BY_EMAIL');
  return 'BY_HAND';
}

interface Delivery {
  readonly personId: string;
  readonly kind: LinkKind;
  readonly link: MadeLink | null;
  readonly handing: Handing;
}

/**
 * Sends a link, or gives it to who asked for it, to be handed over. It stands for a person: only one of the two.
 * @param link null where the act was done before, by the same requestKey
 */
export async function deliverLink(
  ctx: RequestContext,
  { personId, kind, link, handing }: Delivery,
): Promise<PersonLink> {
  const person = await personOf(ctx, personId);
  if (!link) return { person, isSent: false, link: null, expiresAt: null };
  const to = emailOfPerson(ctx, person);
  const isSent = to !== null && (await send(ctx, kind, { to, link }));
  const isTold = !isSent && handing !== 'BY_EMAIL';
  return { person, isSent, link: isTold ? link.url : null, expiresAt: link.expiresAt };
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
