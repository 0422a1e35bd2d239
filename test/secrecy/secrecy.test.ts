import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { diceOf } from '../replay/dice.js';
import { plantedProduct } from '../support/planted-product.js';
import { markedGround } from './canaries.js';
import { leakPlants } from './leak-plants.js';
import { locate } from './locator.js';
import { keepComuni, locatorWorld } from './locator-world.js';
import { compareWorlds } from './two-worlds.js';

// The short forms; `npm run secrecy` runs the long ones.
const minutes = 60_000;
const folder = path.resolve('.data', 'secrecy-plants');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(
  'canaries stand nowhere but where they may, and a planted leak is seen',
  async () => {
    const ground = await markedGround({ seed: 4, shelters: 6, cases: 6, each: 10 });
    try {
      const sound = await ground.run();
      expect(sound.leaks).toEqual([]);
      expect(sound.readByRight).toBeGreaterThan(50);
      const [, , , plant] = leakPlants;
      const leaky = await ground.run(plantedProduct(folder, plant?.edits ?? []));
      expect(leaky.leaks.length).toBeGreaterThan(0);
    } finally {
      await ground.close();
    }
  },
  5 * minutes,
);

test(
  'two worlds that differ in secrets alone answer the same',
  async () => {
    const compared = await compareWorlds({ seed: 5, requests: 25 });
    expect(compared).toHaveLength(10);
    expect(compared.flatMap(({ differences }) => differences)).toEqual([]);
  },
  5 * minutes,
);

describe('a worker who tries to find refuges', () => {
  test(
    'learns nothing beyond the told area, and finds them all where a registry keeps their Comune',
    async () => {
      const world = await locatorWorld(diceOf(7));
      try {
        const blind = await locate(world, diceOf(11));
        expect([...blind.evidence.values()]).toEqual([0, 0, 0, 0]);
        await keepComuni(world);
        expect((await locate(world, diceOf(11))).found).toBe(world.refuges.length);
      } finally {
        await world.cluster.remove();
      }
    },
    5 * minutes,
  );
});

test.each(leakPlants)('"$leak" still finds its place', ({ edits }) => {
  expect(() => plantedProduct(path.join(folder, 'places'), edits)).not.toThrow();
});
