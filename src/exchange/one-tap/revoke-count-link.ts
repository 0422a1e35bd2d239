import { recordAudit } from '../../access/index.js';
import { keepersOf, mayKeep, notTheirs, shelterOf } from '../../directory/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import { once } from '../../platform/request-key.js';
import type { RevokeCountLinkInput } from './count-link.input.js';
import type { CountLink } from './count-link.types.js';
import { countLinkOf } from './count-links.queries.js';

const shelterOfLink = statement<{ shelterId: string }>(
  'shelter-of-count-link',
  'select l.shelter_id as "shelterId" from count_link l where l.id = $1',
);
const revoke = statement<{ id: string }>(
  'revoke-count-link',
  `-- A count under way by it is finished first; the next one is refused.
   update count_link set revoked_at = registry_now(), revoked_by = $2
   where id = $1 and revoked_at is null
   returning id`,
);

/** Ends a link at once, and the SMS of its telephone with it. */
export async function revokeCountLink(ctx: RequestContext, input: RevokeCountLinkInput): Promise<CountLink> {
  const { id } = await once(ctx, { operation: 'revokeCountLink', input }, (tx) => end(tx, input));
  return countLinkOf(ctx, id);
}

async function end(tx: TransactionContext, { linkId }: RevokeCountLinkInput) {
  const [link] = isId(linkId) ? await shelterOfLink(tx.em, [linkId]) : [];
  if (!link) throw new Refusal('NOT_FOUND');
  // A closed shelter's links can still be looked after: they end with it anyway.
  const shelter = await shelterOf(tx, link.shelterId);
  if (!mayKeep(tx.actor, keepersOf(shelter))) throw notTheirs();
  const [ended] = await revoke(tx.em, [linkId, tx.actor.id]);
  const details = { what: 'REVOKED', linkId: linkId.toLowerCase() };
  if (ended)
    await recordAudit(tx, { action: 'LINK_CHANGED', target: 'SHELTER', targetIds: [shelter.id], details });
  return { id: linkId };
}
