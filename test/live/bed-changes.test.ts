import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { overSse, until } from './streams.js';

let world: World;
let worker: Account;
let poolId: string;
beforeAll(async () => {
  world = await createWorld();
  const district = await world.given.district();
  worker = await world.given.worker({ district });
  poolId = (await world.given.shelter({ district })).pool.id;
});
afterAll(() => world.close());

const declare = (id: string, occupied: number) =>
  world.ask(worker, 'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { revision free } }', {
    input: { poolId: id, occupied },
  });

describe('a subscriber', () => {
  test('is told of each change once, as the pool stood after it', async () => {
    const heard = overSse(world.app, worker.key);
    await until(() => heard.changes().length === 1 || heard.codes().length > 0);
    expect(heard.codes()).toEqual([]);
    expect(heard.changes()).toMatchObject([{ poolId: null, pool: null }]);
    for (const occupied of [1, 2, 3]) await declare(poolId, occupied);
    await until(() => heard.ofPools().length === 3);
    expect(heard.ofPools().map(({ pool }) => [pool?.revision, pool?.free])).toEqual([
      [3, 4],
      [4, 3],
      [5, 2],
    ]);
    heard.stop();
  });

  test('who was cut off gets everything missed first, then what is new', async () => {
    const heard = overSse(world.app, worker.key);
    await until(() => heard.changes().length === 1);
    heard.stop();
    for (const occupied of [1, 2, 3]) await declare(poolId, occupied);
    const again = overSse(world.app, worker.key, { since: heard.lastCursor() });
    await until(() => again.changes().some((change) => change.poolId === null));
    await declare(poolId, 4);
    await until(() => again.ofPools().length === 4);
    expect(again.ofPools().map(({ pool }) => pool?.revision)).toEqual([6, 7, 8, 9]);
    again.stop();
  });
});
