import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import type { Role } from './closed-lists.js';
import { permissionsOf } from './permissions.js';

interface KeyRow {
  id: string;
  name: string;
  kind: string;
  roles: Role[];
  district_id: string | null;
  organisation_id: string | null;
  municipality_codes: string[];
  scopes: string[] | null;
}

const accountOfKey = statement<KeyRow>(
  'account-of-key',
  `-- Whose key is this, and is it in force?
   select a.id, a.name, a.kind, a.roles, a.district_id, a.organisation_id, a.municipality_codes, k.scopes
   from api_key k join account a on a.id = k.account_id
   where k.hash = $1
     and (not k.demo or $2)
     and k.revoked_at is null
     and (k.expires_at is null or registry_now() < k.expires_at)
     and a.disabled_at is null`,
);

const accountsOfKeys = statement<KeyRow & { hash: string }>(
  'accounts-of-keys',
  `-- Whose are these keys, as far as they are still in force?
   select a.id, a.name, a.kind, a.roles, a.district_id, a.organisation_id, a.municipality_codes, k.scopes,
     encode(k.hash, 'hex') as hash
   from api_key k join account a on a.id = k.account_id
   where k.hash = any($1::bytea[])
     and k.revoked_at is null
     and (k.expires_at is null or registry_now() < k.expires_at)
     and a.disabled_at is null`,
);

/** Keys are 256 random bits: a plain hash is enough to keep them. */
export function hashOfKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** The actor of an API key; null where the key is unknown, expired or revoked. */
export async function authenticate(
  em: EntityManager,
  key: string,
  options: { demoKeys: boolean },
): Promise<Actor | null> {
  const [row] = await accountOfKey(em, [hashOfKey(key), options.demoKeys]);
  return row ? actorFrom(row) : null;
}

/** The actors of keys that were signed in with, by the hash in hexadecimal; those no longer in force are left out. */
export async function authenticateAgain(
  em: EntityManager,
  hashes: readonly string[],
): Promise<Map<string, Actor>> {
  const rows = await accountsOfKeys(em, [hashes.map((hash) => Buffer.from(hash, 'hex'))]);
  return new Map(rows.map((row) => [row.hash, actorFrom(row)]));
}

function actorFrom(row: KeyRow): Actor {
  const bound = { districtId: row.district_id, organisationId: row.organisation_id };
  const ofRoles = permissionsOf(row.roles, bound);
  const { scopes } = row;
  return {
    id: row.id,
    name: row.name,
    isMachine: row.kind === 'MACHINE',
    roles: row.roles,
    permissions: scopes ? new Set(scopes.filter((scope) => ofRoles.has(scope))) : ofRoles,
    ...bound,
    municipalityCodes: row.municipality_codes,
  };
}
