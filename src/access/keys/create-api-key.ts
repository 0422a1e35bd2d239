import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { invalidInput, notAllowed } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import { once } from '../../platform/request-key.js';
import { recordAudit } from '../audit/record-audit.js';
import { recordAccessChange } from '../changes/access-change.js';
import { vouchForNewcomer } from '../vouching/vouch-for-newcomer.js';
import type { CreateApiKeyInput } from './key.input.js';
import { apiKeyOf } from './key.queries.js';
import { endOfKey, scopesOf } from './key.rules.js';
import type { NewApiKey } from './key.types.js';
import { newKey } from './new-key.js';

const bodyOf = statement<{ is_there: boolean; is_own: boolean }>(
  'body-of-key',
  `-- Is the body there that the key is to work for, and is it of this district?
   select exists (select from organisation o where o.id = $1::uuid and o.closed_at is null)
       or exists (select from district d where d.id = $2::uuid) as is_there,
     exists (select from organisation o where o.id = $1::uuid and o.district_id = $3::uuid)
       or coalesce($2::uuid = $3::uuid, false) as is_own`,
);
const insert = statement(
  'insert-machine',
  `-- A system of its own, and its first key.
   with made as (
     insert into account (id, kind, name, roles, district_id, organisation_id)
     values ($1, 'MACHINE', $2, '{INTEGRATION}', $3, $4) returning id
   )
   insert into api_key (id, account_id, name, hash, hint, scopes, expires_at, made_by)
   select $5, made.id, $2, $6, $7, $8, $9, $10 from made`,
);

/** Makes a system's account and its key, which is told this once. */
export async function createApiKey(ctx: RequestContext, input: CreateApiKeyInput): Promise<NewApiKey> {
  const made: { secret: string | null } = { secret: null };
  const { id } = await once(ctx, { operation: 'createApiKey', input }, async (tx) => {
    const created = await create(tx, input);
    made.secret = created.secret;
    return { id: created.id };
  });
  return { apiKey: await apiKeyOf(ctx, id), secret: made.secret };
}

async function create(tx: TransactionContext, input: CreateApiKeyInput) {
  const { name, scopes, organisationId = null, districtId = null } = input;
  const owner = await ownerOf(tx, organisationId, districtId);
  const unknown = scopes.filter((scope) => !scopesOf(owner).some((permission) => permission === scope));
  if (unknown.length > 0) throw invalidInput('scopes', notTheirs(unknown, scopesOf(owner)));
  const expiresAt = endOfKey(tx.now, input.expiresAt ?? null);
  if (!expiresAt) throw invalidInput('expiresAt', tooFar);
  const { secret, hash, hint } = newKey();
  const [accountId, id] = [randomUUID(), randomUUID()];
  await insert(tx.em, [
    ...[accountId, name, districtId, organisationId, id, hash, hint, scopes, expiresAt],
    tx.actor.id,
  ]);
  if (organisationId !== null) await vouchForNewcomer(tx, accountId);
  await recordAccessChange(tx, 'KEY_MADE', accountId);
  const details = { what: 'MADE', scopes };
  await recordAudit(tx, { action: 'KEY_CHANGED', target: 'KEY', targetIds: [id], details });
  return { id, secret };
}

/** @throws INVALID_INPUT, NOT_ALLOWED where the body is not one of the caller's */
async function ownerOf(tx: TransactionContext, organisationId: string | null, districtId: string | null) {
  const field = organisationId === null ? 'districtId' : 'organisationId';
  if ((organisationId === null) === (districtId === null)) throw invalidInput(field, oneOfBoth);
  const ids = [organisationId, districtId];
  if (ids.some((id) => id !== null && !isId(id))) throw invalidInput(field, notThere);
  const [body] = await bodyOf(tx.em, [...ids, tx.actor.districtId]);
  const isAdmin = tx.actor.roles.includes('ADMIN');
  if (!body?.is_there && isAdmin) throw invalidInput(field, notThere);
  if (!body?.is_own && !isAdmin) throw notAllowed(ownBodies);
  return organisationId === null ? 'DISTRICT' : 'ORGANISATION';
}

const oneOfBoth = {
  en: 'say for which organisation or for which district, one of them.',
  it: 'indicare per quale ente o per quale distretto, uno dei due.',
};
const notThere = { en: 'there is nothing under this here.', it: 'qui non esiste.' };
const tooFar = {
  en: 'it must lie in the future, at most two years away.',
  it: 'deve essere nel futuro, al massimo tra due anni.',
};
function notTheirs(unknown: readonly string[], known: readonly string[]) {
  return {
    en: `such a key cannot have ${unknown.join(', ')}; it can have ${known.join(', ')}.`,
    it: `una chiave simile non può avere ${unknown.join(', ')}; può avere ${known.join(', ')}.`,
  };
}

const ownBodies = {
  en: 'make keys for your own district and its organisations; others are for their coordinator or an administrator',
  it: 'si creano chiavi per il proprio distretto e i suoi enti; le altre spettano al loro coordinatore o a un amministratore',
};
