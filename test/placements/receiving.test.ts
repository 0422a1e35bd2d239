import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { refusalReasonsOf } from '../../src/placements/closed-lists.js';
import type { Account, District } from '../support/given.js';
import type { Shelter } from '../support/given-shelters.js';
import { createWorld, type World } from '../support/world.js';
import { type Acts, actsIn, notReceiving, type Verb } from './acts.js';

let world: World;
let acts: Acts;
let district: District;
let worker: Account;
let strangers: Account[];
let shelter: Shelter;
let operator: Account;
let poolId: string;
let caseId: string;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
  strangers = [
    await world.given.worker({ district: await world.given.district() }),
    await world.given.operator({ organisation: await world.given.organisation() }),
  ];
});
beforeEach(async () => {
  caseId = await acts.openCase(worker);
  shelter = await world.given.shelter({ district, pools: [{ authorised: 5, free: 3 }] });
  poolId = shelter.pool.id;
  operator = await world.given.operator({ organisation: { id: shelter.organisationId } });
});
afterAll(() => world.close());

const inMinutes = async (minutes: number) =>
  new Date((await world.clock.now()).getTime() + minutes * 60_000).toISOString();

describe('refusing, arriving, not coming, leaving', () => {
  const verbs: [Verb, object][] = [
    ['refusePlacement', { actor: 'SHELTER', reason: 'NO_PLACE' }],
    ['recordArrival', {}],
    ['recordNoShow', {}],
    ['endPlacement', {}],
  ];

  test.each(verbs)('%s is for the team of the case and for those who host', async (verb, more) => {
    const { id } = await acts.confirmed(worker, caseId, poolId);
    expect((await acts.act(null, verb, { placementId: id, ...more })).code).toBe('NOT_SIGNED_IN');
    for (const other of await notReceiving(world, district))
      expect((await acts.act(other, verb, { placementId: id, ...more })).code).toBe('NOT_ALLOWED');
    for (const stranger of strangers) {
      const outOfSight = await acts.act(stranger, verb, { placementId: id, ...more });
      expect(outOfSight).toEqual(await acts.act(stranger, verb, { placementId: randomUUID(), ...more }));
      expect(outOfSight.code).toBe('NOT_FOUND');
    }
    if (verb === 'endPlacement') await acts.done(operator, 'recordArrival', { placementId: id });
    expect((await acts.act(operator, verb, { placementId: id, ...more })).code).toBeNull();
  });
});

describe('a refusal', () => {
  const refuse = (who: Account, placementId: string, more: object = {}) =>
    acts.act(who, 'refusePlacement', { placementId, actor: 'SHELTER', reason: 'NO_PLACE', ...more });

  test('gives the place back at once and names who and why', async () => {
    const { id } = await acts.hold(worker, caseId, poolId, { places: 2 });
    const { data } = await refuse(worker, id, { actor: 'PERSON', reason: 'REFUSES_DISTANCE' });
    expect(data.refusePlacement).toMatchObject({
      state: 'REFUSED',
      refusal: { actor: 'PERSON', reason: 'REFUSES_DISTANCE' },
      pool: { free: 3, promised: 0 },
      availableActions: [],
    });
  });

  test('too late is still data', async () => {
    const { id } = await acts.hold(worker, caseId, poolId, { minutes: 1 });
    await world.clock.advance('2 minutes');
    const { data } = await refuse(operator, id);
    expect(data.refusePlacement).toMatchObject({ state: 'REFUSED', pool: { free: 3, promised: 0 } });
  });

  test('takes only reasons of the actor who said no', async () => {
    const { id } = await acts.hold(worker, caseId, poolId);
    for (const [actor, reasons] of Object.entries(refusalReasonsOf)) {
      const others = Object.values(refusalReasonsOf).flat().concat('NOT_SUITABLE');
      for (const reason of others.filter((one) => !reasons.includes(one)))
        expect((await refuse(worker, id, { actor, reason })).code).toBe('INVALID_INPUT');
    }
  });

  test('by a shelter is in the name of the shelter', async () => {
    const { id } = await acts.hold(worker, caseId, poolId);
    expect((await refuse(operator, id, { actor: 'PERSON', reason: 'LEFT' })).code).toBe('NOT_ALLOWED');
    expect((await refuse(operator, id, { actor: 'SERVICE', reason: 'BETTER_OPTION' })).code).toBe(
      'NOT_ALLOWED',
    );
    expect((await refuse(operator, id, { reason: 'STAFF_SHORTAGE' })).code).toBeNull();
  });

  test.each(['TOO_CLOSE', 'PREVIOUS_EXCLUSION', 'INCOMPATIBLE_WITH_RESIDENTS'])(
    'for %s is stored, and shown to everybody as NOT_SUITABLE',
    async (reason) => {
      const { id } = await acts.hold(worker, caseId, poolId);
      const { data } = await refuse(operator, id, { reason });
      expect(data.refusePlacement.refusal).toEqual({ actor: 'SHELTER', reason: 'NOT_SUITABLE' });
      expect((await acts.placement(worker, id)).refusal.reason).toBe('NOT_SUITABLE');
      const [row] = await world.database.sql('select refusal_reason from placement where id = $1', [id]);
      expect(row).toEqual({ refusal_reason: reason });
    },
  );
});

describe('an arrival', () => {
  const arrive = (who: Account, placementId: string, more: object = {}) =>
    acts.act(who, 'recordArrival', { placementId, ...more });

  test('turns a promise into people inside', async () => {
    const { id } = await acts.confirmed(worker, caseId, poolId, { places: 2 });
    const { data } = await arrive(operator, id);
    expect(data.recordArrival).toMatchObject({
      ...{ state: 'ARRIVED', arrivedPlaces: 2, availableActions: ['END'], intervention: null },
      pool: { occupied: 4, promised: 0, free: 1 },
    });
    const { stayUntil, arrivedAt } = data.recordArrival;
    expect(Date.parse(stayUntil) - Date.parse(arrivedAt)).toBe(15 * 24 * 3_600_000);
    expect((await acts.case(worker, caseId)).state).toBe('PLACED');
  });

  test('of fewer than promised frees the rest; of more is for recordStay', async () => {
    const { id } = await acts.confirmed(worker, caseId, poolId, { places: 2 });
    expect((await arrive(worker, id, { places: 3 })).errors[0]?.extensions.details.field).toBe('places');
    expect((await arrive(worker, id, { places: 0 })).code).toBe('INVALID_INPUT');
    const { data } = await arrive(worker, id, { places: 1 });
    expect(data.recordArrival).toMatchObject({
      arrivedPlaces: 1,
      pool: { occupied: 3, free: 2, promised: 0 },
    });
  });

  test('after a lapse is recorded although the place was taken: overcommitted, and a discrepancy opens', async () => {
    const { id } = await acts.hold(worker, caseId, poolId, { places: 3, minutes: 1 });
    await world.clock.advance('2 minutes');
    await acts.confirmed(worker, await acts.openCase(worker), poolId, { places: 3 });
    const { data } = await arrive(worker, id);
    expect(data.recordArrival).toMatchObject({
      state: 'ARRIVED',
      pool: {
        occupied: 5,
        promised: 3,
        free: 0,
        overcommitted: true,
        discrepancies: { nodes: [{ kind: 'OVERCOMMITTED' }] },
      },
    });
  });

  test('straight from a hold, and after a no-show, is recorded too', async () => {
    const held = await acts.hold(worker, caseId, poolId);
    expect((await arrive(worker, held.id)).data.recordArrival.pool).toMatchObject({
      occupied: 3,
      promised: 0,
    });
    const confirmed = await acts.confirmed(worker, caseId, poolId);
    await acts.done(worker, 'recordNoShow', { placementId: confirmed.id });
    expect((await arrive(operator, confirmed.id)).data.recordArrival).toMatchObject({
      state: 'ARRIVED',
      pool: { occupied: 4, promised: 0, free: 1 },
    });
  });

  test('may have happened before now, not in the future nor before the hold', async () => {
    const { id } = await acts.confirmed(worker, caseId, poolId);
    await world.clock.advance('30 minutes');
    for (const at of [await inMinutes(1), await inMinutes(-60)])
      expect((await arrive(worker, id, { at })).errors[0]?.extensions.details.field).toBe('at');
    const at = await inMinutes(-10);
    expect((await arrive(worker, id, { at })).data.recordArrival.arrivedAt).toBe(at);
  });

  test('before the newest count changes no figure but the promise: the count has seen them', async () => {
    const { id } = await acts.confirmed(worker, caseId, poolId);
    await world.clock.advance('10 minutes');
    const at = await inMinutes(-5);
    const count = `mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { occupied } }`;
    await world.ask(operator, count, { input: { poolId, occupied: 3 } });
    expect((await arrive(operator, id, { at })).data.recordArrival.pool).toMatchObject({
      occupied: 3,
      promised: 0,
      free: 2,
    });
  });

  test('twice, or after a release, is refused', async () => {
    const first = await acts.confirmed(worker, caseId, poolId);
    await arrive(worker, first.id);
    expect((await arrive(worker, first.id)).code).toBe('WRONG_STATE');
    const second = await acts.hold(worker, caseId, poolId);
    await acts.done(worker, 'releasePlacement', { placementId: second.id });
    expect((await arrive(worker, second.id)).code).toBe('WRONG_STATE');
  });

  test('past the agreed stay reads OVERDUE, and can be ended', async () => {
    const short = await world.given.shelter({ district, stayDays: 1, pools: [{ authorised: 2, free: 1 }] });
    const { id } = await acts.confirmed(worker, caseId, short.pool.id);
    await arrive(worker, id);
    await world.clock.advance('1 day');
    expect(await acts.placement(worker, id)).toMatchObject({
      state: 'OVERDUE',
      availableActions: ['TELL_CALLER', 'END'],
    });
  });
});

describe('a no-show', () => {
  test('frees the places of those who were confirmed and never came', async () => {
    const { id } = await acts.confirmed(worker, caseId, poolId, { places: 2 });
    const ended = await acts.done(operator, 'recordNoShow', { placementId: id });
    expect(ended).toMatchObject({ state: 'NO_SHOW', pool: { free: 3, promised: 0 } });
    expect(ended.availableActions).toEqual(['RECORD_ARRIVAL']);
  });

  test('is not of those who were never confirmed', async () => {
    const { id } = await acts.hold(worker, caseId, poolId);
    expect((await acts.act(worker, 'recordNoShow', { placementId: id })).code).toBe('WRONG_STATE');
  });
});

describe('the end of a stay', () => {
  const stayIn = async (pool: string) => {
    const { id } = await acts.confirmed(worker, caseId, pool, { places: 2 });
    await acts.done(worker, 'recordArrival', { placementId: id });
    return id;
  };

  test('frees the places where the pool reopens by itself', async () => {
    const placementId = await stayIn(poolId);
    const ended = await acts.done(operator, 'endPlacement', { placementId });
    expect(ended).toMatchObject({
      state: 'ENDED',
      pool: { occupied: 2, free: 3, operable: 5, turnaround: 0 },
    });
  });

  test('leaves them to be made ready where it does not', async () => {
    const { pool } = await world.given.shelter({
      district,
      organisation: { id: shelter.organisationId },
      pools: [{ authorised: 5, free: 3, reopensAutomatically: false }],
    });
    const placementId = await stayIn(pool.id);
    const ended = await acts.done(operator, 'endPlacement', { placementId });
    expect(ended.pool).toMatchObject({ occupied: 2, operable: 3, free: 1, turnaround: 2 });
  });

  test('is not before the arrival nor in the future, and comes once', async () => {
    const placementId = await stayIn(poolId);
    for (const at of [await inMinutes(-5), await inMinutes(5)])
      expect((await acts.act(worker, 'endPlacement', { placementId, at })).code).toBe('INVALID_INPUT');
    await acts.done(worker, 'endPlacement', { placementId });
    expect((await acts.act(worker, 'endPlacement', { placementId })).code).toBe('WRONG_STATE');
  });

  test('not told when, after a count that has them gone, hides nobody who comes next', async () => {
    const placementId = await stayIn(poolId);
    await world.clock.advance('10 minutes');
    await world.ask(operator, 'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { id } }', {
      input: { poolId, occupied: 0 },
    });
    await world.clock.advance('10 minutes');
    await acts.done(operator, 'endPlacement', { placementId });
    await stayIn(poolId);
    expect(await acts.pool(worker, poolId)).toMatchObject({ occupied: 2, free: 3 });
  });

  test('before the newest count changes no figure', async () => {
    const placementId = await stayIn(poolId);
    await world.clock.advance('10 minutes');
    const at = await inMinutes(-5);
    await world.ask(operator, 'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { id } }', {
      input: { poolId, occupied: 2 },
    });
    expect((await acts.done(operator, 'endPlacement', { placementId, at })).pool).toMatchObject({
      occupied: 2,
      free: 3,
    });
  });
});
