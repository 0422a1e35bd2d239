import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Constructor } from '@mikro-orm/core';
import { Migration, Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { maintenance } from './row-security.js';

/** Servers that start together migrate one after the other. */
const migrationLock = 726_601;

/** The rights of the server's login: it owns nothing, and what is insert-only it can only insert. */
export const insertOnly = [
  'journal',
  'bed_ledger',
  'declaration',
  'out_of_service_entry',
  'timeline_entry',
  'unmet_need',
  'audit_entry',
  'audit_link',
  'retention_run',
  'deadline_policy',
  'procedure_step_entry',
  'subject_change',
  'placement_subject',
  'office_hours',
  'unanswered_call',
];

/** What only the owner changes: what was migrated, and the rules that others are held to. */
const readOnly = ['migration', 'reading_rule', 'retention_term'];

/**
 * Brings the schema to the newest migration, and gives the server's login its rights.
 * @param ownerUrl the login that owns the tables
 * @param serverLogin the login the server uses
 */
export async function migrate(ownerUrl: string, serverLogin: string, folder: string): Promise<string[]> {
  return underLock(ownerUrl, async (client) => {
    const orm = await MikroORM.init({
      clientUrl: ownerUrl,
      driverOptions: { options: maintenance },
      entities: [],
      discovery: { warnWhenNoEntities: false },
      extensions: [Migrator],
      logger: () => undefined,
      migrations: { migrationsList: await migrationsIn(folder), snapshot: false, tableName: 'migration' },
    });
    try {
      const done = await orm.migrator.up();
      await grantTo(client, serverLogin);
      return done.map((migration) => migration.name);
    } finally {
      await orm.close();
    }
  });
}

/** Names of the migrations that the database does not have yet. */
export async function missingMigrations(url: string, folder: string): Promise<string[]> {
  return connected(url, async (client) => {
    const { rows } = await client.query<{ found: boolean }>(
      "select to_regclass('migration') is not null as found",
    );
    const done = rows[0]?.found
      ? (await client.query<{ name: string }>('select name from migration')).rows
      : [];
    const names = await namesIn(folder);
    return names.filter((name) => !done.some((row) => row.name === name));
  });
}

async function grantTo(client: pg.Client, serverLogin: string): Promise<void> {
  const login = client.escapeIdentifier(serverLogin);
  await client.query(`
    grant usage on schema public to ${login};
    grant select, insert, update on all tables in schema public to ${login};
    grant usage on all sequences in schema public to ${login};
    revoke update, delete, truncate on ${insertOnly.join(', ')} from ${login};
    grant execute on all functions in schema public to ${login};
    revoke insert, update on ${readOnly.join(', ')} from ${login};`);
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
}

async function migrationsIn(folder: string) {
  return Promise.all(
    (await namesIn(folder)).map(async (name) => ({
      name,
      class: migrationOf(await readFile(path.join(folder, name), 'utf8')),
    })),
  );
}

function migrationOf(sql: string): Constructor<Migration> {
  return class extends Migration {
    override up(): void {
      this.addSql(sql);
    }
  };
}

async function underLock<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return connected(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    return work(client);
  });
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'riparo migration' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
