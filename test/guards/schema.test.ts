import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { buildSchema, extendSchema, findBreakingChanges, parse } from 'graphql';
import { permissions, rolePermissions, rootFieldsOf, unguardedFieldsOf } from '../../src/access/index.js';
import { resolvers } from '../../src/modules.js';
import { buildPublicSchema, sdlOf } from '../../src/platform/graphql/schema.js';
import { deniedFieldsOf, undescribedOf } from './schema.js';

const schema = buildPublicSchema(resolvers);
const grown = (text: string) => extendSchema(schema, parse(text));

describe('the published schema', () => {
  test('is what the code builds', async () => {
    expect(await readFile('schema/schema.graphql', 'utf8')).toBe(sdlOf(schema));
  });

  test('a changed description would be seen', () => {
    expect(sdlOf(grown('extend type Query { planted: Int }'))).not.toBe(sdlOf(schema));
  });
});

describe('the contract', () => {
  const brokenBy = async (plant = (contract: string) => contract) => {
    const contract = buildSchema(plant(await readFile('schema/contract.graphql', 'utf8')));
    return findBreakingChanges(contract, schema).map((change) => change.description);
  };

  test('is kept', async () => expect(await brokenBy()).toEqual([]));

  test.each([
    ['a removed field', '  overcommitted: Boolean!', '  overcommitted: Boolean!\n  planted: Int'],
    ['a looser output', '  occupied: Int\n', '  occupied: Int!\n'],
    ['a stricter input', 'input DisputeBedsInput { poolId: ID!,', 'input DisputeBedsInput { poolId: ID,'],
    ['a removed value', 'enum CountedIn { BED', 'enum CountedIn { PLANTED BED'],
  ])('%s is caught', async (_, from, to) => {
    const plant = (contract: string) => {
      expect(contract).toContain(from);
      return contract.replace(from, to);
    };
    expect(await brokenBy(plant)).toHaveLength(1);
  });
});

describe('every root field says who may use it', () => {
  test('in the product', () => expect(unguardedFieldsOf(schema)).toEqual([]));
  test('a planted field without a permission is caught', () =>
    expect(unguardedFieldsOf(grown('extend type Mutation { planted: Int }'))).toEqual(['planted']));

  test('with a permission that exists and that some role holds', () => {
    const held = new Set<string>(Object.values(rolePermissions).flat());
    const asked = rootFieldsOf(schema).flatMap(({ extensions }) =>
      extensions.permission ? [String(extensions.permission)] : [],
    );
    expect(asked.filter((permission) => !(permission in permissions) || !held.has(permission))).toEqual([]);
    expect(Object.keys(permissions).filter((permission) => !held.has(permission))).toEqual([]);
  });
});

describe('places, persons and secrets stand on no type that is not meant to have them', () => {
  test('in the product', () => expect(deniedFieldsOf(schema)).toEqual([]));
  test('a planted address and a planted position are caught', () =>
    expect(
      deniedFieldsOf(
        grown('extend type BedOffer { address: String } extend type Shelter { latitude: Float }'),
      ).sort(),
    ).toEqual(['BedOffer.address', 'Shelter.latitude']));
});

describe('everything is described', () => {
  test('in the product', () => expect(undescribedOf(schema)).toEqual([]));
  test('a planted field without words is caught', () =>
    expect(undescribedOf(grown('extend type Shelter { planted(at: Int): Int }'))).toEqual([
      'Shelter.planted',
      'Shelter.planted(at)',
    ]));
});
