import pg from 'pg';

/** The database of the product, and who may log in to it. */
export const databaseName = 'riparo';
export const loginNames = { superuser: 'postgres', owner: 'riparo_owner', server: 'riparo_server' } as const;
export type Login = keyof typeof loginNames;

/** The login and the database to connect with, on the port of the running cluster. */
export type UrlOf = (login: Login, database: string) => string;

const extensions = ['pg_trgm', 'btree_gist', 'unaccent'] as const;
const setupKey = 7267;
const mark = 'logins and extensions are in place';

/**
 * Creates what a fresh cluster lacks: the owner that migrates, the server that owns nothing, the database
 * and its extensions. Several servers may come at once; a setup that was cut short is completed.
 */
export async function setUpLogins(urlOf: UrlOf, passwords: Record<Login, string>): Promise<void> {
  await connected(urlOf('superuser', 'postgres'), async (admin) => {
    if (await isMarked(admin)) return;
    await admin.query('select pg_advisory_lock($1)', [setupKey]);
    if (await isMarked(admin)) return;
    await createLogin(admin, loginNames.owner, passwords.owner);
    await createLogin(admin, loginNames.server, passwords.server);
    // What template1 has, every database made later has too: those of the tests among them.
    await connected(urlOf('superuser', 'template1'), createExtensions);
    await createDatabase(admin);
    await connected(urlOf('superuser', databaseName), createExtensions);
    await admin.query(`comment on database ${databaseName} is '${mark}'`);
  });
}

async function connected(url: string, act: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'riparo setup',
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined);
  await client.connect();
  await act(client).finally(() => client.end());
}

async function isMarked(admin: pg.Client): Promise<boolean> {
  const { rowCount } = await admin.query(
    `select from pg_database where datname = $1 and shobj_description(oid, 'pg_database') = $2`,
    [databaseName, mark],
  );
  return rowCount === 1;
}

async function createLogin(admin: pg.Client, name: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [name]);
  if (rowCount === 0) await admin.query(`create role ${name}`);
  const rights = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls';
  await admin.query(`alter role ${name} ${rights} password ${admin.escapeLiteral(password)}`);
}

async function createDatabase(admin: pg.Client): Promise<void> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [databaseName]);
  if (rowCount === 0) await admin.query(`create database ${databaseName} owner ${loginNames.owner}`);
  // By default everybody may connect to every database and make temporary tables there.
  await admin.query(`revoke all on database ${databaseName}, postgres, template1 from public`);
  await admin.query(`grant connect on database ${databaseName} to ${loginNames.server}`);
}

async function createExtensions(client: pg.Client): Promise<void> {
  for (const name of extensions) await client.query(`create extension if not exists ${name}`);
}
