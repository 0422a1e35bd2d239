import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { type Acts, actsIn, notHolding } from './acts.js';

let world: World;
let acts: Acts;
let district: District;
let worker: Account;
let caseId: string;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
});
beforeEach(async () => {
  caseId = await acts.openCase(worker);
});
afterAll(() => world.close());

const poolWith = async (free: number) =>
  (await world.given.shelter({ district, pools: [{ authorised: 9, free }] })).pool.id;
const linesOf = (...lines: [string, number][]) => lines.map(([poolId, places]) => ({ poolId, places }));
const holdGroup = (who: Account | null, lines: object[], more: object = {}) =>
  acts.act(who, 'holdGroup', { interventionId: caseId, lines, requestKey: randomUUID(), ...more });

describe('a group', () => {
  test('is for those who hold beds', async () => {
    const lines = linesOf([await poolWith(3), 1]);
    expect((await holdGroup(null, lines)).code).toBe('NOT_SIGNED_IN');
    for (const other of await notHolding(world, district))
      expect((await holdGroup(other, lines)).code).toBe('NOT_ALLOWED');
    const elsewhere = await world.given.worker({ district: await world.given.district() });
    expect((await holdGroup(elsewhere, lines)).code).toBe('NOT_FOUND');
  });

  test('is held in all its pools at once, in the order asked, under one group', async () => {
    const pools = [await poolWith(3), await poolWith(3), await poolWith(3)];
    const { data } = await holdGroup(
      worker,
      linesOf(...pools.map((id, index) => [id, index + 1] as [string, number])),
    );
    expect(data.holdGroup.map(({ pool }: { pool: { id: string } }) => pool.id)).toEqual(pools);
    expect(data.holdGroup.map(({ places }: { places: number }) => places)).toEqual([1, 2, 3]);
    expect(new Set(data.holdGroup.map(({ groupId }: { groupId: string }) => groupId)).size).toBe(1);
  });

  test('of five over three pools, the third full, holds nothing anywhere', async () => {
    const pools = [await poolWith(3), await poolWith(3), await poolWith(0)];
    const [first = '', second = '', full = ''] = pools;
    const { code, errors } = await holdGroup(worker, linesOf([first, 2], [second, 2], [full, 1]));
    expect(code).toBe('NO_BED_LEFT');
    expect(errors[0]?.extensions.details).toMatchObject({ poolId: full, free: 0, revision: 2 });
    for (const id of [first, second])
      expect(await acts.pool(worker, id)).toMatchObject({ promised: 0, revision: 2 });
    expect((await acts.case(worker, caseId)).placements).toEqual([]);
  });

  test('counts once among the three open holds', async () => {
    const pools = [await poolWith(9), await poolWith(9)];
    const [one = '', other = ''] = pools;
    for (let count = 0; count < 3; count++)
      expect((await holdGroup(worker, linesOf([one, 1], [other, 1]))).code).toBeNull();
    expect((await holdGroup(worker, linesOf([one, 1]))).code).toBe('TOO_MANY_HOLDS');
  });

  test('may take two households into the same pool', async () => {
    const id = await poolWith(3);
    expect((await holdGroup(worker, linesOf([id, 1], [id, 2]))).code).toBeNull();
    expect(await acts.pool(worker, id)).toMatchObject({ promised: 3, free: 0 });
    expect((await holdGroup(worker, linesOf([id, 1], [id, 1]))).code).toBe('NO_BED_LEFT');
  });

  test('with the same key is the same group', async () => {
    const more = { requestKey: randomUUID() };
    const lines = linesOf([await poolWith(3), 1], [await poolWith(3), 1]);
    expect(await holdGroup(worker, lines, more)).toEqual(await holdGroup(worker, lines, more));
  });

  test.each([
    [[], 'lines'],
    [Array.from({ length: 11 }, () => ({ poolId: randomUUID(), places: 1 })), 'lines'],
    [[{ poolId: randomUUID(), places: 0 }], 'lines.0.places'],
    [[{ poolId: randomUUID(), places: 1, guests: [{ age: -1 }] }], 'lines.0.guests.0.age'],
  ])('of %j is refused, naming %s', async (lines, field) => {
    const { code, errors } = await holdGroup(worker, lines);
    expect(code).toBe('INVALID_INPUT');
    expect(errors[0]?.extensions.details.field).toBe(field);
  });

  test('one of whose pools is out of sight is NOT_FOUND', async () => {
    expect((await holdGroup(worker, linesOf([await poolWith(3), 1], [randomUUID(), 1]))).code).toBe(
      'NOT_FOUND',
    );
    expect((await holdGroup(worker, linesOf([await poolWith(3), 1], ['x', 1]))).code).toBe('NOT_FOUND');
  });
});
