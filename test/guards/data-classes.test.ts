import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sealedFromTheStart, sealedTables } from '../../src/platform/data-keys/sealed-columns.js';
import { taggedColumns } from '../../src/retention/data-classes.js';
import { registerOfProcessing } from '../../src/retention/index.js';
import { shippedTerms } from '../../src/retention/terms.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function columns(): Promise<string[]> {
  const rows = await database.sql<{ name: string }>(
    `select c.table_name || '.' || c.column_name as name
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> 'test_clock'`,
  );
  return rows.map(({ name }) => name);
}

/** Columns that nobody has said what they hold, and tags of columns that are not there or that stand twice. */
function untold(present: readonly string[], tags = taggedColumns()): string[] {
  const tagged = tags.map(({ column }) => column);
  return [
    ...present.filter((column) => !tagged.includes(column)).map((column) => `${column} has no class`),
    ...tagged.filter((column) => !present.includes(column)).map((column) => `${column} is not there`),
    ...tagged
      .filter((column, index) => tagged.indexOf(column) !== index)
      .map((column) => `${column} stands twice`),
  ];
}

describe('what every column holds, why and how long', () => {
  test('is said of each, once', async () => expect(untold(await columns())).toEqual([]));

  test('a planted column, a stale tag and a double one are caught', async () => {
    await database.sql('alter table call add column planted text');
    const tags = taggedColumns();
    const [first] = tags;
    if (!first) throw new Error('no tag');
    expect(untold(await columns(), [...tags, first, { ...first, column: 'call.gone' }])).toEqual([
      'call.planted has no class',
      'call.gone is not there',
      `${first.column} stands twice`,
    ]);
    await database.sql('alter table call drop column planted');
  });

  test('is personal, special, secret or a credential for whatever is sealed', () => {
    const harmless = taggedColumns().filter(
      ({ column, dataClass }) =>
        column.endsWith('_sealed') &&
        !['PERSONAL', 'SPECIAL', 'SECRET_PLACE', 'CREDENTIAL'].includes(dataClass),
    );
    expect(harmless).toEqual([]);
  });

  test('where it is personal or special and of a case, it is sealed under the key that erasure destroys', () => {
    const erased = sealedTables.flatMap(({ table, columns: of }) => of.map((column) => `${table}.${column}`));
    const kept = taggedColumns().filter(
      ({ column, dataClass, term }) =>
        term === 'CASE_WORDS' &&
        ['PERSONAL', 'SPECIAL'].includes(dataClass) &&
        !erased.includes(column) &&
        !sealedFromTheStart.some((table) => column.startsWith(`${table}.`)),
    );
    expect(kept).toEqual([]);
  });
});

describe('the register of processing', () => {
  test('is what the tags say', async () => {
    expect(await readFile('docs/register-of-processing.md', 'utf8')).toBe(registerOfProcessing());
  });

  test('would change with a column', () => {
    const planted = {
      table: 'planted',
      purpose: 'CASES',
      columns: [['SPECIAL', 'CASE_WORDS', 'words']],
    } as const;
    expect(registerOfProcessing([planted])).toContain('`planted` (words)');
  });

  test('tells the terms that a new registry begins with', async () => {
    const rows = await database.sql<{ kind: string; keep: string; counted_from: string; source: string }>(
      'select kind, keep::text, counted_from, source from retention_term',
    );
    const shipped = Object.entries(shippedTerms).map(([kind, { countedFrom, source }]) => [
      kind,
      countedFrom,
      source,
    ]);
    expect(rows.map(({ kind, counted_from, source }) => [kind, counted_from, source]).sort()).toEqual(
      shipped.sort(),
    );
    for (const [kind, { keep }] of Object.entries(shippedTerms))
      expect(
        await database.sql('select 1 as same from retention_term where kind = $1 and keep = $2::interval', [
          kind,
          keep,
        ]),
      ).toHaveLength(1);
  });
});
