import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { adults, man, searchesOf, woman } from './search-world.js';

let world: World;
let worker: Account;
let say: ReturnType<typeof searchesOf>;
/** One district a ring, by the ring it is in for the worker, and a comune of each. */
const comuni = {
  OWN_DISTRICT: '037006',
  NEIGHBOUR_WITH_AGREEMENT: '037054',
  NEIGHBOUR: '036023',
  PROVINCE: '037001',
  REGION: '034027',
  NATIONAL: '058091',
};
const districts = new Map<string, District>();
const ring = (name: string): District => {
  const district = districts.get(name);
  if (!district) throw new Error(name);
  return district;
};

beforeAll(async () => {
  world = await createWorld();
  say = searchesOf(world);
  const { given } = world;
  for (const [name, comune] of Object.entries(comuni))
    districts.set(name, await given.district({ comuni: [comune] }));
  await given.agreement(ring('OWN_DISTRICT'), ring('NEIGHBOUR_WITH_AGREEMENT'));
  await given.border(ring('OWN_DISTRICT'), ring('NEIGHBOUR_WITH_AGREEMENT'));
  await given.border(ring('OWN_DISTRICT'), ring('NEIGHBOUR'));
  worker = await given.worker({ district: ring('OWN_DISTRICT') });
});
afterAll(() => world.close());

const reached = async (need: object) => (await say.search(worker, need)).data.findBeds.ringReached;

describe('rings', () => {
  test('with nothing anywhere the search goes to the widest ring, and says so', async () => {
    expect(await reached({})).toBe('REGION');
    expect(await reached({ widestRing: 'OWN_DISTRICT' })).toBe('OWN_DISTRICT');
    expect(await reached({ widestRing: 'NATIONAL' })).toBe('NATIONAL');
  });

  test('whole rings are taken outward until five offers are worth a call', async () => {
    const category = 'HOMELESS_ADULT';
    const need = { category, guests: [man], widestRing: 'NATIONAL' };
    const pool = { categories: [category] };
    for (const name of ['Acero', 'Betulla']) await say.house(name, ring('OWN_DISTRICT'), pool);
    expect(await reached(need)).toBe('NATIONAL');
    for (const name of ['Cedro', 'Dalia', 'Erica'])
      await say.house(name, ring('NEIGHBOUR_WITH_AGREEMENT'), pool);
    await say.house('Faggio', ring('NEIGHBOUR'), pool);
    expect(await reached(need)).toBe('NEIGHBOUR_WITH_AGREEMENT');
    expect(await say.names(worker, need)).toEqual(expect.arrayContaining(['Acero', 'Erica']));
    expect(await say.names(worker, need)).not.toContain('Faggio');
  });

  test('a whole ring is taken even when the first of it would do', async () => {
    const category = 'MIGRANT';
    for (let made = 0; made < 7; made++)
      await say.house(`Ginestra ${made}`, ring('OWN_DISTRICT'), { categories: [category] });
    expect(await say.names(worker, { category, guests: [man] })).toHaveLength(7);
    expect(await reached({ category, guests: [man] })).toBe('OWN_DISTRICT');
  });

  test('what is full, never declared or does not admit does not count among the five', async () => {
    const category = 'DISABILITY';
    const pool = { categories: [category] };
    for (let made = 0; made < 5; made++) {
      await say.house(`Iris ${made}`, ring('OWN_DISTRICT'), { ...pool, free: 0 });
      await say.house(`Larice ${made}`, ring('OWN_DISTRICT'), { ...pool, free: null });
      await say.house(`Melo ${made}`, ring('OWN_DISTRICT'), {
        ...pool,
        criteria: [{ kind: 'SEX', effect: 'REQUIRE', words: ['MALE'] }],
      });
    }
    expect(await reached({ category })).toBe('REGION');
    expect(await say.names(worker, { category })).toHaveLength(10);
  });

  test('every ring is told with its name, and beyond an agreement the missing one is a condition', async () => {
    const category = 'OLDER_PERSON';
    for (const name of districts.keys())
      await say.house(`Olmo ${name}`, ring(name), { categories: [category] });
    const offers = await say.offers(worker, { category, guests: [woman], widestRing: 'NATIONAL' });
    // Five are enough: the country is not reached.
    expect(offers.map((offer) => offer.ring)).toEqual([
      'OWN_DISTRICT',
      'NEIGHBOUR_WITH_AGREEMENT',
      'NEIGHBOUR',
      'PROVINCE',
      'REGION',
    ]);
    const missing = offers.map(({ reasons }) => reasons.some(({ criterion }) => criterion === 'AGREEMENT'));
    expect(missing).toEqual([false, false, true, true, true]);
    expect(offers.map(({ verdict }) => verdict)).toEqual([
      'ADMITS',
      'ADMITS',
      'ADMITS_IF',
      'ADMITS_IF',
      'ADMITS_IF',
    ]);
  });

  test('where the guests are changes the distances, never the rings', async () => {
    const need = { category: 'OLDER_PERSON', guests: [woman] };
    const here = await say.offers(worker, { ...need, municipality: '037006' });
    const there = await say.offers(worker, { ...need, municipality: '034027' });
    expect(there.map((offer) => [offer.shelter.name, offer.ring])).toEqual(
      here.map((offer) => [offer.shelter.name, offer.ring]),
    );
    expect(here[0]?.distanceKm).toBe(0);
    expect(there.at(-1)?.distanceKm).toBe(0);
  });
});

describe('the order of offers', () => {
  const category = 'WOMAN_VICTIM_OF_TRAFFICKING';
  const house = (name: string, pool: object = {}, where = 'NEIGHBOUR_WITH_AGREEMENT') =>
    say.house(name, ring(where), { categories: [category, 'FAMILY'], ...pool });

  test('is light, then dispute, ring, dedication, verdict, freshness, distance', async () => {
    await house('10 excluded', { criteria: [{ kind: 'SEX', effect: 'REQUIRE', words: ['MALE'] }] });
    await house('9 full', { free: 0 });
    await house('8 unknown', { free: null });
    const disputed = await house('7 disputed');
    await world.database.sql(
      `with pool as (
         update bed_pool set disputed_at = registry_now(), revision = revision + 1 where id = $1 returning *
       )
       insert into bed_ledger (pool_id, revision, at, kind, actor_id, channel, authorised, out_of_service, turnaround,
         surge_places, surge_until, counted, moved, promised, observed_at, disputed, closed)
       select id, revision, registry_now(), 'DISPUTED', gen_random_uuid(), 'WEB', authorised, out_of_service, turnaround,
         surge_places, surge_until, counted, moved, promised, observed_at, true, false from pool`,
      [disputed.pool.id],
    );
    await house('6 stale', { declaredAgo: '80 hours' });
    await house('5 ageing', { declaredAgo: '30 hours' });
    await house('4 asks', { criteria: [...adults, { kind: 'HEALTH_ASSESSMENT', effect: 'ASK' }] });
    await house('3 neighbour');
    await house('2 general', {}, 'OWN_DISTRICT');
    await house('1 dedicated', { categories: [category] }, 'OWN_DISTRICT');
    const need = { category, includeExcluded: true, widestRing: 'NEIGHBOUR_WITH_AGREEMENT' };
    const offers = await say.offers(worker, need);
    const listed = offers
      .filter(({ shelter }) => /^\d/.test(shelter.name))
      .map(({ shelter }) => shelter.name);
    expect(listed).toEqual([
      '1 dedicated',
      '2 general',
      '3 neighbour',
      '5 ageing',
      '6 stale',
      '4 asks',
      '7 disputed',
      '8 unknown',
      '9 full',
      '10 excluded',
    ]);
  });

  test('the nearer comes first where all else is equal', async () => {
    const district = await world.given.district({ comuni: ['039014', '039007'] });
    const there = await world.given.worker({ district });
    for (const municipality of ['039007', '039014'])
      await say.house(`in ${municipality}`, district, {}, { municipality });
    const near = { widestRing: 'OWN_DISTRICT' };
    expect(await say.names(there, { ...near, municipality: '039007' })).toEqual(['in 039007', 'in 039014']);
    expect(await say.names(there, { ...near, municipality: '039014' })).toEqual(['in 039014', 'in 039007']);
  });
});

describe('advice', () => {
  const adviceTo = async (need: object, language = 'en') => {
    const { data } = await world.ask(
      worker,
      'query ($need: NeedInput!) { findBeds(need: $need) { advice nodes { light } } }',
      {
        need: { category: 'MINOR', guests: [{ age: 15, sex: 'MALE' }], widestRing: 'OWN_DISTRICT', ...need },
      },
      language,
    );
    return data.findBeds.advice as string[];
  };

  test('with nothing tells whom to call and where to look next, in the caller’s language', async () => {
    expect(await adviceTo({})).toEqual([
      'Call 114, the children’s emergency line: free, it answers day and night.'.replace('’', "'"),
      'Widen the search: look in the bordering districts with an agreement.',
    ]);
    expect((await adviceTo({}, 'it'))[0]).toMatch(/^Chiamare il 114/);
  });

  test('names who would take them if something were different, and who opens next', async () => {
    const pool = { categories: ['MINOR'] };
    const night = { always: false, weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '20:00', to: '08:00' }] };
    const admissionHours = { ...night, holidays: 'AS_USUAL', seasons: [], exceptions: [] };
    await world.clock.set('2025-11-19T12:00:00Z');
    await say.house(
      'Casa Notte',
      ring('OWN_DISTRICT'),
      { ...pool, criteria: [{ kind: 'AGE_MIN', effect: 'REQUIRE', number: 14 }] },
      { admissionHours },
    );
    await say.house('Casa Piccoli', ring('OWN_DISTRICT'), {
      ...pool,
      criteria: [{ kind: 'AGE_MAX', effect: 'REQUIRE', number: 12 }],
    });
    const advice = await adviceTo({});
    expect(advice).toContain('Casa Notte would take them from 20:00 on.');
    expect(advice).toContain('Casa Piccoli would take them if the boy of 15 were 12 or under.');
    await world.clock.set(new Date().toISOString());
  });

  test('is silent while there are good offers', async () => {
    expect(await adviceTo({ category: 'OLDER_PERSON', guests: [woman], widestRing: 'REGION' })).toEqual([]);
  });
});
