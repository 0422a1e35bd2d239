import type { EntityManager } from '@mikro-orm/postgresql';
import pg from 'pg';
import { statement } from '../database/statement.js';
import type { Secrets } from '../secrets.js';

const knownText = 'riparo';
const contextOf = (keyId: string) => `key_check.sealed:${keyId}`;

/** Servers that start together look one after the other. */
const checkLock = 726_602;

const keep = statement(
  'keep-key-check',
  'insert into key_check (key_id, sealed) values ($1, $2) on conflict do nothing',
);

/** Writes down that the present key is in use. */
export async function keepCheck(em: EntityManager, secrets: Secrets): Promise<void> {
  await keep(em, checkOf(secrets));
}

function checkOf({ keyId, seal }: Secrets): [string, Buffer] {
  return [keyId, seal(knownText, contextOf(keyId))];
}

const wrongKey = `SECRET_KEY is not the key that this registry is sealed with: nothing sealed would open. Set the right one. If you mean to change it, name the one before in SECRET_KEYS_BEFORE.`;
const missingBefore = `Something is still sealed with a SECRET_KEY of before that is not given. Name it in SECRET_KEYS_BEFORE and run "npm run rotate-keys"; when that has ended, it may be left out.`;

/**
 * Why a process with these keys must not start: null where it may. The first start writes down its key; later ones
 * must have it, and every other key that something is still sealed with.
 */
export async function whyNotTheseKeys(url: string, secrets: Secrets): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, application_name: 'riparo key check' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [checkLock]);
    const whyNot = await whyNotIn(client, secrets);
    const insert = 'insert into key_check (key_id, sealed) values ($1, $2) on conflict do nothing';
    if (!whyNot) await client.query(insert, checkOf(secrets));
    await client.query('commit');
    return whyNot;
  } finally {
    await client.end();
  }
}

async function whyNotIn(client: pg.Client, secrets: Secrets): Promise<string | null> {
  const { rows } = await client.query<{ id: string; sealed: Buffer }>(
    'select c.key_id as id, c.sealed from key_check c',
  );
  const given = rows.filter(({ id }) => secrets.keyIds.includes(id));
  if (rows.length > 0 && given.length === 0) return wrongKey;
  if (given.some(({ id, sealed }) => !opens(secrets, sealed, id))) return wrongKey;
  if (given.length < rows.length) return missingBefore;
  return (await wrapsWithOthers(client, secrets)) ? missingBefore : null;
}

function opens({ open }: Secrets, sealed: Buffer, id: string): boolean {
  try {
    return open(sealed, contextOf(id)) === knownText;
  } catch {
    return false;
  }
}

/** A server with the key of before may have gone on a while after the rotation. */
async function wrapsWithOthers(client: pg.Client, { keyIds }: Secrets): Promise<boolean> {
  // From one key to the next by the index: the table may be long, and the keys are few.
  const { rows } = await client.query<{ id: string }>(
    `with recursive used as (
       (select min(k.wrapping_key_id) as id from data_key k where k.destroyed_at is null)
       union all
       select (select min(k.wrapping_key_id) from data_key k where k.destroyed_at is null and k.wrapping_key_id > u.id)
       from used u where u.id is not null
     )
     select u.id from used u where u.id is not null`,
  );
  return rows.some(({ id }) => !keyIds.includes(id));
}
