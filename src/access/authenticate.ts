import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor, Credential } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import type { Role } from './closed-lists.js';
import { permissionsOf } from './permissions.js';

/** Somebody who proved who they are, or nobody. */
export interface Caller {
  readonly actor: Actor | null;
  readonly credential: Credential | null;
}
export const nobody: Caller = { actor: null, credential: null };

interface AccountRow {
  id: string;
  name: string;
  kind: string;
  roles: Role[];
  district_id: string | null;
  organisation_id: string | null;
  municipality_codes: string[];
  vouched_districts: string[];
}
interface KeyRow extends AccountRow {
  scopes: string[] | null;
  credential_id: string;
  expires_at: Date | null;
  /** Whether its last use was written down more than a minute ago. */
  is_unseen: boolean;
  hash: string;
}
interface SessionRow extends AccountRow {
  credential_id: string;
  expires_at: Date;
  second_factor_due: boolean;
  is_unseen: boolean;
  hash: string;
}

const account = `a.id, a.name, a.kind, a.roles, a.district_id, a.organisation_id, a.municipality_codes,
     array(select v.district_id from vouching v
       where v.account_id = a.id and v.withdrawn_at is null order by v.district_id) as vouched_districts`;
const keyInForce = `k.revoked_at is null
     and (k.expires_at is null or registry_now() < k.expires_at)
     and a.disabled_at is null
     and not exists (select from account m where m.id = k.made_by and m.disabled_at is not null)`;
const key = `${account}, k.scopes, k.id as credential_id, k.expires_at, encode(k.hash, 'hex') as hash,
     coalesce(k.last_used_at < registry_now() - interval '1 minute', true) as is_unseen`;
const sessionInForce = `s.ended_at is null and registry_now() < s.expires_at
     and registry_now() < s.seen_at + make_interval(mins => s.idle_minutes)
     and a.disabled_at is null`;
const session = `${account}, s.id as credential_id, s.second_factor_due, encode(s.hash, 'hex') as hash,
     least(s.expires_at, registry_now() + make_interval(mins => s.idle_minutes)) as expires_at,
     s.seen_at < registry_now() - interval '1 minute' as is_unseen`;

const accountOfKey = statement<KeyRow>(
  'account-of-key',
  `-- Whose key is this, and is it in force?
   select ${key}
   from api_key k join account a on a.id = k.account_id
   where k.hash = $1 and (not k.demo or $2) and ${keyInForce}`,
);
const accountsOfKeys = statement<KeyRow>(
  'accounts-of-keys',
  `-- Whose are these keys, as far as they are still in force?
   select ${key}
   from api_key k join account a on a.id = k.account_id
   where k.hash = any($1::bytea[]) and ${keyInForce}`,
);
const accountsOfSessions = statement<SessionRow>(
  'accounts-of-sessions',
  `-- Whose are these sessions, as far as they are still in force?
   select ${session}
   from session s join account a on a.id = s.account_id
   where s.hash = any($1::bytea[]) and ${sessionInForce}`,
);
const keyIsUsed = statement(
  'key-is-used',
  `update api_key set last_used_at = registry_now()
   where id = $1 and coalesce(last_used_at < registry_now() - interval '1 minute', true)`,
);
const sessionIsUsed = statement(
  'session-is-used',
  `update session set seen_at = registry_now()
   where id = $1 and seen_at < registry_now() - interval '1 minute'`,
);

/** Keys and tokens are 256 random bits: a plain hash is enough to keep them. */
export function hashOfKey(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Whoever has this API key; null where it is unknown, expired or revoked. */
export async function callerByKey(
  em: EntityManager,
  secret: string,
  options: { demoKeys: boolean },
): Promise<Caller | null> {
  const [row] = await accountOfKey(em, [hashOfKey(secret), options.demoKeys]);
  if (!row) return null;
  // To the minute, so that reading does not write; where it cannot be written, nobody is refused for it.
  if (row.is_unseen) await keyIsUsed(em, [row.credential_id]).catch(() => undefined);
  return callerOfKey(row);
}

/** Whoever is in this session; null where it has ended. */
export async function callerBySession(em: EntityManager, token: string): Promise<Caller | null> {
  const [row] = await accountsOfSessions(em, [[hashOfKey(token)]]);
  if (!row) return null;
  if (row.is_unseen) await sessionIsUsed(em, [row.credential_id]).catch(() => undefined);
  return callerOfSession(row);
}

/** The actors of keys and sessions that were signed in with, by tag; those no longer in force are left out. */
export async function authenticateAgain(
  em: EntityManager,
  tags: readonly string[],
): Promise<Map<string, Actor>> {
  const hashesOf = (kind: Credential['kind']) =>
    tags
      .filter((tag) => tag.startsWith(`${kind}:`))
      .map((tag) => Buffer.from(tag.slice(kind.length + 1), 'hex'));
  const [keys, sessions] = [hashesOf('KEY'), hashesOf('SESSION')];
  const callers = await Promise.all([
    keys.length > 0 ? accountsOfKeys(em, [keys]).then((rows) => rows.map(callerOfKey)) : [],
    sessions.length > 0 ? accountsOfSessions(em, [sessions]).then((rows) => rows.map(callerOfSession)) : [],
  ]);
  return new Map(callers.flat().map(({ actor, credential }) => [credential.tag, actor]));
}

function callerOfKey(row: KeyRow) {
  const { credential_id: id, expires_at: expiresAt, hash, scopes } = row;
  const credential = { kind: 'KEY', id, tag: `KEY:${hash}`, expiresAt } as const;
  const actor = actorFrom(row);
  const { permissions } = actor;
  const within = scopes ? new Set(scopes.filter((scope) => permissions.has(scope))) : permissions;
  return { actor: { ...actor, permissions: within }, credential };
}

function callerOfSession(row: SessionRow) {
  const { credential_id: id, expires_at: expiresAt, hash } = row;
  const credential = { kind: 'SESSION', id, tag: `SESSION:${hash}`, expiresAt } as const;
  return { actor: row.second_factor_due ? halfSignedIn(row) : actorFrom(row), credential };
}

function actorFrom(row: AccountRow & { credential_id: string }): Actor {
  const bound = { districtId: row.district_id, organisationId: row.organisation_id };
  return {
    id: row.id,
    name: row.name,
    isMachine: row.kind === 'MACHINE',
    roles: row.roles,
    permissions: permissionsOf(row.roles, bound),
    ...bound,
    municipalityCodes: row.municipality_codes,
    vouchedDistrictIds: row.vouched_districts,
    credentialId: row.credential_id,
  };
}

/** An account that may do nothing: while it proves who it is, or has proved only half of it. */
export function bareActor({ id, name }: { id: string; name: string }): Actor {
  const nothing = {
    roles: [],
    permissions: new Set<string>(),
    municipalityCodes: [],
    vouchedDistrictIds: [],
  };
  return {
    id,
    name,
    isMachine: false,
    ...nothing,
    districtId: null,
    organisationId: null,
    credentialId: null,
  };
}

// Without roles, district and organisation, whatever forgets to ask for a permission shows nothing either.
function halfSignedIn(row: AccountRow): Actor {
  return { ...bareActor(row), isSecondFactorDue: true };
}
