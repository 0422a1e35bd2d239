import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import { resolvers } from '../../src/modules.js';
import { buildPublicSchema } from '../../src/platform/graphql/schema.js';
import { createWorld, type World } from '../support/world.js';

const folder = 'schema/examples';
/** A read may ask the database so often, however long its lists are. */
const mostStatements = 12;
const schema = buildPublicSchema(resolvers);

/** An example: who asks, with which variables, and the document; the first two stand in comments on top. */
async function exampleIn(name: string) {
  const text = await readFile(`${folder}/${name}`, 'utf8');
  const said = (what: string) => new RegExp(`^# ${what}: (.*)$`, 'm').exec(text)?.[1];
  return {
    text,
    key: said('as') ?? 'demo-worker',
    variables: JSON.parse(said('variables') ?? '{}') as object,
  };
}

const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort();

describe('each example', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ demo: true });
  }, 60_000);
  afterAll(() => world.close());

  test('there are some', () => expect(names.length).toBeGreaterThan(10));

  test.each(names)('%s fits the schema and runs against the demo', async (name) => {
    const { text, key, variables } = await exampleIn(name);
    expect(validate(schema, parse(text))).toEqual([]);
    // Streams have tests of their own.
    if (/^subscription/m.test(text)) return;
    const who = key === 'anybody' ? null : key;
    const statements = await world.statements(async () => {
      expect((await world.ask(who, text, variables)).errors).toEqual([]);
    });
    if (/^query/m.test(text)) expect(statements.length).toBeLessThanOrEqual(mostStatements);
  });

  test('a field that does not exist is caught', () => {
    expect(validate(schema, parse('{ me { planted } }'))).toHaveLength(1);
  });
});
