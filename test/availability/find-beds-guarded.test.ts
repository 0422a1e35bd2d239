import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import type { Shelter } from '../support/given-shelters.js';
import { createWorld, type World } from '../support/world.js';
import { type Offer, searchesOf, woman } from './search-world.js';

let world: World;
let say: ReturnType<typeof searchesOf>;
let own: District;
let agreed: District;
let elsewhere: District;
let farAway: District;
let refuge: Shelter;
let escapeHouse: Shelter;
let open: Shelter;
let worker: Account;
let organisation: { id: string };

const need = { category: 'WOMAN_VICTIM_OF_VIOLENCE', guests: [woman], widestRing: 'NATIONAL' };
const pools = [
  {
    free: 2,
    categories: ['WOMAN_VICTIM_OF_VIOLENCE'],
    criteria: [{ kind: 'SEX', effect: 'REQUIRE', words: ['FEMALE'] }],
  },
];

beforeAll(async () => {
  world = await createWorld();
  say = searchesOf(world);
  const { given } = world;
  own = await given.district({ comuni: ['037006'] });
  agreed = await given.district({ comuni: ['037054'] });
  elsewhere = await given.district({ comuni: ['034027'] });
  farAway = await given.district({ comuni: ['058091'] });
  await given.agreement(own, agreed);
  organisation = await given.organisation({ name: 'Ente nascosto' });
  const gateway = await given.organisation({ name: 'Centro antiviolenza' });
  const guarded = { district: own, organisation, gateway, pools };
  refuge = await given.shelter({ ...guarded, name: 'Casa Alfa', secrecy: 'CONFIDENTIAL_ADDRESS' });
  escapeHouse = await given.shelter({ ...guarded, name: 'Casa Beta', secrecy: 'SECRET' });
  open = await given.shelter({ district: own, name: 'Casa Aperta', pools });
  worker = await given.worker({ district: own });
});
afterAll(() => world.close());

const names = (who: Account | null) => say.names(who, need);
const guardedOf = (offers: Offer[]) => offers.filter(({ shelter }) => /Alfa|Beta/.test(shelter.name));
/** All of an answer but the instants that pass between two requests. */
const bytes = (offers: Offer[]) => JSON.stringify(offers, (key, value) => (key === 'asOf' ? null : value));

describe('who sees guarded shelters in a search', () => {
  test.each<[string, () => Promise<Account>, string[]]>([
    ['the own worker sees all', async () => worker, ['Casa Alfa', 'Casa Aperta', 'Casa Beta']],
    [
      'the coordinator too',
      () => world.given.coordinator({ district: own }),
      ['Casa Alfa', 'Casa Aperta', 'Casa Beta'],
    ],
    [
      'a worker of an agreed district sees all',
      () => world.given.worker({ district: agreed }),
      ['Casa Alfa', 'Casa Aperta', 'Casa Beta'],
    ],
    [
      'a worker of the same region sees the confidential one, not the secret one',
      () => world.given.worker({ district: elsewhere }),
      ['Casa Alfa', 'Casa Aperta'],
    ],
    [
      'a worker of another region sees neither',
      () => world.given.worker({ district: farAway }),
      ['Casa Aperta'],
    ],
    [
      'the system of the own district sees neither',
      () => world.given.integration({ district: own, scopes: ['beds.search', 'beds.read'] }),
      ['Casa Aperta'],
    ],
  ])('%s', async (_, who, seen) => {
    expect((await names(await who())).toSorted()).toEqual(seen);
  });

  test('without the right an answer is the same as if they did not exist', async () => {
    const key = await world.given.integration({ district: own, scopes: ['beds.search', 'beds.read'] });
    const before = await say.search(key, need);
    const { sql } = world.database;
    const close = 'update shelter set closed_at = registry_now() where id = any($1)';
    await sql(close, [[refuge.id, escapeHouse.id]]);
    const after = await say.search(key, need);
    await sql(close.replace('registry_now()', 'null'), [[refuge.id, escapeHouse.id]]);
    const told = ({
      data,
    }: {
      data: { findBeds: { nodes: Offer[]; ringReached: string; advice: string[] } };
    }) => [bytes(data.findBeds.nodes), data.findBeds.ringReached, data.findBeds.advice.join()].join();
    expect(told(after)).toBe(told(before));
  });
});

describe('what is told of a guarded shelter', () => {
  test('no place, no distance, no telephone of its own: the gateway', async () => {
    const offer = await say.offerOf(worker, refuge, { ...need, municipality: '037006' });
    expect(offer).toMatchObject({
      distanceKm: null,
      shelter: { municipality: null, organisation: { name: 'Centro antiviolenza' } },
      verdict: 'ASK',
    });
    expect(offer?.reasons).toContainEqual(
      expect.objectContaining({ criterion: 'PLACES_TO_AVOID', finding: 'DISCRETIONARY' }),
    );
  });

  test('comuni to avoid exclude open shelters and change nothing of guarded ones, byte by byte', async () => {
    const without = await say.offers(worker, need);
    for (const avoidMunicipalities of [['037006'], ['037054'], ['037006', '058091', '034027']]) {
      const with_ = await say.offers(worker, { ...need, avoidMunicipalities });
      expect(bytes(guardedOf(with_))).toBe(bytes(guardedOf(without)));
      const isHere = avoidMunicipalities.includes('037006');
      expect(with_.some(({ shelter }) => shelter.id === open.id)).toBe(!isHere);
    }
    const excluded = await say.offerOf(worker, open, {
      ...need,
      avoidMunicipalities: ['037006'],
      includeExcluded: true,
    });
    expect(excluded).toMatchObject({ verdict: 'EXCLUDES' });
    expect(excluded?.reasons).toContainEqual(
      expect.objectContaining({ criterion: 'PLACES_TO_AVOID', finding: 'FAIL' }),
    );
  });

  test('where the guests are changes nothing of it', async () => {
    const here = guardedOf(await say.offers(worker, { ...need, municipality: '037006' }));
    const there = guardedOf(await say.offers(worker, { ...need, municipality: '058091' }));
    expect(bytes(there)).toBe(bytes(here));
  });

  test('its ring, and the ring reached, are those of its told area, never finer', async () => {
    const { given } = world;
    const home = await given.district({ comuni: ['015146'] });
    const small = await given.district({
      comuni: ['015005'],
      toldAs: { id: farAway.id, name: 'Area larga' },
    });
    await given.agreement(home, small);
    // The told area reaches into another region: all of it is told as national.
    await world.database.sql('update district set told_area_id = $1 where id = $2', [farAway.id, farAway.id]);
    await given.shelter({ district: small, name: 'Casa Gamma', secrecy: 'CONFIDENTIAL_ADDRESS', pools });
    await given.shelter({ district: small, name: 'Casa Vista', pools });
    const there = await given.worker({ district: home });
    const at = async (widestRing: string) => (await say.search(there, { ...need, widestRing })).data.findBeds;
    const near = await at('REGION');
    expect(near.nodes.map(({ shelter }: Offer) => shelter.name)).toEqual(['Casa Vista']);
    const wide = await at('NATIONAL');
    const ringOf = (name: string) => wide.nodes.find(({ shelter }: Offer) => shelter.name === name)?.ring;
    expect([ringOf('Casa Vista'), ringOf('Casa Gamma')]).toEqual(['NEIGHBOUR_WITH_AGREEMENT', 'NATIONAL']);
    expect(wide.ringReached).toBe('NATIONAL');
  });
});

describe('a pool of a guarded shelter by its id', () => {
  const document = 'query ($id: ID!) { bedPool(id: $id) { id free revision shelter { name } } }';
  const ask = (who: Account | null, id: string) => world.ask(who, document, { id });

  test('out of sight it answers exactly as one that never existed', async () => {
    const never = '11111111-2222-4333-8444-555555555555';
    const others = [
      await world.given.worker({ district: farAway }),
      await world.given.admin(),
      await world.given.operator({ organisation: await world.given.organisation() }),
      await world.given.integration({ district: own, scopes: ['beds.read'] }),
    ];
    for (const who of others) {
      const hidden = await ask(who, escapeHouse.pool.id);
      const absent = await ask(who, never);
      expect(hidden).toMatchObject({ data: { bedPool: null }, code: 'NOT_FOUND' });
      expect(JSON.stringify(hidden)).toBe(JSON.stringify(absent));
      expect(await ask(who, 'not an id')).toMatchObject({ data: { bedPool: null }, code: 'NOT_FOUND' });
    }
  });

  test('its worker and its own operators see it', async () => {
    const operator = await world.given.operator({ organisation });
    for (const who of [worker, operator])
      expect((await ask(who, escapeHouse.pool.id)).data.bedPool).toMatchObject({
        free: 2,
        shelter: { name: 'Casa Beta' },
      });
  });

  test('nobody who is not signed in sees any pool', async () => {
    expect(await ask(null, open.pool.id)).toMatchObject({ data: { bedPool: null }, code: 'NOT_SIGNED_IN' });
  });
});

describe('the pools of a shelter', () => {
  const document = '{ shelters(first: 100) { nodes { name pools { free } } } }';
  const countsOf = async (who: Account | null): Promise<string[]> => {
    const { data } = await world.ask(who, document);
    const nodes: { name: string; pools: object[] }[] = data.shelters.nodes;
    return nodes.filter(({ pools: counted }) => counted.length > 0).map(({ name }) => name);
  };

  test('are none for who is not signed in, and only the own for an operator', async () => {
    expect(await countsOf(null)).toEqual([]);
    expect(await countsOf(await world.given.operator({ organisation }))).toEqual(['Casa Alfa', 'Casa Beta']);
    expect(await countsOf(await world.given.auditor())).toEqual([]);
    expect(await countsOf(await world.given.mediator({ district: own }))).toEqual([]);
  });

  test('of open shelters are seen by an administrator; of guarded ones by workers', async () => {
    const openOnes = ['Casa Aperta', 'Casa Vista'];
    expect(await countsOf(await world.given.admin())).toEqual(openOnes);
    expect(await countsOf(worker)).toEqual(['Casa Alfa', ...openOnes.slice(0, 1), 'Casa Beta', 'Casa Vista']);
  });
});
