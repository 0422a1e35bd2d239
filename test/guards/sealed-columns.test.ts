import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  movedByTheirModule,
  sealedFromTheStart,
  sealedTables,
} from '../../src/platform/data-keys/sealed-columns.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

interface Column extends Record<string, unknown> {
  readonly table: string;
  readonly column: string;
}

function sealedColumns(): Promise<Column[]> {
  return world.database.sql<Column>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and column_name like '%\\_sealed' order by 1, 2`,
  );
}

/** Sealed columns that a rotation of the keys would leave behind. */
function unknownToRotation(columns: readonly Column[]): string[] {
  return columns
    .filter(({ table }) => ![...sealedFromTheStart, ...movedByTheirModule].includes(table))
    .filter(
      ({ table, column }) =>
        !sealedTables.some((known) => known.table === table && known.columns.includes(column)),
    )
    .map(({ table, column }) => `${table}.${column}`);
}

describe('every sealed column', () => {
  test('is known to the rotation of keys', async () => {
    const columns = await sealedColumns();
    expect(columns.length).toBeGreaterThan(10);
    expect(unknownToRotation(columns)).toEqual([]);
  });

  test('a new one that is not is caught', async () => {
    await world.database.sql('alter table organisation add column planted_sealed bytea');
    expect(unknownToRotation(await sealedColumns())).toEqual(['organisation.planted_sealed']);
    await world.database.sql('alter table organisation drop column planted_sealed');
  });

  test('names a column and an owner that are there', async () => {
    for (const { table, row, owner, columns } of sealedTables)
      await world.database.sql(`select ${[row, owner.column, ...columns].join(', ')} from ${table} limit 0`);
  });
});
