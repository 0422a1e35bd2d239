import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '../../dist/src/platform/database/migrate.js';

/** Runs of several test commands at once make the template one after the other. */
const templateLock = 726_602;

/**
 * The migrated database that each test file copies, named by what it is made of and never dropped.
 * Its clock is a row that tests move; the product's own reads the system's.
 */
export async function prepareTemplate({ adminUrl, ownerUrl }, rootDir) {
  const folder = path.join(rootDir, 'migrations');
  const name = `template_${await fingerprintOf([folder, path.join(rootDir, 'seeds'), import.meta.dirname])}`;
  await connected(adminUrl, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [templateLock]);
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await makeTemplate({ admin, adminUrl, ownerUrl, folder, name });
  });
  return name;
}

async function makeTemplate({ admin, adminUrl, ownerUrl, folder, name }) {
  const draft = `${name}_draft`;
  await admin.query(`drop database if exists ${draft} with (force)`);
  await admin.query(`create database ${draft} owner riparo_owner`);
  await connected(inDatabase(adminUrl, draft), (client) =>
    client.query(
      'create extension if not exists pg_trgm; create extension if not exists btree_gist; create extension if not exists unaccent',
    ),
  );
  const url = inDatabase(ownerUrl, draft);
  await migrate(url, 'riparo_server', folder);
  await connected(url, async (client) => {
    const seeds = await import('../../dist/seeds/load-comuni.js').catch(() => null);
    await seeds?.loadComuni(client);
    await client.query(`
      create table test_clock (shift interval not null);
      insert into test_clock values ('0');
      grant select on test_clock to riparo_server;
      create or replace function registry_now() returns timestamptz language sql volatile
        as 'select clock_timestamp() + (select shift from test_clock)';`);
  });
  await admin.query(`alter database ${draft} rename to ${name}`);
}

async function fingerprintOf(folders) {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const name of (await readdir(folder))
      .filter((entry) => /\.(sql|js|gz)$|load-comuni|patron/.test(entry))
      .sort())
      hash.update(name).update(await readFile(path.join(folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

function inDatabase(url, name) {
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.href;
}

async function connected(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
