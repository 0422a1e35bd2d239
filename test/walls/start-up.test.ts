import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { talkativeSettings } from '../../src/platform/database/log-settings.js';
import { insertOnly } from '../../src/platform/database/migrate.js';
import { whyNotServe } from '../../src/platform/database/why-not-serve.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let admin: pg.Client;
const login = `start_${randomUUID().slice(0, 8)}`;
const other = `${login}_other`;

beforeAll(async () => {
  database = await createTestDatabase();
  const url = new URL(process.env.RIPARO_TEST_ADMIN_URL ?? '');
  url.pathname = `/${database.name}`;
  admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query(`create role ${login} login password 'x'; create role ${other};
    grant select, insert, update on all tables in schema public to ${login}`);
  await admin.query(`revoke update on ${insertOnly.join(', ')} from ${login}`);
});
afterAll(async () => {
  await admin.query(`drop owned by ${login}; drop owned by ${other}; drop role ${login}; drop role ${other}`);
  await admin.end();
  await database.drop();
});

const urlOf = (name: string, query = '') => {
  const url = new URL(database.url);
  if (name === login) [url.username, url.password] = [login, 'x'];
  url.search = query;
  return url.href;
};

describe('a login', () => {
  /** What it is told while something is so; it is not so any more afterwards. */
  async function told(plant: string, undo: string, url = urlOf(login)): Promise<string | null> {
    await admin.query(plant);
    return whyNotServe(url).finally(() => admin.query(undo));
  }

  test('that owns nothing and is nobody else may serve', async () => {
    expect(await whyNotServe(urlOf(login))).toBeNull();
    expect(await whyNotServe(database.url)).toBeNull();
  });

  test.each(['superuser', 'bypassrls', 'createrole', 'replication'])('with %s is refused', async (power) => {
    const why = await told(`alter role ${login} ${power}`, `alter role ${login} no${power}`);
    expect(why).toContain(`The database login "${login}" is a superuser or bypasses row security`);
    expect(why).toContain('DATABASE_OWNER_URL');
  });

  test('that is a member of one that bypasses row security is refused, also through another', async () => {
    const undo = `revoke ${other} from ${login}; alter role ${other} nobypassrls`;
    expect(await told(`alter role ${other} bypassrls; grant ${other} to ${login}`, undo)).toContain(
      `as "${other}", which it may become,`,
    );
    const reader = `revoke ${other} from ${login}; revoke pg_read_all_data from ${other}`;
    expect(await told(`grant pg_read_all_data to ${other}; grant ${other} to ${login}`, reader)).toContain(
      'as "pg_read_all_data"',
    );
  });

  test('that owns a table, or may become the owner, is refused', async () => {
    expect(
      await told(`alter table region owner to ${login}`, 'alter table region owner to riparo_owner'),
    ).toContain('owns the tables');
    const undo = `revoke riparo_owner from ${login}`;
    expect(await told(`grant riparo_owner to ${login}`, undo)).toContain(
      'as "riparo_owner", which it may become, owns the tables',
    );
  });

  test('that only plays the server with "set role" is refused', async () => {
    const url = new URL(process.env.RIPARO_TEST_OWNER_URL ?? '');
    url.pathname = `/${database.name}`;
    url.search = '?options=-c%20role%3Driparo_server';
    const undo = 'revoke riparo_server from riparo_owner';
    expect(await told('grant riparo_server to riparo_owner', undo, url.href)).toContain(
      'The database login "riparo_owner" serves as "riparo_server" and could cease to',
    );
  });

  test('that may rewrite what is written once is refused', async () => {
    const undo = `revoke update on audit_entry from ${login}`;
    expect(await told(`grant update on audit_entry to ${login}`, undo)).toContain(
      'may change or delete rows of audit_entry',
    );
  });

  test('serves no table of the cases that lost its row security', async () => {
    const undo = 'alter table call force row level security, enable row level security';
    for (const plant of ['no force', 'disable'])
      expect(await told(`alter table call ${plant} row level security`, undo)).toContain(
        'The tables call lack forced row security',
      );
  });
});

describe('the log of the database', () => {
  const defaults: [string, string][] = [
    ['log_min_messages', 'warning'],
    ['log_error_verbosity', 'default'],
    ['log_min_error_statement', 'error'],
    ['log_statement', 'all'],
    ['log_min_duration_statement', '0'],
    ['log_parameter_max_length', '-1'],
    ['log_parameter_max_length_on_error', '64'],
  ];

  test('of the database that we run ourselves is quiet', async () => {
    expect(await talkativeSettings(database.url)).toEqual([]);
  });

  test.each(defaults)('is found to talk by %s = %s', async (setting, value) => {
    await admin.query(`alter database ${database.name} set ${setting} = '${value}'`);
    const found = await talkativeSettings(database.url);
    await admin.query(`alter database ${database.name} reset ${setting}`);
    expect(found).toEqual([expect.stringContaining(`${setting} is ${value === '64' ? '64B' : value}, not `)]);
  });

  test('is found to talk by auto_explain', async () => {
    await admin.query(`alter database ${database.name} set auto_explain.log_min_duration = 0`);
    expect(await talkativeSettings(database.url)).toEqual(['auto_explain.log_min_duration is 0, not -1']);
    await admin.query(`alter database ${database.name} reset auto_explain.log_min_duration`);
  });

  test('quotes nothing of a statement that fails, and would with PostgreSQL’s own settings', async () => {
    const { rows } = await admin.query("select current_setting('data_directory') as folder");
    const log = () => readFile(path.join(rows[0].folder, '..', 'server.log'), 'utf8');
    const quiet = await failed();
    for (const word of quiet) expect(await log()).not.toContain(word);
    for (const [setting, value] of defaults.slice(0, 3))
      await admin.query(`alter database ${database.name} set ${setting} = '${value}'`);
    const loud = await failed();
    for (const word of loud) expect(await log()).toContain(word);
  });

  /** Makes statements fail with a word in a literal, in a parameter and in a message; the words. */
  async function failed(): Promise<string[]> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const [literal, parameter] = [`canary${randomUUID()}`, `canary${randomUUID()}`];
    await expect(client.query(`select '${literal}'::integer`)).rejects.toThrow();
    await expect(client.query('select $1::text::uuid', [parameter])).rejects.toThrow();
    await client.end();
    return [literal, parameter];
  }
});
