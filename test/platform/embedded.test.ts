import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedDatabase, startEmbedded } from '../../src/platform/database/embedded.js';

let dataDir: string;
let databases: EmbeddedDatabase[];

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'riparo-embedded-'));
  chmodSync(dataDir, 0o755);
  databases = [];
});

afterEach(async () => {
  for (const database of databases) await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedDatabase> {
  const database = await startEmbedded(dataDir, { settings: { fsync: 'off' } });
  databases.push(database);
  return database;
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const result = await client.query<Row>(sql).finally(() => client.end());
  return result.rows;
}

const pidFile = () => path.join(dataDir, 'database', 'cluster', 'postmaster.pid');
const postmasterPid = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);

/** A zombie counts as gone: not every init reaps it. */
function isRunning(pid: number): boolean {
  const state = execFileSync('sh', ['-c', `ps -o stat= -p ${pid} || true`], { encoding: 'utf8' }).trim();
  return state !== '' && !state.startsWith('Z');
}

describe('the embedded database', () => {
  test('an empty folder becomes a database with its extensions, in UTC', async () => {
    const database = await start();
    expect(database.attached).toBe(false);
    const found = await ask(database.url, 'select extname from pg_extension order by extname');
    expect(found.map(({ extname }) => extname)).toEqual(['btree_gist', 'pg_trgm', 'plpgsql', 'unaccent']);
    const [session] = await ask(
      database.url,
      `select current_user::text as login, current_database()::text as name,
         current_setting('timezone') as zone`,
    );
    expect(session).toEqual({ login: 'riparo_server', name: 'riparo', zone: 'UTC' });
    expect(await ask(database.adminUrl, 'show unix_socket_directories')).toEqual([
      { unix_socket_directories: '' },
    ]);
    expect(readdirSync(dataDir)).toEqual(['database']);
  });

  test('a database made for a test has the extensions too', async () => {
    const database = await start();
    await ask(database.adminUrl, 'create database trial owner riparo_owner');
    const url = database.ownerUrl.replace(/riparo$/, 'trial');
    await ask(url, 'create table beds (id int)');
    expect(await ask(url, `select similarity('a', 'a') as same`)).toEqual([{ same: 1 }]);
  });

  test('rows survive a stop and a start', async () => {
    const first = await start();
    await ask(first.ownerUrl, 'create table beds as select 7 as free');
    await first.stop();
    const second = await start();
    expect(second.attached).toBe(false);
    expect(await ask(second.ownerUrl, 'select free from beds')).toEqual([{ free: 7 }]);
  });

  test('a second start attaches, and the stop of the first leaves it running', async () => {
    const first = await start();
    const second = await start();
    expect(second.attached).toBe(true);
    expect(second.url).toBe(first.url);
    await first.stop();
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('two at once on an empty folder share one database', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect([one.attached, other.attached].sort()).toEqual([false, true]);
    expect(one.adminUrl).toBe(other.adminUrl);
    expect(await ask(one.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await ask(other.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(dataDir)).toEqual(['database']);
  });

  test('after the last stop no process is left, also when two stop at once', async () => {
    const pair = await Promise.all([start(), start()]);
    const pid = postmasterPid();
    expect(isRunning(pid)).toBe(true);
    await Promise.all(pair.map((database) => database.stop()));
    expect(existsSync(pidFile())).toBe(false);
    expect(isRunning(pid)).toBe(false);
  });

  test('a start that meets the last stop still gets a database', async () => {
    let current = await start();
    for (let round = 0; round < 5; round++) {
      const stopping = current.stop();
      await sleep(round * 10);
      const [next] = await Promise.all([start(), stopping]);
      expect(await ask(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
      current = next;
    }
  });

  test('a killed postmaster is recovered with every acknowledged row', async () => {
    const killed = await start();
    await ask(killed.ownerUrl, 'create table beds as select 7 as free');
    process.kill(postmasterPid(), 'SIGKILL');
    const recovered = await start();
    expect(recovered.attached).toBe(false);
    expect(await ask(recovered.ownerUrl, 'select free from beds')).toEqual([{ free: 7 }]);
    await killed.stop();
    expect(await ask(recovered.ownerUrl, 'select free from beds')).toEqual([{ free: 7 }]);
  });

  test('a server that lost its connections still keeps the database from being stopped', async () => {
    const first = await start();
    const second = await start();
    await ask(
      first.adminUrl,
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()',
    );
    await sleep(300);
    await first.stop();
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('the interrupt of the terminal does not reach it', async () => {
    await start();
    const groupOf = (pid: number) =>
      execFileSync('ps', ['-o', 'pgid=', '-p', String(pid)], { encoding: 'utf8' });
    expect(groupOf(postmasterPid())).not.toBe(groupOf(process.pid));
  });
});

describe('the logins', () => {
  test('the server owns nothing, creates nothing and passes no policy by', async () => {
    const { url } = await start();
    const [rights] = await ask(
      url,
      `select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
         (select count(*)::int from pg_shdepend where refobjid = pg_roles.oid and deptype = 'o') as owned
       from pg_roles where rolname = current_user`,
    );
    expect(Object.values(rights ?? {})).toEqual([false, false, false, false, false, 0]);
    await expect(ask(url, 'create table beds (id int)')).rejects.toMatchObject({ code: '42501' });
    await expect(ask(url, 'create temporary table beds (id int)')).rejects.toMatchObject({ code: '42501' });
    await expect(ask(url, 'create schema beds')).rejects.toMatchObject({ code: '42501' });
    await expect(ask(url, 'set role riparo_owner')).rejects.toMatchObject({ code: '42501' });
  });

  test('the owner owns the database and is no superuser', async () => {
    const { ownerUrl } = await start();
    const [rights] = await ask(
      ownerUrl,
      `select rolsuper, rolcreaterole, rolbypassrls, pg_get_userbyid(datdba)::text as owner
       from pg_roles cross join pg_database where rolname = current_user and datname = 'riparo'`,
    );
    expect(rights).toEqual({
      rolsuper: false,
      rolcreaterole: false,
      rolbypassrls: false,
      owner: 'riparo_owner',
    });
  });

  test('passwords are in files that only their owner reads', async () => {
    await start();
    const listed = execFileSync('ls', ['-l', path.join(dataDir, 'database')], { encoding: 'utf8' });
    expect(listed.match(/^-rw-------.*\.password$/gm)).toHaveLength(3);
  });
});

test('the log quotes nothing of a statement that fails', async () => {
  const { ownerUrl } = await start();
  await ask(ownerUrl, 'create table people (name text primary key, age int)');
  await ask(ownerUrl, `insert into people values ('Rosalinda', 1)`);
  await expect(ask(ownerUrl, `insert into people values ('Rosalinda', 2)`)).rejects.toMatchObject({
    code: '23505',
  });
  await expect(ask(ownerUrl, `insert into people values ('x', 'Rosalinda')`)).rejects.toMatchObject({
    code: '22P02',
  });
  await expect(ask(ownerUrl, `select Rosalinda`)).rejects.toMatchObject({ code: '42703' });
  const log = readFileSync(path.join(dataDir, 'database', 'server.log'), 'utf8');
  expect(log).toContain('ready to accept connections');
  expect(log.toLowerCase()).not.toContain('rosalinda');
});

test('a start that fails says what to do and shows the end of the log', async () => {
  const failure = startEmbedded(dataDir, { settings: { shared_buffers: 'much' } });
  await expect(failure).rejects.toThrow(
    /does not start[\s\S]*invalid value for parameter "shared_buffers"[\s\S]*DATABASE_URL/,
  );
});
