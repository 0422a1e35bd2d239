import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Acts, actsIn, type Verb } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let acts: Acts;
let district: District;
let worker: Account;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
});
afterAll(() => world.close());

/** What a statement locks first; the order of this list is the order everywhere. */
const order: [string, RegExp][] = [
  ['request key', /insert into request_key/],
  ['intervention', /from intervention i\s+where i\.id = \$1\s+for no key update/],
  ['pools', /from bed_pool where id = any\(\$1\) order by id for update|update bed_pool/],
  ['placements', /from placement [\s\S]*for update|update placement p|insert into placement/],
  ['timeline', /insert into timeline_entry/],
];

/** The first lock of each kind that a mutation takes, in the order in which it takes them. */
async function locksOf(verb: Verb, input: object): Promise<string[]> {
  const texts = await world.statements(() => acts.done(worker, verb, { ...input, requestKey: randomUUID() }));
  const taken = texts.flatMap((text) => order.find(([, locks]) => locks.test(text))?.[0] ?? []);
  return [...new Set(taken)];
}

const inOrder = (taken: readonly string[]) =>
  order.map(([name]) => name).filter((name) => taken.includes(name));

describe('locks are taken in one order', () => {
  const held = async () => {
    const { pool } = await world.given.shelter({
      district,
      pools: [{ free: 3, reopensAutomatically: false }],
    });
    const interventionId = await acts.openCase(worker);
    const { id: placementId } = await acts.hold(worker, interventionId, pool.id);
    return { interventionId, placementId, poolId: pool.id };
  };
  const confirmed = async () => {
    const given = await held();
    await acts.done(worker, 'confirmPlacement', { placementId: given.placementId });
    return given;
  };
  const inside = async () => {
    const given = await held();
    await acts.done(worker, 'recordArrival', { placementId: given.placementId });
    return given;
  };
  const cases: [Verb, () => Promise<object>][] = [
    ['holdBeds', async () => ({ ...only(await held(), 'poolId', 'interventionId'), places: 1 })],
    ['holdGroup', async () => group(await held(), await held())],
    ['extendHold', async () => ({ ...only(await held(), 'placementId'), minutes: 5, reason: 'attesa' })],
    ['confirmPlacement', async () => only(await held(), 'placementId')],
    ['releasePlacement', async () => only(await held(), 'placementId')],
    [
      'refusePlacement',
      async () => ({ ...only(await held(), 'placementId'), actor: 'SHELTER', reason: 'NO_PLACE' }),
    ],
    ['recordArrival', async () => only(await held(), 'placementId')],
    ['recordNoShow', async () => only(await confirmed(), 'placementId')],
    ['endPlacement', async () => only(await inside(), 'placementId')],
    [
      'recordStay',
      async () => ({ ...only(await held(), 'poolId', 'interventionId'), places: 1, arrivedAt: new Date(0) }),
    ],
    ['tellCaller', async () => only(await confirmed(), 'interventionId')],
    ['closeIntervention', async () => ({ ...only(await held(), 'interventionId'), outcome: 'PHONE_ADVICE' })],
  ];

  test.each(cases)('%s', async (verb, given) => {
    const taken = await locksOf(verb, await given());
    expect(taken).toEqual(inOrder(taken));
    expect(taken).toContain('request key');
    expect(taken.length).toBeGreaterThan(2);
  });

  test('a wrong order is caught', () => {
    const taken = ['request key', 'placements', 'pools'];
    expect(inOrder(taken)).not.toEqual(taken);
  });
});

function only<T extends object, K extends keyof T>(all: T, ...names: K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, all[name]])) as Pick<T, K>;
}

function group(one: { poolId: string; interventionId: string }, other: { poolId: string }) {
  const lines = [one, other].map(({ poolId }) => ({ poolId, places: 1 }));
  return { interventionId: one.interventionId, lines };
}
