import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import type { Shelter } from '../support/given-shelters.js';
import { createWorld, type World } from '../support/world.js';
import { type Acts, actsIn, notHolding } from './acts.js';

let world: World;
let acts: Acts;
let district: District;
let worker: Account;
let strangers: Account[];
let shelter: Shelter;
let poolId: string;
let caseId: string;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
  strangers = [await world.given.worker({ district: await world.given.district() })];
});
beforeEach(async () => {
  caseId = await acts.openCase(worker);
  shelter = await world.given.shelter({ district, pools: [{ authorised: 5, free: 3 }] });
  poolId = shelter.pool.id;
});
afterAll(() => world.close());

const inMinutes = async (minutes: number) =>
  new Date((await world.clock.now()).getTime() + minutes * 60_000).toISOString();

describe('a stay recorded without a hold', () => {
  const stay = async (who: Account | null, more: object = {}) =>
    acts.act(who, 'recordStay', {
      ...{
        interventionId: caseId,
        poolId,
        places: 1,
        requestKey: randomUUID(),
        arrivedAt: await inMinutes(0),
      },
      ...more,
    });

  test('is for the team of the case alone', async () => {
    expect((await stay(null)).code).toBe('NOT_SIGNED_IN');
    for (const other of await notHolding(world, district))
      expect((await stay(other)).code).toBe('NOT_ALLOWED');
    const [elsewhere] = strangers;
    if (elsewhere)
      expect(await stay(elsewhere)).toEqual(await stay(elsewhere, { interventionId: randomUUID() }));
    expect((await stay(worker, { poolId: randomUUID() })).code).toBe('NOT_FOUND');
  });

  test('is never refused for want of room', async () => {
    const { data } = await stay(worker, { places: 6, guests: [{ sex: 'MALE', age: 50 }] });
    expect(data.recordStay).toMatchObject({
      ...{ state: 'ARRIVED', heldAt: null, expiresAt: null, places: 6, arrivedPlaces: 6 },
      ...{ guests: [{ sex: 'MALE', age: 50 }], availableActions: ['TELL_CALLER', 'END'] },
      pool: { occupied: 8, free: 0, overcommitted: true },
    });
  });

  test('of guests already counted changes no figure', async () => {
    const { data } = await stay(worker, { arrivedAt: await inMinutes(-120) });
    expect(data.recordStay.pool).toMatchObject({ occupied: 2, free: 3 });
  });

  test('is of the past', async () => {
    const answer = await stay(worker, { arrivedAt: await inMinutes(3) });
    expect(answer.errors[0]?.extensions.details.field).toBe('arrivedAt');
  });

  test('sent twice has one effect, and is accepted also in a case that has ended', async () => {
    await acts.done(worker, 'closeIntervention', { interventionId: caseId, outcome: 'PHONE_ADVICE' });
    const input = { requestKey: randomUUID(), arrivedAt: await inMinutes(0) };
    const [first, again] = [await stay(worker, input), await stay(worker, input)];
    expect(again).toEqual(first);
    expect(first.code).toBeNull();
    expect((await acts.pool(worker, poolId)).occupied).toBe(3);
  });
});
