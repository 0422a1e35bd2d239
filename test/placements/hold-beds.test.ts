import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import type { PoolFacts, ShelterFacts } from '../support/given-shelters.js';
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

const poolOf = async (pool: PoolFacts = {}, shelter: ShelterFacts = {}) =>
  (await world.given.shelter({ district, pools: [pool], ...shelter })).pool.id;
const hold = (who: Account | null, input: object) =>
  acts.act(who, 'holdBeds', { interventionId: caseId, places: 1, requestKey: randomUUID(), ...input });

describe('who holds beds', () => {
  test('nobody who is not signed in', async () => {
    expect((await hold(null, { poolId: await poolOf() })).code).toBe('NOT_SIGNED_IN');
  });

  test('nobody but workers, coordinators and keys with that scope', async () => {
    const poolId = await poolOf();
    for (const other of await notHolding(world, district))
      expect((await hold(other, { poolId })).code).toBe('NOT_ALLOWED');
  });

  test('a coordinator of the district does, and its system in the cases that it opened', async () => {
    const coordinator = await world.given.coordinator({ district });
    expect((await hold(coordinator, { poolId: await poolOf() })).code).toBeNull();
    const scopes = [
      'interventions.write',
      'interventions.read',
      'placements.hold',
      'placements.read',
      'beds.read',
    ];
    const system = await world.given.integration({ district, scopes });
    const own = await acts.openCase(system);
    expect((await hold(system, { poolId: await poolOf(), interventionId: own })).data.holdBeds.state).toBe(
      'HELD',
    );
    expect((await hold(system, { poolId: await poolOf() })).code).toBe('NOT_FOUND');
  });

  test('not for the case of another district, which answers as one that never existed', async () => {
    const elsewhere = await world.given.worker({ district: await world.given.district() });
    const poolId = await poolOf();
    const answer = await hold(elsewhere, { poolId });
    const never = await hold(elsewhere, { poolId, interventionId: randomUUID() });
    expect(answer).toEqual(never);
    expect(answer.code).toBe('NOT_FOUND');
  });

  test.each(['x', '', "'; select 1 --"])('the id %j is nobody’s', async (id) => {
    expect((await hold(worker, { poolId: id })).code).toBe('NOT_FOUND');
    expect((await hold(worker, { poolId: await poolOf(), interventionId: id })).code).toBe('NOT_FOUND');
  });
});

describe('a hold', () => {
  test('promises places for an hour, and the pool counts them at once', async () => {
    const poolId = await poolOf({ authorised: 5, free: 2 });
    const held = await acts.hold(worker, caseId, poolId, { places: 2, guests: [{ sex: 'FEMALE', age: 34 }] });
    expect(held).toMatchObject({
      state: 'HELD',
      places: 2,
      guests: [{ sex: 'FEMALE', age: 34 }],
      directions: null,
    });
    expect(held.pool).toMatchObject({ free: 0, promised: 2, occupied: 3, revision: 3 });
    expect(Date.parse(held.expiresAt) - Date.parse(held.heldAt)).toBe(3_600_000);
    expect(held.availableActions).toEqual(['EXTEND', 'CONFIRM', 'RELEASE', 'REFUSE', 'RECORD_ARRIVAL']);
    expect(held.intervention).toEqual({ id: caseId, state: 'PLACING' });
  });

  test('shows of the guests sex and age only, and keeps the other facts', async () => {
    const poolId = await poolOf();
    const held = await acts.hold(worker, caseId, poolId, {
      guests: [{ sex: 'MALE', age: 40, withPet: false }],
    });
    expect(held.guests).toEqual([{ sex: 'MALE', age: 40 }]);
  });

  test('of a pool that nobody ever declared goes up to what is operable', async () => {
    const poolId = await poolOf({ authorised: 2, free: null });
    await acts.hold(worker, caseId, poolId, { places: 2 });
    expect((await hold(worker, { poolId })).code).toBe('NO_BED_LEFT');
  });

  test('counts in the unit of the pool', async () => {
    const poolId = await poolOf({ countedIn: 'ROOM', bedsPerRoom: 4, authorised: 3, free: 1 });
    expect((await acts.hold(worker, caseId, poolId)).pool).toMatchObject({ free: 0, promised: 1 });
  });

  test('without room is refused with the figures of the revision it was refused at', async () => {
    const poolId = await poolOf({ authorised: 5, free: 1 });
    await acts.hold(worker, caseId, poolId);
    const { code, errors } = await hold(worker, { poolId });
    expect(code).toBe('NO_BED_LEFT');
    const figures = { poolId, revision: 3, free: 0, occupied: 4, promised: 1, operable: 5 };
    expect(errors[0]?.extensions.details).toMatchObject(figures);
    expect(await acts.pool(worker, poolId)).toMatchObject({ revision: 3, free: 0, occupied: 4, promised: 1 });
  });

  test('that has lapsed frees its bed in the very next read and for the next hold, with every job stopped', async () => {
    const poolId = await poolOf({ authorised: 5, free: 1 });
    const first = await acts.hold(worker, caseId, poolId, { minutes: 10 });
    await world.clock.advance('10 minutes');
    expect(await acts.pool(worker, poolId)).toMatchObject({ free: 1, promised: 0 });
    expect((await acts.placement(worker, first.id)).state).toBe('LAPSED');
    expect((await acts.hold(worker, caseId, poolId)).pool).toMatchObject({ free: 0, promised: 1 });
  });

  test('refused over lapsed holds tells a revision that is true in the ledger', async () => {
    const poolId = await poolOf({ authorised: 5, free: 2 });
    await acts.hold(worker, caseId, poolId, { minutes: 1 });
    await world.clock.advance('2 minutes');
    const { errors } = await hold(worker, { poolId, places: 3 });
    const { details } = errors[0]?.extensions ?? { details: null };
    expect(details).toMatchObject({ revision: 3, free: 2, promised: 0 });
    const [newest] = await world.database.sql<{ revision: number }>(
      'select max(revision) as revision from bed_ledger where pool_id = $1',
      [poolId],
    );
    expect(newest?.revision).toBe(3);
  });

  test.each([
    [{ places: 0 }, 'places'],
    [{ places: 21 }, 'places'],
    [{ minutes: 0 }, 'minutes'],
    [{ minutes: 121 }, 'minutes'],
    [{ guests: [{ age: 130 }] }, 'guests.0.age'],
    [
      { guests: [{ pregnant: true, facts: [{ criterion: 'PREGNANCY', holds: false }] }] },
      'guests.0.facts.0.holds',
    ],
    [{ guests: Array.from({ length: 21 }, () => ({})) }, 'guests'],
    [{ requestKey: '' }, 'requestKey'],
    [{ overrideReason: 'x'.repeat(501) }, 'overrideReason'],
  ])('with %j is refused, naming %s', async (wrong, field) => {
    const { code, errors } = await hold(worker, { poolId: await poolOf(), ...wrong });
    expect(code).toBe('INVALID_INPUT');
    expect(errors[0]?.extensions.details.field).toBe(field);
  });

  test('is refused in a case that has ended', async () => {
    await acts.done(worker, 'closeIntervention', { interventionId: caseId, outcome: 'PHONE_ADVICE' });
    expect((await hold(worker, { poolId: await poolOf() })).code).toBe('INTERVENTION_CLOSED');
  });

  test('is refused where the pool takes nobody any more', async () => {
    const poolId = await poolOf();
    await world.database.sql(
      'update shelter set closed_at = registry_now() where id = (select shelter_id from bed_pool where id = $1)',
      [poolId],
    );
    expect((await hold(worker, { poolId })).code).toBe('POOL_CLOSED');
  });
});

describe('three open holds', () => {
  test('are the most a case may have; one that lapsed, was released or confirmed does not count', async () => {
    const poolId = await poolOf({ authorised: 20, free: 20 });
    const held = [];
    for (let count = 0; count < 3; count++) held.push(await acts.hold(worker, caseId, poolId));
    expect((await hold(worker, { poolId })).code).toBe('TOO_MANY_HOLDS');
    await acts.done(worker, 'releasePlacement', { placementId: held[0].id });
    await acts.hold(worker, caseId, poolId);
    await acts.done(worker, 'confirmPlacement', { placementId: held[1].id });
    await acts.hold(worker, caseId, poolId, { minutes: 120 });
    expect((await hold(worker, { poolId })).code).toBe('TOO_MANY_HOLDS');
    await world.clock.advance('61 minutes');
    expect((await hold(worker, { poolId })).code).toBeNull();
  });
});

describe('agreement, admission and the size of the household', () => {
  test('without an agreement a hold needs a stated reason, which only the case team reads', async () => {
    const elsewhere = await world.given.district();
    const organisation = await world.given.organisation();
    const poolId = await poolOf({}, { district: elsewhere, organisation });
    expect((await hold(worker, { poolId })).code).toBe('NO_AGREEMENT');
    expect((await hold(worker, { poolId, overrideReason: '  ' })).code).toBe('NO_AGREEMENT');
    const held = await acts.hold(worker, caseId, poolId, { overrideReason: 'nothing nearer' });
    expect(held.overrideReason).toBe('nothing nearer');
    const operator = await world.given.operator({ organisation });
    expect(await acts.placement(operator, held.id)).toMatchObject({
      overrideReason: null,
      intervention: null,
    });
    await world.given.agreement(district, elsewhere);
    expect((await hold(worker, { poolId })).code).toBeNull();
  });

  test('guests whom the shelter excludes are refused with the reasons, unless a reason is stated', async () => {
    const criteria = [{ kind: 'SEX', effect: 'REQUIRE', words: ['FEMALE'] }];
    const poolId = await poolOf({ authorised: 9, free: 9, criteria });
    const guests = [{ sex: 'MALE', age: 40 }];
    const { code, errors } = await hold(worker, { poolId, guests });
    expect(code).toBe('NOT_ADMITTED');
    expect(errors[0]?.extensions.details.reasons).toContainEqual({ criterion: 'SEX', finding: 'FAIL' });
    expect((await hold(worker, { poolId })).code).toBeNull();
    expect((await hold(worker, { poolId, guests, overrideReason: 'agreed on the phone' })).code).toBeNull();
  });

  test('fewer places than the guests need are refused, and told how many it takes', async () => {
    const guests = [
      { sex: 'FEMALE', age: 30 },
      { sex: 'FEMALE', age: 31 },
    ];
    const { code, errors } = await hold(worker, {
      poolId: await poolOf({ authorised: 5, free: 5 }),
      places: 1,
      guests,
    });
    expect(code).toBe('INVALID_INPUT');
    expect(errors[0]?.extensions.details).toMatchObject({
      field: 'places',
      reason: expect.stringContaining('need 2'),
    });
  });

  test('a guarded pool out of sight answers as one that never existed', async () => {
    const far = await world.given.district();
    const guarded = { secrecy: 'SECRET', district: far, kind: 'REFUGE_HOUSE' };
    const poolId = await poolOf({}, guarded);
    expect(await hold(worker, { poolId })).toEqual(await hold(worker, { poolId: randomUUID() }));
  });
});

describe('the same request key', () => {
  test('gives the same placement again, and with other content is refused', async () => {
    const poolId = await poolOf({ authorised: 5, free: 5 });
    const input = { poolId, requestKey: randomUUID() };
    const [first, again] = [await hold(worker, input), await hold(worker, input)];
    expect(again.data.holdBeds.id).toBe(first.data.holdBeds.id);
    expect((await acts.pool(worker, poolId)).promised).toBe(1);
    expect((await hold(worker, { ...input, places: 2 })).code).toBe('REQUEST_KEY_REUSED');
  });

  test('gives the same refusal again, figures included', async () => {
    const poolId = await poolOf({ authorised: 5, free: 0 });
    const input = { poolId, requestKey: randomUUID() };
    expect(await hold(worker, input)).toEqual(await hold(worker, input));
  });
});
