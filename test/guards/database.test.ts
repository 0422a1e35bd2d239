import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mappedConstraints } from '../../src/platform/database/constraints.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** Why a constraint has no code: it cannot be what a caller runs into. Null where there is no such reason. */
function whyNeverTold({ name, kind, table }: { name: string; kind: string; table: string }): string | null {
  if (kind === 'p' && /_pkey$/.test(name)) return 'a key of our own making: random, or counted under a lock';
  if (kind === 'f') return 'the row it names was read in the same transaction, and rows are never deleted';
  return neverTold[name] ?? (notWritten.has(table) ? 'only seeds and the command line write here' : null);
}
const notWritten = new Set([
  'reading_rule',
  'retention_term',
  'region',
  'province',
  'municipality',
  'district_border',
  'patron_saint',
]);
const neverTold: Readonly<Record<string, string>> = {
  account_has_a_role: 'refused before, as roles that do not fit',
  account_kind_is_known: 'only our own code names kinds',
  api_key_hash_is_unique: 'the hash of a random key of our own making',
  attempt_pkey: 'the statement that inserts says what to do on conflict',
  known_device_is_unique: 'the statement that inserts says what to do on conflict',
  one_time_link_hash_is_unique: 'the hash of a random token of our own making',
  one_time_link_kind_is_known: 'only our own code names kinds',
  person_credential_code_is_set: 'one statement writes both columns',
  recovery_code_hash_is_unique: 'the hash of a random code of our own making',
  session_began_is_known: 'only our own code says how it began',
  session_hash_is_unique: 'the hash of a random token of our own making',
  audit_entry_id_is_unique: 'a random id of our own making',
  audit_entry_action_is_a_code: 'a closed list of our own',
  audit_entry_target_kind_is_a_code: 'a closed list of our own',
  audit_link_of_entry_is_one: 'counted under a lock',
  audit_link_hash_is_sha256: 'a function of the database makes it',
  audit_entry_targets_have_a_kind: 'only our own code names targets, each with its kind',
  audit_entry_reason_is_of_a_record: 'one statement writes the three columns',
  data_key_is_of_a_record: 'only our own code names kinds of records',
  access_change_has_one_target: 'each statement writes one of the two columns',
  access_change_kind_is_known: 'a closed list of our own',
  access_change_is_noted_by_somebody: 'one statement writes both columns',
  access_change_is_noted_by_another: 'refused before, as NOTED_BY_ANOTHER, with the row locked',
  vouching_is_for_another: 'refused before, as OWN_ACCOUNT',
  count_link_hash_is_unique: 'the hash of a random token of our own making',
  count_link_is_short: 'the input is refused before',
  count_link_phone_is_whole: 'one statement writes both columns',
  count_link_revocation_is_whole: 'one statement writes both columns',
  count_link_use_kind_is_known: 'only our own code names kinds',
  address_grant_is_short: 'the term is our own',
  emergency_access_is_short: 'the term is our own',
  emergency_access_has_one_target: 'one statement writes both columns',
  emergency_access_review_is_whole: 'one statement writes the four columns',
  contact_has_one_owner: 'written for a shelter or for a service, never for both',
  criterion_effect_is_known: 'GraphQL refuses other values',
  service_coverage_is_known: 'GraphQL refuses other values',
  shelter_secrecy_is_known: 'GraphQL refuses other values',
  discrepancy_is_noted_by_somebody: 'one statement writes both columns',
  discrepancy_is_resolved_by_somebody: 'one statement writes both columns',
  out_of_service_entry_changes_something: 'the statement leaves out changes of nothing',
  deadline_end_is_of_somebody: 'one statement writes both columns',
  deadline_ends_once: 'refused before, under the lock of the row',
  deadline_is_of_a_case_or_a_breach: 'only our own code names kinds',
  deadline_policy_has_a_term: 'the input is refused before',
  deadline_policy_is_possible: 'the input is refused before',
  deadline_policy_working_term_is_whole: 'the input is refused before',
  expected_release_frees_places: 'the input is refused before',
  expected_release_withdrawal_is_of_somebody: 'one statement writes both columns',
  procedure_publication_is_of_somebody: 'one statement writes both columns',
  procedure_step_entry_kind_is_known: 'only our own code names kinds',
  shift_role_is_known: 'refused before, as a role in which nobody is on duty',
  shift_lasts: 'refused before, with the time that is wrong',
  shift_is_of_whole_minutes: 'refused before, with the time that is wrong',
  shift_is_withdrawn_by_somebody: 'one statement writes both columns',
  shift_swap_return_is_a_colleagues: 'refused before, as a shift of somebody who is not asked',
  shift_swap_ending_is_known: 'only our own code says how it ended',
  shift_swap_ends_whole: 'one statement writes the three columns',
  hand_over_is_written_by_somebody: 'one statement writes both columns',
  hand_over_is_acknowledged_whole: 'one statement writes the three columns',
  office_hours_hand_over_is_short: 'the input is refused before',
  calendar_link_hash_is_unique: 'the hash of a random token of our own making',
  calendar_link_ends_without_trace: 'one statement writes both columns',
  request_key_has_one_effect: 'inserted with "on conflict do nothing"',
  request_key_is_short: 'the input is refused before',
};

interface Column {
  readonly table: string;
  readonly column: string;
  readonly nullable: boolean;
}

async function columns(): Promise<Map<string, Column>> {
  const rows = await world.database.sql<Column & Record<string, unknown>>(
    `select table_name as table, column_name as column, is_nullable = 'YES' as nullable
     from information_schema.columns where table_schema = 'public'`,
  );
  return new Map(rows.map((row) => [`${row.table}.${row.column}`, row]));
}

/** Mapped columns that the migrated database lacks, or that may be null where the class says never. */
function disagreements(found: ReadonlyMap<string, Column>): string[] {
  const { metadata } = { metadata: [...world.app.orm.getMetadata().getAll().values()] };
  return metadata.flatMap((meta) =>
    meta.props
      .filter((prop) => prop.persist !== false && prop.fieldNames?.length)
      .flatMap((prop) => {
        const name = `${meta.tableName}.${prop.fieldNames[0]}`;
        const column = found.get(name);
        if (!column) return [`${name} is not in the database`];
        return column.nullable && !prop.nullable && !prop.primary
          ? [`${name} may be null in the database`]
          : [];
      }),
  );
}

describe('the classes and the migrated database agree', () => {
  test('on every mapped column', async () => expect(disagreements(await columns())).toEqual([]));

  test('a column that went missing, or may be null, is caught', async () => {
    const found = await columns();
    found.delete('account.name');
    const roles = found.get('account.roles');
    if (!roles) throw new Error('account.roles is not there');
    found.set('account.roles', { ...roles, nullable: true });
    expect(disagreements(found)).toEqual([
      'account.name is not in the database',
      'account.roles may be null in the database',
    ]);
  });
});

describe('constraints that answer with a code', () => {
  test('exist in the database under that name', async () => {
    const rows = await world.database.sql<{ name: string }>(
      'select conname as name from pg_constraint union select indexname from pg_indexes',
    );
    const known = new Set(rows.map((row) => row.name));
    expect([...mappedConstraints().keys()].filter((name) => !known.has(name))).toEqual([]);
  });

  test('are all that the server can run into, apart from those with a reason', async () => {
    const rows = await world.database.sql<{ name: string; kind: string; table: string }>(
      `select c.conname as name, c.contype as kind, c.conrelid::regclass::text as table
       from pg_constraint c
       where c.connamespace = 'public'::regnamespace and c.contype in ('c', 'u', 'x', 'f', 'p')
         and (has_table_privilege('riparo_server', c.conrelid, 'insert') or has_table_privilege('riparo_server', c.conrelid, 'update'))
       order by 1`,
    );
    const silent = rows.filter(({ name }) => !mappedConstraints().has(name));
    expect(silent.filter((row) => !whyNeverTold(row)).map(({ name }) => name)).toEqual([]);
  });
});

describe("the server's login", () => {
  test('owns nothing, and what is insert-only it can only insert', async () => {
    const rows = await world.database.sql<{ table: string }>(
      `select c.relname as table from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
         and (has_table_privilege('riparo_server', c.oid, 'delete') or has_table_privilege('riparo_server', c.oid, 'truncate'))`,
    );
    expect(rows).toEqual([]);
    const [ledger] = await world.database.sql<{ update: boolean }>(
      "select has_table_privilege('riparo_server', 'bed_ledger', 'update') as update",
    );
    expect(ledger).toEqual({ update: false });
  });

  test('even the owner cannot rewrite the ledger', async () => {
    await expect(world.database.sql('delete from bed_ledger')).resolves.toEqual([]);
    const { pool } = await world.given.shelter();
    await expect(
      world.database.sql('update bed_ledger set promised = 0 where pool_id = $1', [pool.id]),
    ).rejects.toThrow('insert-only');
  });
});
