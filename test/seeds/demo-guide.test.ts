import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { demoGuide, seedDemo } from '../../seeds/index.js';
import { secretsFrom } from '../../src/platform/secrets.js';
import { createWorld, type World } from '../support/world.js';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  // The hour for which the registry is made; night shelters have closed their doors.
  await world.clock.set('2026-01-18T01:40:00Z');
  const url = new URL(process.env.RIPARO_TEST_OWNER_URL ?? '');
  url.pathname = `/${world.database.name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await seedDemo(client, secretsFrom(randomBytes(32).toString('base64')));
  await client.end();
});
afterAll(() => world.close());

interface Offer {
  readonly light: string;
  readonly verdict: string;
  readonly free: number | null;
  readonly shelter: { readonly name: string };
}

const search = `query ($need: NeedInput!) {
  findBeds(need: $need, first: 100) { advice nodes { light verdict free shelter { name } } }
}`;

async function offersFor(need: object): Promise<Offer[]> {
  const { data, errors } = await world.ask('demo-worker', search, { need });
  expect(errors).toEqual([]);
  return data.findBeds.nodes;
}

function stepCalled(title: string) {
  const found = demoGuide.steps.find((step) => step.title.startsWith(title));
  if (!found) throw new Error(`The guide has no step "${title}".`);
  return found;
}

async function take(title: string) {
  const { key, document, variables } = stepCalled(title);
  const { data, errors } = await world.ask(key, document, variables);
  expect(errors).toEqual([]);
  return data;
}

describe('at twenty to three', () => {
  test('a search over the demo meets every light', async () => {
    const offers = await offersFor({
      category: 'HOMELESS_ADULT',
      guests: [{ sex: 'FEMALE', age: 45 }],
      includeExcluded: true,
    });
    expect([...new Set(offers.map(({ light }) => light))].sort()).toEqual(['GREEN', 'GREY', 'RED', 'YELLOW']);
  });

  test.each([
    [
      'an unaccompanied minor',
      {
        category: 'UNACCOMPANIED_FOREIGN_MINOR',
        guests: [{ sex: 'MALE', age: 15, hasDocuments: false, languages: ['wo'] }],
      },
      'Pronta accoglienza Il Pontile',
    ],
    [
      'an older woman',
      { category: 'OLDER_PERSON', guests: [{ sex: 'FEMALE', age: 83 }] },
      'Posti di emergenza sociale «La Corte»',
    ],
    [
      'a small child',
      { category: 'MINOR', guests: [{ sex: 'FEMALE', age: 4 }] },
      'Famiglia di pronta accoglienza n. 3',
    ],
    [
      'a mother with a child',
      {
        category: 'FAMILY',
        guests: [
          { sex: 'FEMALE', age: 34 },
          { sex: 'MALE', age: 3 },
        ],
      },
      'Casa Quattro Stanze',
    ],
  ])('%s can be taken in at once', async (_, need, shelter) => {
    const [first] = await offersFor(need);
    expect(first).toMatchObject({ light: 'GREEN', shelter: { name: shelter } });
  });

  test('for a disabled man the respite has not said whether its lift works', async () => {
    const offers = await offersFor({
      category: 'DISABILITY',
      guests: [{ sex: 'MALE', age: 44, wheelchair: true }],
    });
    const respite = offers.find(({ shelter }) => shelter.name === 'Sollievo Vento Leggero');
    expect(respite).toMatchObject({ light: 'YELLOW', verdict: 'ASK', free: 2 });
  });

  test('a nursing home decides after an assessment, by day', async () => {
    const offers = await offersFor({
      category: 'OLDER_PERSON',
      guests: [{ sex: 'FEMALE', age: 83 }],
      at: '2026-01-18T10:00:00Z',
    });
    const home = offers.find(({ shelter }) => shelter.name === 'Casa residenza Villa dei Carpini');
    expect(home).toMatchObject({ verdict: 'ASK' });
  });

  test('the way out of trafficking is offered, and its gateway is the national number', async () => {
    const { data } = await world.ask(
      'demo-worker',
      '{ findBeds(need: {category: WOMAN_VICTIM_OF_TRAFFICKING, guests: [{sex: FEMALE, age: 22}]}) { nodes { shelter { name municipality { name } } contacts { phone route } } } }',
    );
    expect(data.findBeds.nodes[0]).toMatchObject({
      shelter: { name: 'Punto Lanterna', municipality: null },
      contacts: [{ phone: '800 290 290', route: 'VIA_ANTITRAFFICKING_HOTLINE' }, {}],
    });
  });

  test('a man with a dog is let in by the cold plan', async () => {
    const offers = await offersFor({
      category: 'HOMELESS_ADULT',
      guests: [{ sex: 'MALE', age: 50, withPet: true }],
      at: '2026-01-18T21:00:00Z',
    });
    expect(offers[0]).toMatchObject({
      light: 'GREEN',
      shelter: { name: 'Accoglienza invernale La Palestrina' },
    });
  });
});

describe('the first steps of the guide', () => {
  test('a father with three children finds the last room for four', async () => {
    const { findBeds } = await take('A father');
    expect(findBeds.nodes[0]).toMatchObject({
      ...{ light: 'GREEN', free: 1, verdict: 'ADMITS', pool: { id: demoGuide.ids.lastRoomForFour } },
      shelter: { name: 'Casa Quattro Stanze' },
    });
  });

  test('a woman with two sons is told the near miss, and who decides', async () => {
    const { findBeds } = await take('A woman');
    expect(findBeds.nodes[0]).toMatchObject({ verdict: 'ASK', shelter: { name: 'Casa Betulla' } });
    expect(findBeds.advice.join(' ')).toMatch(/Casa Gelsomino.*14/);
  });

  test('the last bed is held once', async () => {
    const { holdBeds } = await take('The last bed');
    expect(holdBeds).toMatchObject({ state: 'HELD', pool: { free: 0, promised: 1 } });
    expect((await take('The last bed')).holdBeds.id).toBe(holdBeds.id);
  });

  test('an old number is disputed', async () => {
    const { disputeBeds } = await take('A number 31 hours old');
    expect(disputeBeds).toMatchObject({ free: 1, freshness: { level: 'STALE', disputed: true } });
  });

  test('the operator gives a room back', async () => {
    const { declareBeds } = await take('The other side');
    expect(declareBeds).toMatchObject({ operable: 2, occupied: 1, free: 1, freshness: { level: 'FRESH' } });
  });

  test('the open cases stand where their placements do', async () => {
    const state = async (id: string) => {
      const document = '($id: ID!) { intervention(id: $id) { state placements { state directions } } }';
      const { data, errors } = await world.ask('demo-worker', `query ${document}`, { id });
      expect(errors).toEqual([]);
      return data.intervention;
    };
    expect(await state(demoGuide.ids.heldCase)).toMatchObject({
      state: 'PLACING',
      placements: [{ state: 'HELD', directions: null }],
    });
    const { placements } = await state(demoGuide.ids.openCase);
    const awaited = placements.find((placement: { state: string }) => placement.state === 'CONFIRMED');
    expect(awaited.directions).toContain('Via della Corte 5');
  });

  test('every key signs somebody in', async () => {
    for (const { key } of demoGuide.keys) {
      const { data } = await world.ask(key, '{ me { name } }');
      expect([key, data?.me?.name]).toEqual([key, expect.any(String)]);
    }
  });

  test('the machine of a cooperative may do only what its scopes say', async () => {
    const { data } = await world.ask('demo-integration', '{ me { permissions } }');
    expect([...data.me.permissions].sort()).toEqual([
      'beds.declare',
      'beds.read',
      'placements.read',
      'placements.receive',
    ]);
  });
});
