import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A database of one test file: a copy of the migrated template. */
export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  /** Reaches it as the owner of the tables. */
  readonly ownerUrl: string;
  /** Runs SQL as the owner of the tables. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Lends a connection of the owner of the tables. */
  asOwner(work: (client: pg.Client) => Promise<unknown>): Promise<void>;
  /** The rows of each `invariant_…` view that has any. */
  brokenInvariants(): Promise<Record<string, unknown[]>>;
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `t_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  await asAdmin(`create database ${name} template ${setting('RIPARO_TEST_TEMPLATE')} owner riparo_owner`);
  const owner = new pg.Pool({ connectionString: inDatabase('RIPARO_TEST_OWNER_URL', name), max: 4 });
  owner.on('error', () => undefined);
  const sql: TestDatabase['sql'] = async (text, values = []) => (await owner.query(text, [...values])).rows;
  return {
    name,
    url: inDatabase('RIPARO_TEST_URL', name),
    ownerUrl: inDatabase('RIPARO_TEST_OWNER_URL', name),
    sql,
    asOwner: (work) => connected(inDatabase('RIPARO_TEST_OWNER_URL', name), work),
    async brokenInvariants() {
      // Time is moved in tests: what was just written is older than a minute before the sealer comes round.
      await sql('select seal_audit((select max(e.seq) from audit_entry e))');
      const views = await sql<{ name: string }>(
        "select table_name as name from information_schema.views where table_name like 'invariant\\_%'",
      );
      const broken: Record<string, unknown[]> = {};
      for (const view of views) {
        const rows = await sql(`select * from ${view.name} limit 5`);
        if (rows.length > 0) broken[view.name] = rows;
      }
      return broken;
    },
    async drop() {
      await owner.end();
      await asAdmin(`drop database ${name} with (force)`);
    },
  };
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the tests with "npm test".`);
  return value;
}

function inDatabase(variable: string, name: string): string {
  const url = new URL(setting(variable));
  url.pathname = `/${name}`;
  return url.href;
}

async function asAdmin(text: string): Promise<void> {
  await connected(setting('RIPARO_TEST_ADMIN_URL'), async (client) => {
    await client.query(text);
  });
}

async function connected(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
