import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import type { Secrets } from '../../platform/secrets.js';
import { credentialOf, maySignIn, type PersonCredential } from '../person-credential.js';

/** What a link is for. */
export type LinkKind = 'INVITATION' | 'PASSWORD_RESET';

const lasts: Readonly<Record<LinkKind, string>> = { INVITATION: '7 days', PASSWORD_RESET: '30 minutes' };
// After the #: no server, proxy or log on the way reads it, and a scanner that opens the link changes nothing.
const paths: Readonly<Record<LinkKind, string>> = {
  INVITATION: '/invitation#',
  PASSWORD_RESET: '/new-password#',
};

const insert = statement<{ expires_at: Date }>(
  'insert-link',
  `-- A new link in place of the ones before it.
   with before as (
     update one_time_link set ended_at = registry_now() where account_id = $1 and kind = $2 and ended_at is null
   )
   insert into one_time_link (account_id, kind, hash, made_by, expires_at)
   values ($1, $2, $3, $4, registry_now() + $5::interval)
   returning expires_at`,
);
const find = statement<{ account_id: string }>(
  'find-link',
  `-- Whose is this link, and is it still good?
   select l.account_id from one_time_link l
   where l.hash = $1 and l.kind = $2 and l.ended_at is null and registry_now() < l.expires_at`,
);
const spend = statement<{ account_id: string }>(
  'spend-link',
  `-- A link works once, also where it is sent twice at the same time.
   update one_time_link set ended_at = registry_now()
   where hash = $1 and kind = $2 and ended_at is null and registry_now() < expires_at
   returning account_id`,
);
const endAll = statement<{ id: string }>(
  'end-links',
  `update one_time_link set ended_at = registry_now()
   where account_id = $1 and ended_at is null and ($2::text is null or kind = $2) returning id`,
);

/** A link as its owner gets it. */
export interface MadeLink {
  readonly url: string;
  readonly expiresAt: Date;
}

/** Makes a link that works once, and ends those of its kind made before. */
export async function makeLink(
  ctx: Pick<RequestContext, 'em' | 'secrets' | 'installation'>,
  of: { accountId: string; kind: LinkKind; madeBy: string | null },
): Promise<MadeLink> {
  const { token, hash } = newLinkToken(ctx.secrets, of.kind);
  const [made] = await insert(ctx.em, [of.accountId, of.kind, hash, of.madeBy, lasts[of.kind]]);
  if (!made) throw new Error('The link was not kept.');
  const { publicUrl, localUrl } = ctx.installation;
  return { url: linkUrl(publicUrl ?? localUrl, of.kind, token), expiresAt: made.expires_at };
}

export function newLinkToken(secrets: Secrets, kind: LinkKind): { token: string; hash: Buffer } {
  const random = randomBytes(32).toString('base64url');
  return { token: `${random}.${signed(secrets, kind, random)}`, hash: hashOf(random) };
}

export function linkUrl(home: string, kind: LinkKind, token: string): string {
  return `${home}${paths[kind]}${token}`;
}

/** Whose link this is, before it is used up. @throws LINK_ENDED */
export async function ownerOfLink(
  ctx: RequestContext,
  kind: LinkKind,
  token: string,
): Promise<PersonCredential> {
  const [link] = await find(ctx.em, [openToken(ctx.secrets, kind, token), kind]);
  const owner = link && (await credentialOf(ctx.em, link.account_id));
  if (!owner || !maySignIn(ctx, owner)) throw new Refusal('LINK_ENDED');
  return owner;
}

/** Uses a link up. @throws LINK_ENDED */
export async function spendLink(tx: TransactionContext, kind: LinkKind, token: string): Promise<void> {
  const [spent] = await spend(tx.em, [openToken(tx.secrets, kind, token), kind]);
  if (spent?.account_id !== tx.actor.id) throw new Refusal('LINK_ENDED');
}

/** Ends the links of a person; how many there were. */
export async function endLinks(em: EntityManager, accountId: string, kind: LinkKind | null): Promise<number> {
  return (await endAll(em, [accountId, kind])).length;
}

/** What a token is kept as; one that was not made here is not even looked up. */
function openToken(secrets: Secrets, kind: LinkKind, token: string): Buffer {
  const [random = '', signature = ''] = token.split('.');
  const isOurs = secrets
    .signatures(signedText(kind, random))
    .some((tag) => areEqual(signature, tag.slice(0, signatureLength)));
  if (!isOurs) throw new Refusal('LINK_ENDED');
  return hashOf(random);
}

function signed(secrets: Secrets, kind: LinkKind, random: string): string {
  return secrets.sign(signedText(kind, random)).slice(0, signatureLength);
}

const signatureLength = 22;
const signedText = (kind: LinkKind, random: string) => `one-time link ${kind} ${random}`;

function areEqual(one: string, other: string): boolean {
  const [given, right] = [Buffer.from(one), Buffer.from(other)];
  return given.length === right.length && timingSafeEqual(given, right);
}

function hashOf(random: string): Buffer {
  return createHash('sha256').update(random).digest();
}
