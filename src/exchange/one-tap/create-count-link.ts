import { randomInt, randomUUID } from 'node:crypto';
import { recordAudit } from '../../access/index.js';
import { openPoolsOf } from '../../availability/index.js';
import { isCoordinatorOf, isOperatorOf, keepersOf, keptShelter, notTheirs } from '../../directory/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { endingOf, phoneTag } from '../phone-tag.js';
import { type CreateCountLinkInput, usualLinkDays } from './count-link.input.js';
import { standsSql } from './count-link.sql.js';
import type { NewCountLink } from './count-link.types.js';
import { countLinkOf } from './count-links.queries.js';
import { letterWith } from './link-letter.js';
import { newToken } from './link-token.js';

/** Links of one shelter at a time: a list that can be looked through. */
const mostLinks = 20;

const standing = statement<{ links: number }>(
  'count-links-in-force',
  `-- How many links count for this shelter now?
   select count(*)::integer as links
   from count_link l join shelter s on s.id = l.shelter_id join account a on a.id = l.made_by
   where l.shelter_id = $1 and ${standsSql}`,
);
const insert = statement(
  'insert-count-link',
  `-- A link, and the telephone that may say the same once it has sent its code.
   insert into count_link (id, shelter_id, pool_id, name, hash, one_time, made_by, expires_at, phone_tag, phone_ending,
     phone_code)
   values ($1, $2, $3, $4, $5, $6, $7, registry_now() + make_interval(days => $8), $9, $10, $11)`,
);

interface Told {
  token: string | null;
  smsCode: string | null;
}

/** Makes a link that counts. Its address is told this once, or sent. */
export async function createCountLink(
  ctx: RequestContext,
  { email, ...input }: CreateCountLinkInput,
): Promise<NewCountLink> {
  const told: Told = { token: null, smsCode: null };
  const act = { operation: 'createCountLink', input: { ...input, email } };
  const { id } = await once(ctx, act, (tx) => make(tx, input, told));
  const countLink = await countLinkOf(ctx, id);
  const { publicUrl, localUrl } = ctx.installation;
  const url = told.token && `${publicUrl ?? localUrl}/posti/${told.token}`;
  const isSent = url !== null && email != null && (await send(ctx, email, url));
  return { countLink, url: isSent ? null : url, isSent, smsCode: told.smsCode };
}

type Making = Omit<CreateCountLinkInput, 'email'>;

async function make(tx: TransactionContext, input: Making, told: Told) {
  const shelter = await keptShelter(tx, input.shelterId);
  const keepers = keepersOf(shelter);
  // Who keeps it as administrator counts nothing: a link on their behalf would count nothing either.
  if (!isCoordinatorOf(tx.actor, keepers) && !isOperatorOf(tx.actor, keepers)) throw notTheirs();
  const pools = (await openPoolsOf(tx).load(shelter.id)) ?? [];
  const poolId = input.poolId?.toLowerCase() ?? null;
  if (poolId !== null && !pools.some(({ id }) => id === poolId)) throw invalidInput('poolId', notOfShelter);
  // The shelter's row is locked: two who make the last one pass one at a time.
  const [{ links } = { links: 0 }] = await standing(tx.em, [shelter.id]);
  if (links >= mostLinks) throw new Refusal('TOO_MANY_LINKS', { most: mostLinks });
  const { token, hash } = newToken();
  const id = randomUUID();
  const phone = input.phone ?? null;
  const code = phone && String(randomInt(1_000_000)).padStart(6, '0');
  await insert(tx.em, [
    ...[id, shelter.id, poolId, input.name, hash, input.isOneTime ?? false, tx.actor.id],
    ...[input.days ?? usualLinkDays, phone && phoneTag(tx, phone), phone && endingOf(phone), code],
  ]);
  const details = { what: 'MADE', linkId: id, poolId };
  await recordAudit(tx, { action: 'LINK_CHANGED', target: 'SHELTER', targetIds: [shelter.id], details });
  Object.assign(told, { token, smsCode: code });
  return { id };
}

async function send({ installation: { post }, log }: RequestContext, to: string, url: string) {
  if (!post) return false;
  try {
    await post.send(letterWith(to, url));
    return true;
  } catch (error) {
    log.error({ error }, 'a letter was not sent');
    return false;
  }
}

const notOfShelter = {
  en: 'it is not an open pool of this shelter.',
  it: 'non è un modulo di posti aperto di questa struttura.',
};
