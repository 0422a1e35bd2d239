import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe('a document', () => {
  test('may hold one mutation: two are refused, and nothing is done', async () => {
    const admin = await world.given.admin();
    const field = (name: string) => `${name}: markReady(input: {poolId: "x", places: 1}) { id }`;
    const { code } = await world.ask(admin, `mutation { ${field('a')} ${field('b')} }`);
    expect(code).toBe('TOO_COMPLEX');
  });
});
