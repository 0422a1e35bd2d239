import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { man, searchesOf } from './search-world.js';

let world: World;
let say: ReturnType<typeof searchesOf>;
let district: District;
let worker: Account;
const total = 200;
const need = { widestRing: 'REGION', guests: [man], municipality: '037006' };

beforeAll(async () => {
  world = await createWorld();
  say = searchesOf(world);
  district = await world.given.district({ comuni: ['037006'] });
  worker = await world.given.worker({ district });
  for (let made = 0; made < total / 4; made++)
    await world.given.shelter({
      district,
      pools: [
        { free: made % 3 },
        { free: null },
        { free: 1, declaredAgo: `${made} hours` },
        { free: 3, criteria: [{ kind: 'AGE_MIN', effect: 'REQUIRE', number: made % 2 ? 18 : 0 }] },
      ],
    });
}, 60_000);
afterAll(() => world.close());

async function walk(first: number, between: () => Promise<void> = async () => undefined) {
  const ids: string[] = [];
  let after: string | null = null;
  for (let page = 0; page < total; page++) {
    const { data, errors } = await say.search(worker, need, { first, after });
    expect(errors).toEqual([]);
    ids.push(...data.findBeds.nodes.map(({ pool }: { pool: { id: string } }) => pool.id));
    if (!data.findBeds.pageInfo.hasNextPage) return ids;
    after = data.findBeds.pageInfo.endCursor;
    await between();
  }
  throw new Error('The list has no end.');
}
const cursorOfFirstPage = async (): Promise<string> =>
  (await say.search(worker, need, { first: 10 })).data.findBeds.pageInfo.endCursor;

describe('paging through 200 offers', () => {
  test.each([100, 37, 7])(
    '%i at a time has no gap and no duplicate, in the order of one list',
    async (first) => {
      const ids = await walk(first);
      expect(ids).toHaveLength(total);
      expect(new Set(ids).size).toBe(total);
      expect(ids).toEqual(await walk(100));
    },
  );

  test('goes on from the instant of the first page while time passes', async () => {
    const ids = await walk(50, () => world.clock.advance('4 minutes'));
    expect(new Set(ids).size).toBe(total);
    await world.clock.set(new Date().toISOString());
  });

  test('goes as far as the first page, though a new shelter would have been enough nearer', async () => {
    const first = await say.search(worker, need, { first: 10 });
    const { ringReached, pageInfo } = first.data.findBeds;
    const next = await say.search(worker, need, { first: 10, after: pageInfo.endCursor });
    expect(next.data.findBeds.ringReached).toBe(ringReached);
  });

  test('each offer has a cursor from which the list goes on', async () => {
    const document = `query ($need: NeedInput!, $after: String) {
      findBeds(need: $need, first: 5, after: $after) { edges { cursor node { pool { id } } } }
    }`;
    const full = { category: 'FAMILY', ...need };
    const { data } = await world.ask(worker, document, { need: full });
    const [, second] = data.findBeds.edges;
    const rest = await world.ask(worker, document, { need: full, after: second.cursor });
    expect(rest.data.findBeds.edges[0].node).toEqual(data.findBeds.edges[2].node);
  });
});

describe('a cursor', () => {
  test.each<[string, object]>([
    ['of another comune', { municipality: '037054' }],
    ['of other guests', { guests: [{ ...man, age: 41 }] }],
    ['of another ring', { widestRing: 'NATIONAL' }],
    ['with the excluded', { includeExcluded: true }],
  ])('for a need %s is refused', async (_, change) => {
    const after = await cursorOfFirstPage();
    expect(await say.search(worker, { ...need, ...change }, { after })).toMatchObject({ code: 'BAD_CURSOR' });
  });

  test('of somebody else, tampered with, or invented is refused', async () => {
    const after = await cursorOfFirstPage();
    const other = await world.given.worker({ district });
    expect(await say.search(other, need, { after })).toMatchObject({ code: 'BAD_CURSOR' });
    const at = (place: number) =>
      `${after.slice(0, place)}${after[place] === 'A' ? 'B' : 'A'}${after.slice(place + 1)}`;
    const tampered = [at(0), at(30), at(after.length - 2), after.slice(1), after.slice(0, -1), `${after}x`];
    for (const wrong of [...tampered, '', 'x', 'null'])
      expect(await say.search(worker, need, { after: wrong })).toMatchObject({ code: 'BAD_CURSOR' });
  });

  test('is good for 15 minutes', async () => {
    const after = await cursorOfFirstPage();
    await world.clock.advance('14 minutes');
    expect((await say.search(worker, need, { after })).code).toBeNull();
    await world.clock.advance('2 minutes');
    expect(await say.search(worker, need, { after })).toMatchObject({ code: 'BAD_CURSOR' });
  });

  test('does not care in which order the same need is written', async () => {
    const after = await cursorOfFirstPage();
    const turned = { guests: [{ age: man.age, sex: man.sex }], municipality: '037006', widestRing: 'REGION' };
    expect((await say.search(worker, turned, { after })).code).toBeNull();
  });
});
