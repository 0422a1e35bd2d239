import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSchema, extendSchema, type GraphQLSchema, parse } from 'graphql';
import { guardRootFields } from '../../src/access/index.js';
import { resolvers } from '../../src/modules.js';
import { buildPublicSchema } from '../../src/platform/graphql/schema.js';
import { createWorld, type World } from '../support/world.js';
import { Asking } from './ask.js';
import { withoutRow } from './plan.js';
import { matrixWorld } from './world.js';
import { differences, written } from './write.js';

const file = 'schema/permissions.md';
const hurry = 300_000;

let world: World;
let schema: GraphQLSchema;
let asked: Asking;
let found: string;

beforeAll(async () => {
  world = await createWorld({ at: '2026-11-23T22:00:00+01:00' });
  schema = guardRootFields(buildPublicSchema(resolvers));
  const matrix = await matrixWorld(world);
  asked = new Asking(world, schema, matrix);
  await asked.everything();
  found = written(asked.rows, matrix);
  if (process.env.RIPARO_WRITE_MATRIX) await writeFile(file, found);
}, hurry);
afterAll(() => world.close());

test('everybody gets what the signed matrix says, and nothing else', async () => {
  expect(differences(await readFile(file, 'utf8'), found)).toEqual([]);
});

test('every field of the schema has a row', () => {
  expect(withoutRow(schema, asked.covered)).toEqual([]);
});

test('a new field without a row is caught', () => {
  const planted = extendSchema(
    schema,
    parse('extend type Shelter { planted: Int } extend type Mutation { plantedToo: Int }'),
  );
  expect(withoutRow(planted, asked.covered)).toEqual(['Mutation.plantedToo', 'Shelter.planted']);
  expect(withoutRow(buildSchema('type Query { planted: Int }'), asked.covered)).toEqual(['Query.planted']);
});

test('a cell that gives more than before is caught', async () => {
  const known = await readFile(file, 'utf8');
  const weaker = found.replace(/^a( +nobody.*)$|^a( .*auditor)$/m, 'V$1$2');
  expect(weaker).not.toBe(found);
  expect(differences(known, weaker).length).toBeGreaterThan(1);
  const removed = found.replace(/^ {4}shelter\.phone\n/m, '');
  expect(differences(known, removed)).toEqual([expect.stringContaining('shelter.phone')]);
});
