import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { searchesOf } from './search-world.js';

let world: World;
let district: District;
let organisation: { id: string };
let coordinator: Account;
let operator: Account;
let admin: Account;
let stranger: Account;

const fields = `{ id name countedIn bedsPerRoom categories emergency reopensAutomatically authorised operable occupied
  promised free overcommitted outOfService surge closed revision shelter { id } }`;
const documentOf = (name: string, type: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) ${fields} }`;
const create = documentOf('createPool', 'CreatePoolInput');
const edit = documentOf('editPool', 'EditPoolInput');
const close = documentOf('closePool', 'PoolActInput');
const reopen = documentOf('reopenPool', 'PoolActInput');
const surge = documentOf('setSurge', 'SetSurgeInput');

beforeAll(async () => {
  world = await createWorld();
  const { given } = world;
  district = await given.district({ comuni: ['037006'] });
  organisation = await given.organisation();
  coordinator = await given.coordinator({ district });
  operator = await given.operator({ organisation });
  admin = await given.admin();
  stranger = await given.operator({ organisation: await given.organisation() });
});
afterAll(() => world.close());

const shelterOf = (facts: object = {}) => world.given.shelter({ district, organisation, ...facts });
const act = async (who: Account | null, document: string, input: object) => {
  const { data, code, errors } = await world.ask(who, document, { input });
  const [pool] = Object.values(data ?? {}) as (Record<string, unknown> | null)[];
  return { pool: pool ?? null, code, details: errors[0]?.extensions.details };
};
const newPool = { name: 'Posti nuovi', categories: ['FAMILY', 'FAMILY', 'MINOR'], authorised: 6 };

describe('a new pool', () => {
  test('counts places of which nobody has said how many are taken', async () => {
    const { id: shelterId } = await shelterOf();
    expect(await act(operator, create, { shelterId, ...newPool })).toMatchObject({
      code: null,
      pool: {
        countedIn: 'BED',
        bedsPerRoom: null,
        categories: ['FAMILY', 'MINOR'],
        emergency: false,
        reopensAutomatically: true,
        authorised: 6,
        operable: 6,
        occupied: null,
        free: null,
        revision: 1,
        shelter: { id: shelterId },
      },
    });
  });

  test('is counted in rooms of one size, or in beds', async () => {
    const { id: shelterId } = await shelterOf();
    const rooms = { shelterId, ...newPool, countedIn: 'ROOM' };
    expect((await act(operator, create, { ...rooms, bedsPerRoom: 3 })).pool).toMatchObject({
      bedsPerRoom: 3,
    });
    for (const wrong of [
      rooms,
      { ...rooms, countedIn: 'BED', bedsPerRoom: 3 },
      { ...rooms, bedsPerRoom: 21 },
    ])
      expect(await act(operator, create, wrong)).toMatchObject({
        code: 'INVALID_INPUT',
        details: { field: expect.stringContaining('bedsPerRoom') },
      });
  });

  test('sent twice with one key is one pool', async () => {
    const { id: shelterId } = await shelterOf();
    const input = { shelterId, ...newPool, requestKey: 'twice' };
    const [first, second] = [await act(operator, create, input), await act(operator, create, input)];
    expect(second.pool).toEqual(first.pool);
  });

  test('of a guarded shelter may not be named after a comune', async () => {
    const guarded = await shelterOf({ secrecy: 'SECRET', name: 'Casa Delta' });
    const input = { shelterId: guarded.id, ...newPool };
    expect(await act(coordinator, create, { ...input, name: 'Posti di Imola' })).toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'name' },
    });
    expect((await act(coordinator, create, { ...input, name: 'Posti Delta' })).code).toBeNull();
    const renamed = { poolId: guarded.pool.id, name: 'Vicino a Bologna' };
    expect(await act(coordinator, edit, renamed)).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('who keeps a pool', () => {
  test('nobody without signing in, no role without the permission', async () => {
    const { pool } = await shelterOf();
    const input = { poolId: pool.id };
    expect(await act(null, close, input)).toMatchObject({ code: 'NOT_SIGNED_IN' });
    const { given } = world;
    const others = [
      await given.worker({ district }),
      await given.mediator({ district }),
      await given.backOffice({ municipalities: [district.comune] }),
      await given.auditor(),
      await given.integration({ organisation, scopes: ['beds.read'] }),
    ];
    for (const who of others)
      for (const [document, facts] of [
        [close, input],
        [reopen, input],
        [edit, input],
        [surge, { ...input, places: 1 }],
      ] as const)
        expect(await act(who, document, facts)).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  test('its operators, the coordinator of its district, an administrator; a stranger sees no such pool', async () => {
    const { pool } = await shelterOf();
    for (const who of [operator, coordinator, admin])
      expect((await act(who, edit, { poolId: pool.id, emergency: true })).code).toBeNull();
    expect(await act(stranger, edit, { poolId: pool.id, emergency: true })).toMatchObject({
      code: 'NOT_FOUND',
      pool: null,
    });
    const elsewhere = await world.given.coordinator({ district: await world.given.district() });
    expect(await act(elsewhere, edit, { poolId: pool.id, emergency: true })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await act(admin, edit, { poolId: 'nonsense' })).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('of a guarded shelter never an administrator', async () => {
    const guarded = await shelterOf({ secrecy: 'CONFIDENTIAL_ADDRESS', name: 'Casa Epsilon' });
    expect(await act(admin, edit, { poolId: guarded.pool.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await act(coordinator, edit, { poolId: guarded.pool.id })).code).toBeNull();
  });
});

describe('an edit', () => {
  test('changes what is given and leaves the rest, the count among it', async () => {
    const { pool } = await shelterOf({ pools: [{ authorised: 5, free: 2 }] });
    const { pool: edited } = await act(operator, edit, { poolId: pool.id, name: 'Posti due', authorised: 7 });
    expect(edited).toMatchObject({ name: 'Posti due', authorised: 7, occupied: 3, free: 4, revision: 3 });
  });

  test('of what has moved since is refused with the present figures', async () => {
    const { pool } = await shelterOf();
    const input = { poolId: pool.id, authorised: 9, expectedRevision: 1 };
    expect(await act(operator, edit, input)).toMatchObject({
      code: 'STALE_REVISION',
      details: { revision: 2 },
    });
    expect((await act(operator, edit, { ...input, expectedRevision: 2 })).code).toBeNull();
  });

  test('to fewer places than are taken drops nobody: the pool is overcommitted', async () => {
    const { pool } = await shelterOf({ pools: [{ authorised: 5, free: 1 }] });
    const { pool: edited } = await act(operator, edit, { poolId: pool.id, authorised: 2 });
    expect(edited).toMatchObject({ operable: 2, occupied: 4, free: 0, overcommitted: true });
  });

  test('of an impossible kind is refused', async () => {
    const { pool } = await shelterOf();
    for (const wrong of [{ authorised: -1 }, { categories: [] }, { name: '' }, { authorised: 5001 }])
      expect(await act(operator, edit, { poolId: pool.id, ...wrong })).toMatchObject({
        code: 'INVALID_INPUT',
      });
  });
});

describe('a closed pool', () => {
  test('has no places, shows who is inside as a shortfall, and is offered to nobody', async () => {
    const shelter = await shelterOf({ pools: [{ authorised: 5, free: 2 }] });
    const worker = await world.given.worker({ district });
    const { offerOf } = searchesOf(world);
    expect(await offerOf(worker, shelter, { widestRing: 'OWN_DISTRICT' })).not.toBeNull();
    const { pool: closed } = await act(operator, close, { poolId: shelter.pool.id });
    expect(closed).toMatchObject({ closed: true, operable: 0, occupied: 3, free: 0, overcommitted: true });
    expect(await offerOf(worker, shelter, { widestRing: 'OWN_DISTRICT' })).toBeNull();
    expect((await act(operator, close, { poolId: shelter.pool.id })).pool).toMatchObject({ revision: 3 });
    for (const [document, input] of [
      [edit, { authorised: 3 }],
      [surge, { places: 3 }],
    ] as const)
      expect(await act(operator, document, { poolId: shelter.pool.id, ...input })).toMatchObject({
        code: 'POOL_CLOSED',
        details: { revision: 3 },
      });
  });

  test('opens again with the places and the count it had', async () => {
    const { pool } = await shelterOf({ pools: [{ authorised: 5, free: 2 }] });
    await act(operator, close, { poolId: pool.id });
    expect((await act(operator, reopen, { poolId: pool.id })).pool).toMatchObject({
      closed: false,
      operable: 5,
      free: 2,
      overcommitted: false,
      revision: 4,
    });
  });
});

describe('extra places', () => {
  test('are added for a while and vanish by themselves; nothing else moves', async () => {
    const { pool } = await shelterOf({ pools: [{ authorised: 5, free: 0 }] });
    const until = new Date((await world.clock.now()).getTime() + 3_600_000).toISOString();
    const on = await act(operator, surge, { poolId: pool.id, places: 6, until });
    expect(on.pool).toMatchObject({ surge: 6, operable: 11, occupied: 5, free: 6 });
    await world.clock.advance('61 minutes');
    const { data } = await world.ask(operator, `query ($id: ID!) { bedPool(id: $id) ${fields} }`, {
      id: pool.id,
    });
    expect(data.bedPool).toMatchObject({ surge: 0, operable: 5, occupied: 5, free: 0 });
    await world.clock.set(new Date().toISOString());
  });

  test('are switched off by zero', async () => {
    const { pool } = await shelterOf({ pools: [{ authorised: 5, free: 1 }] });
    await act(operator, surge, { poolId: pool.id, places: 2 });
    expect((await act(operator, surge, { poolId: pool.id, places: 0 })).pool).toMatchObject({
      surge: 0,
      operable: 5,
      free: 1,
    });
  });

  test('end in the future, and are never fewer than none', async () => {
    const { pool } = await shelterOf();
    for (const [wrong, field] of [
      [{ places: 1, until: '2020-01-01T00:00:00Z' }, 'until'],
      [{ places: -1 }, 'input.places'],
    ] as const)
      expect(await act(operator, surge, { poolId: pool.id, ...wrong })).toMatchObject({
        code: 'INVALID_INPUT',
        details: { field: expect.stringContaining(field.replace('input.', '')) },
      });
  });
});
