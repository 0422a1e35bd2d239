import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import type { Shelter } from '../support/given-shelters.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let district: District;
let operator: Account;
let worker: Account;
let shelter: Shelter;

const declare = 'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { revision } }';
const record = `query ($id: ID!, $first: Int, $after: String) {
  bedPool(id: $id) {
    outOfService
    outOfServiceByReason { reason places }
    criteria { kind effect number validFrom validUntil }
    history(first: $first, after: $after) {
      nodes { revision kind channel actorName occupied promised free operable outOfService disputed closed observedAt }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

beforeAll(async () => {
  world = await createWorld();
  const { given } = world;
  district = await given.district();
  const organisation = await given.organisation();
  operator = await given.operator({ organisation });
  worker = await given.worker({ district });
  shelter = await given.shelter({
    district,
    organisation,
    pools: [
      {
        authorised: 10,
        free: 4,
        criteria: [
          { kind: 'AGE_MIN', effect: 'REQUIRE', number: 18 },
          { kind: 'PET', effect: 'EXCLUDE', validFrom: '2020-01-01', validUntil: '2020-02-01' },
          {
            kind: 'SEX',
            effect: 'REQUIRE',
            words: ['MALE'],
            validFrom: '2099-01-01',
            validUntil: '2099-02-01',
          },
        ],
      },
    ],
  });
  const say = (who: Account, input: object) =>
    world.ask(who, declare, { input: { poolId: shelter.pool.id, ...input } });
  await say(operator, { occupied: 5, outOfService: 3, outOfServiceReason: 'MAINTENANCE' });
  await say(worker, { occupied: 6, outOfService: 4, outOfServiceReason: 'STAFF_SHORTAGE' });
});
afterAll(() => world.close());

const read = async (who: Account, page: object = {}) => {
  const { data, errors } = await world.ask(who, record, { id: shelter.pool.id, ...page });
  expect(errors).toEqual([]);
  return data.bedPool;
};

describe('the record of a pool', () => {
  test('tells every change, newest first, with the figures after it', async () => {
    const { history } = await read(operator);
    expect(history.nodes).toMatchObject([
      {
        revision: 4,
        kind: 'DECLARED',
        channel: 'PHONE_BY_WORKER',
        occupied: 6,
        outOfService: 4,
        free: 0,
        operable: 6,
      },
      { revision: 3, kind: 'DECLARED', channel: 'WEB', occupied: 5, outOfService: 3, free: 2, operable: 7 },
      { revision: 2, kind: 'DECLARED', occupied: 6, free: 4 },
      { revision: 1, kind: 'OPENED', occupied: null, free: null, observedAt: null },
    ]);
    expect(history.pageInfo).toMatchObject({ hasNextPage: false });
  });

  test('names who did it to the same organisation or district, to nobody else', async () => {
    const namesFor = async (who: Account) =>
      (await read(who)).history.nodes
        .slice(0, 2)
        .map(({ actorName }: { actorName: string | null }) => actorName !== null);
    expect(await namesFor(operator)).toEqual([false, true]);
    expect(await namesFor(worker)).toEqual([true, false]);
    expect(await namesFor(await world.given.admin())).toEqual([false, false]);
  });

  test('is read page by page', async () => {
    const first = (await read(worker, { first: 3 })).history;
    expect(first.nodes.map(({ revision }: { revision: number }) => revision)).toEqual([4, 3, 2]);
    const rest = (await read(worker, { first: 3, after: first.pageInfo.endCursor })).history;
    expect(rest.nodes.map(({ revision }: { revision: number }) => revision)).toEqual([1]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const wrong = await world.ask(worker, record, { id: shelter.pool.id, after: 'invented' });
    expect(wrong.code).toBe('BAD_CURSOR');
  });

  test('tells why places are out of service: the reasons add up', async () => {
    const { outOfService, outOfServiceByReason } = await read(worker);
    expect(outOfService).toBe(4);
    expect(outOfServiceByReason).toEqual([
      { reason: 'MAINTENANCE', places: 3 },
      { reason: 'STAFF_SHORTAGE', places: 1 },
    ]);
  });

  test('tells whom it admits, now and later, and not what has expired', async () => {
    const { criteria } = await read(worker);
    expect(criteria.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual(['AGE_MIN', 'SEX']);
  });

  test('of many pools is read in one statement for each part', async () => {
    const document = `{ shelters(first: 100) { nodes { pools {
      free outOfServiceByReason { places } criteria { kind } history(first: 2) { nodes { kind } } } } } }`;
    const count = async () => (await world.statements(() => world.ask(worker, document))).length;
    const before = await count();
    for (let made = 0; made < 5; made++) await world.given.shelter({ district, pools: [{}, {}] });
    expect(await count()).toBe(before);
    expect(before).toBeLessThanOrEqual(12);
  });
});
