import pg from 'pg';
import { insertOnly } from './migrate.js';
import { guardedTables } from './statement.js';

/** What a login must not be able to do, each as a sentence about it. */
interface Powers {
  readonly login: string;
  readonly session: string;
  /** Roles by which it could pass everything: its own, and those it is a member of. */
  readonly mighty: readonly string[];
  /** Of those, the ones that own what the registry is made of. */
  readonly owners: readonly string[];
  /** Insert-only tables that it could rewrite. */
  readonly rewritable: readonly string[];
  /** Guarded tables that show every row to whoever asks. */
  readonly unguarded: readonly string[];
}

const looked = `
  -- What could this login do, by itself or as a role that it may take?
  with recursive roles as (
    select r.oid, r.rolname from pg_roles r where r.rolname in (current_user, session_user)
    union
    select r.oid, r.rolname
    from roles mine
    join pg_auth_members m on m.member = mine.oid
    join pg_roles r on r.oid = m.roleid
  )
  select current_user as login, session_user as session,
    array(
      select mine.rolname::text from roles mine join pg_roles r on r.oid = mine.oid
      where r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolreplication
        or r.rolname in ('pg_read_all_data', 'pg_write_all_data', 'pg_read_server_files', 'pg_write_server_files',
          'pg_execute_server_program')
      order by 1) as mighty,
    array(
      select distinct mine.rolname::text from roles mine
      where exists (select from pg_class c
          where c.relowner = mine.oid and c.relnamespace = 'public'::regnamespace)
        or exists (select from pg_proc f
          where f.proowner = mine.oid and f.pronamespace = 'public'::regnamespace)
        or exists (select from pg_namespace n where n.nspowner = mine.oid and n.nspname = 'public')
        or exists (select from pg_database d where d.datdba = mine.oid and d.datname = current_database())
      order by 1) as owners,
    array(
      select t.name from unnest($1::text[]) t (name)
      where has_table_privilege(t.name, 'update, delete, truncate') order by 1) as rewritable,
    array(
      select t.name from unnest($2::text[]) t (name)
      join pg_class c on c.oid = t.name::regclass
      where not (c.relrowsecurity and c.relforcerowsecurity) order by 1) as unguarded`;

/** Why this login must not serve: it could pass what the database guards. Null when it may. */
export async function whyNotServe(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, application_name: 'riparo start' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Powers>(looked, [insertOnly, guardedTables]);
    return rows[0] ? whyNot(rows[0]) : 'The database does not say who we are.';
  } finally {
    await client.end();
  }
}

const aLoginOfItsOwn =
  "Give the server a login of its own in DATABASE_URL (docs/logins.sh makes it), and the owner's in DATABASE_OWNER_URL.";

function whyNot({ login, session, mighty, owners, rewritable, unguarded }: Powers): string | null {
  const as = (role: string) => (role === login ? '' : `, as "${role}", which it may become,`);
  // Whoever took a role can put it off again: what counts is who signed in.
  if (session !== login)
    return `The database login "${session}" serves as "${login}" and could cease to. ${aLoginOfItsOwn}`;
  const [power] = mighty;
  if (power)
    return `The database login "${login}"${as(power)} is a superuser or bypasses row security, or could make itself so. ${aLoginOfItsOwn}`;
  const [owner] = owners;
  if (owner) return `The database login "${login}"${as(owner)} owns the tables. ${aLoginOfItsOwn}`;
  if (rewritable.length > 0)
    return `The database login "${login}" may change or delete rows of ${rewritable.join(', ')}, which are written once. Run "npm run migrate" with DATABASE_OWNER_URL: it takes these rights away.`;
  if (unguarded.length > 0)
    return `The tables ${unguarded.join(', ')} lack forced row security: everybody's cases would be open to one mistake. Run as their owner, for each: alter table … enable row level security, force row level security.`;
  return null;
}
