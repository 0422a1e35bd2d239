import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

const figures = `{ id authorised operable occupied promised free overcommitted outOfService revision
  freshness { level observedAt disputed } }`;
const declareDocument = `mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) ${figures} }`;
const confirmDocument = `mutation ($input: ConfirmBedsInput!) { confirmBeds(input: $input) ${figures} }`;
const disputeDocument = `mutation ($input: DisputeBedsInput!) { disputeBeds(input: $input) ${figures} }`;
const readyDocument = `mutation ($input: MarkReadyInput!) { markReady(input: $input) ${figures} }`;

let world: World;
let district: District;
let organisation: { id: string };
let operator: Account;
let worker: Account;
let machine: Account;

beforeAll(async () => {
  world = await createWorld();
  district = await world.given.district();
  organisation = await world.given.organisation();
  operator = await world.given.operator({ organisation });
  worker = await world.given.worker({ district });
  machine = await world.given.integration({ organisation, scopes: ['beds.read', 'beds.declare'] });
});
afterAll(() => world.close());
beforeEach(() => world.clock.set(new Date().toISOString()));

const givenPool = async (facts: object = {}) =>
  (await world.given.shelter({ district, organisation, pools: [{ authorised: 10, free: 4, ...facts }] }))
    .pool;
const declare = (who: Account | null, input: object) => world.ask(who, declareDocument, { input });

describe('a stock-take', () => {
  test('says how many are inside, and the rest is free', async () => {
    const pool = await givenPool({ free: null });
    const { data } = await declare(operator, { poolId: pool.id, occupied: 7 });
    expect(data.declareBeds).toMatchObject({
      occupied: 7,
      free: 3,
      operable: 10,
      revision: 2,
      overcommitted: false,
    });
    expect(data.declareBeds.freshness).toMatchObject({ level: 'FRESH', disputed: false });
  });

  test('may say how many are free instead', async () => {
    const pool = await givenPool({ free: null });
    const { data } = await declare(machine, {
      poolId: pool.id,
      free: 3,
      outOfService: 2,
      outOfServiceReason: 'MAINTENANCE',
    });
    expect(data.declareBeds).toMatchObject({ operable: 8, occupied: 5, free: 3, outOfService: 2 });
  });

  test('leaves what is out of service when it does not speak of it', async () => {
    const pool = await givenPool();
    await declare(operator, {
      poolId: pool.id,
      occupied: 1,
      outOfService: 3,
      outOfServiceReason: 'STAFF_SHORTAGE',
    });
    const { data } = await declare(operator, { poolId: pool.id, occupied: 2 });
    expect(data.declareBeds).toMatchObject({ outOfService: 3, operable: 7, free: 5 });
  });

  test('keeps every change of what is out of service with its reason', async () => {
    const pool = await givenPool();
    await declare(operator, {
      poolId: pool.id,
      occupied: 1,
      outOfService: 3,
      outOfServiceReason: 'STAFF_SHORTAGE',
    });
    await declare(operator, {
      poolId: pool.id,
      occupied: 1,
      outOfService: 1,
      outOfServiceReason: 'STAFF_SHORTAGE',
    });
    const entries = await world.database.sql(
      'select reason, places from out_of_service_entry where pool_id = $1 order by revision',
      [pool.id],
    );
    expect(entries).toEqual([
      { reason: 'STAFF_SHORTAGE', places: 3 },
      { reason: 'STAFF_SHORTAGE', places: -2 },
    ]);
  });

  test('above what is operable is accepted, and a discrepancy opens until it is over', async () => {
    const pool = await givenPool();
    const { data } = await declare(operator, { poolId: pool.id, occupied: 12 });
    expect(data.declareBeds).toMatchObject({ occupied: 12, free: 0, overcommitted: true });
    const open = 'select kind from discrepancy where pool_id = $1 and resolved_at is null';
    expect(await world.database.sql(open, [pool.id])).toEqual([{ kind: 'OVERCOMMITTED' }]);
    await declare(operator, { poolId: pool.id, occupied: 9 });
    expect(await world.database.sql(open, [pool.id])).toEqual([]);
  });

  test('with the revision that was seen is refused once the pool has moved, with the present figures', async () => {
    const pool = await givenPool();
    await declare(operator, { poolId: pool.id, occupied: 5, expectedRevision: 2 });
    const answer = await declare(operator, { poolId: pool.id, occupied: 1, expectedRevision: 2 });
    expect(answer.code).toBe('STALE_REVISION');
    expect(answer.errors[0]?.extensions.details).toMatchObject({
      poolId: pool.id,
      revision: 3,
      occupied: 5,
      free: 5,
    });
  });

  test('older than the newest is kept and changes nothing', async () => {
    const pool = await givenPool();
    const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
    const { data } = await declare(machine, { poolId: pool.id, occupied: 9, observedAt: anHourAgo });
    expect(data.declareBeds).toMatchObject({ occupied: 6, revision: 2 });
    const [late] = await world.database.sql(
      'select occupied, revision from declaration where pool_id = $1 and occupied = 9',
      [pool.id],
    );
    expect(late).toEqual({ occupied: 9, revision: null });
  });

  test('with one requestKey is one act, and the same answer again', async () => {
    const pool = await givenPool();
    const input = { poolId: pool.id, occupied: 3, requestKey: 'same-key' };
    const first = await declare(operator, input);
    const second = await declare(operator, input);
    expect(second.data).toEqual(first.data);
    const other = await declare(operator, { ...input, occupied: 4 });
    expect(other.code).toBe('REQUEST_KEY_REUSED');
  });
});

describe('an impossible figure is refused, names its field and writes nothing', () => {
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  test.each([
    ['both', { occupied: 1, free: 1 }, 'occupied'],
    ['neither', {}, 'occupied'],
    ['a negative count', { occupied: -1 }, 'occupied'],
    ['more free than operable', { free: 11 }, 'free'],
    ['occupied above three times authorised and twenty', { occupied: 51 }, 'occupied'],
    ['negative out of service', { occupied: 1, outOfService: -1 }, 'outOfService'],
    ['more out of service than there are places', { occupied: 1, outOfService: 11 }, 'outOfService'],
    ['an instant of tomorrow', { occupied: 1, observedAt: tomorrow }, 'observedAt'],
    [
      'a guest who is not expected here',
      { occupied: 1, arrivedPlacementIds: ['4b7e4a0a-0f7c-4d0e-9f53-4a8b12b7a001'] },
      'arrivedPlacementIds',
    ],
    ['a note too long', { occupied: 1, note: 'x'.repeat(501) }, 'note'],
  ])('%s', async (_, said, field) => {
    const pool = await givenPool();
    const answer = await declare(operator, { poolId: pool.id, ...said });
    expect(answer.code).toBe('INVALID_INPUT');
    expect(answer.errors[0]?.extensions.details.field).toContain(field);
    const [row] = await world.database.sql('select revision from bed_pool where id = $1', [pool.id]);
    expect(row).toEqual({ revision: 2 });
  });
});

describe('who may count', () => {
  test('nobody signed in, and roles that keep no places, are refused', async () => {
    const pool = await givenPool();
    expect((await declare(null, { poolId: pool.id, occupied: 1 })).code).toBe('NOT_SIGNED_IN');
    const others = [
      await world.given.admin(),
      await world.given.auditor(),
      await world.given.mediator({ district }),
      await world.given.backOffice({ municipalities: [] }),
    ];
    for (const other of others)
      expect((await declare(other, { poolId: pool.id, occupied: 1 })).code).toBe('NOT_ALLOWED');
  });

  test("another organisation's pool answers as one that never existed", async () => {
    const pool = await givenPool();
    const stranger = await world.given.operator({ organisation: await world.given.organisation() });
    const foreign = await declare(stranger, { poolId: pool.id, occupied: 1 });
    const absent = await declare(stranger, { poolId: '4b7e4a0a-0f7c-4d0e-9f53-4a8b12b7a002', occupied: 1 });
    expect(foreign.code).toBe('NOT_FOUND');
    expect(foreign).toEqual(absent);
  });

  test('a worker declares what the shelter said on the telephone', async () => {
    const pool = await givenPool();
    await declare(worker, { poolId: pool.id, occupied: 10 });
    const [row] = await world.database.sql(
      'select channel from bed_ledger where pool_id = $1 and revision = 3',
      [pool.id],
    );
    expect(row).toEqual({ channel: 'PHONE_BY_WORKER' });
  });

  test("a district's system has nobody to telephone", async () => {
    const pool = await givenPool();
    const system = await world.given.integration({ district, scopes: ['beds.read', 'beds.declare'] });
    expect((await declare(system, { poolId: pool.id, occupied: 1 })).code).toBe('NOT_ALLOWED');
  });
});

describe('confirming and disputing', () => {
  const confirm = (who: Account, input: object) => world.ask(who, confirmDocument, { input });
  const dispute = (who: Account, input: object) => world.ask(who, disputeDocument, { input });

  test('what nobody has ever declared cannot be confirmed', async () => {
    const pool = await givenPool({ free: null });
    expect((await confirm(operator, { poolId: pool.id })).code).toBe('NEVER_DECLARED');
  });

  test('a stale pool is fresh again in one tap, and its dispute is over', async () => {
    const pool = await givenPool({ declaredAgo: '80 hours' });
    const disputed = await dispute(worker, { poolId: pool.id, note: 'Al telefono: pieno' });
    expect(disputed.data.disputeBeds.freshness).toMatchObject({ level: 'STALE', disputed: true });
    expect(disputed.data.disputeBeds).toMatchObject({ occupied: 6, free: 4, revision: 3 });
    const { data } = await confirm(operator, { poolId: pool.id, expectedRevision: 3 });
    expect(data.confirmBeds).toMatchObject({ occupied: 6, free: 4, revision: 4 });
    expect(data.confirmBeds.freshness).toMatchObject({ level: 'FRESH', disputed: false });
  });

  test('only a worker who telephoned may dispute', async () => {
    const pool = await givenPool();
    expect((await dispute(operator, { poolId: pool.id })).code).toBe('NOT_ALLOWED');
  });

  test('a confirmation of figures that have moved is refused', async () => {
    const pool = await givenPool();
    await declare(operator, { poolId: pool.id, occupied: 5 });
    expect((await confirm(operator, { poolId: pool.id, expectedRevision: 2 })).code).toBe('STALE_REVISION');
  });
});

describe('making ready', () => {
  const ready = (input: object) => world.ask(operator, readyDocument, { input });

  test('no more than are waiting', async () => {
    const pool = await givenPool();
    expect((await ready({ poolId: pool.id, places: 1 })).code).toBe('INVALID_INPUT');
    expect((await ready({ poolId: pool.id })).data.markReady).toMatchObject({ revision: 2, outOfService: 0 });
  });
});
