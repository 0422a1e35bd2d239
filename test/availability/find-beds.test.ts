import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { adults, man, searchDocument, searchesOf, woman } from './search-world.js';

let world: World;
let district: District;
let worker: Account;
let say: ReturnType<typeof searchesOf>;
beforeAll(async () => {
  world = await createWorld();
  say = searchesOf(world);
});
afterAll(() => world.close());

/** A district where nothing else stands. */
async function newDistrict() {
  district = await world.given.district();
  worker = await world.given.worker({ district });
}
const near = { widestRing: 'OWN_DISTRICT' };
const reasonOf = (offer: { reasons: readonly { criterion: string }[] } | null, criterion: string) =>
  offer?.reasons.find((reason) => reason.criterion === criterion);

describe('an offer', () => {
  beforeAll(newDistrict);

  test('tells verdict, light, number, age and reasons, with the pool it was judged by', async () => {
    const shelter = await say.house('Casa Acero', district, { free: 2, declaredAgo: '2 hours' });
    const offer = await say.offerOf(worker, shelter, near);
    expect(offer).toMatchObject({
      verdict: 'ADMITS',
      light: 'GREEN',
      free: 2,
      placesNeeded: 1,
      ring: 'OWN_DISTRICT',
      distanceKm: null,
      pool: {
        free: 2,
        occupied: 3,
        operable: 5,
        revision: 2,
        freshness: { level: 'FRESH', disputed: false },
      },
      shelter: { name: 'Casa Acero' },
      contacts: [{ name: 'Casa Acero', route: 'DIRECT_PHONE' }],
    });
    expect(offer?.reasons[0]?.message).toBe('2 beds free, 1 needed, said 2 hours ago.');
  });

  test('speaks the language of the request', async () => {
    const { data } = await world.ask(
      worker,
      searchDocument,
      { need: { category: 'FAMILY', guests: [woman], ...near } },
      'it',
    );
    expect(data.findBeds.nodes[0].reasons[0].message).toBe('2 posti liberi, ne serve 1, detto 2 ore fa.');
  });

  test('tells the distance from the comune of the guests, rings from the district of the caller', async () => {
    const [offer] = await say.offers(worker, { ...near, municipality: '058091' });
    expect(offer?.ring).toBe('OWN_DISTRICT');
    expect(offer?.distanceKm).toBeGreaterThan(250);
    expect(offer?.distanceKm).toBeLessThan(350);
  });

  test('asks of a household as many places as it has people, newborn too, or whole rooms', async () => {
    const rooms = await say.house('Casa Stanze', district, {
      countedIn: 'ROOM',
      bedsPerRoom: 2,
      criteria: [{ kind: 'CHILDREN_MAX', effect: 'REQUIRE', number: 4 }],
    });
    const guests = [woman, { age: 0 }, { age: 7, sex: 'MALE' }];
    expect(await say.offerOf(worker, rooms, { ...near, guests })).toMatchObject({ placesNeeded: 2 });
  });
});

describe('what an offer is judged by', () => {
  beforeAll(newDistrict);

  test('a pool never declared is listed as unknown, not as full', async () => {
    const shelter = await say.house('Casa Betulla', district, { free: null });
    const offer = await say.offerOf(worker, shelter, near);
    expect(offer).toMatchObject({ light: 'GREY', free: null, verdict: 'ADMITS' });
    expect(reasonOf(offer, 'PLACES')).toMatchObject({ finding: 'UNKNOWN' });
  });

  test('a full pool is listed, red, with the reason', async () => {
    const shelter = await say.house('Casa Cedro', district, { free: 0 });
    const offer = await say.offerOf(worker, shelter, near);
    expect(offer).toMatchObject({ light: 'RED', free: 0, verdict: 'ADMITS' });
    expect(reasonOf(offer, 'PLACES')).toMatchObject({ finding: 'FAIL' });
  });

  test('silence about children is asked about, not passed', async () => {
    const shelter = await say.house('Casa Dalia', district);
    const offer = await say.offerOf(worker, shelter, { ...near, guests: [woman, { age: 6 }] });
    expect(offer).toMatchObject({ verdict: 'ASK', light: 'YELLOW' });
  });

  test('who is not admitted is left out, and listed last with the near miss when asked for', async () => {
    const shelter = await say.house('Casa Erica', district, {
      criteria: [...adults, { kind: 'MALE_CHILD_AGE_MAX', effect: 'REQUIRE', number: 12 }],
    });
    const need = { ...near, guests: [woman, { sex: 'MALE', age: 14 }] };
    expect(await say.offerOf(worker, shelter, need)).toBeNull();
    const offers = await say.offers(worker, { ...need, includeExcluded: true });
    expect(offers.at(-1)?.shelter.name).toBe('Casa Erica');
    expect(offers.at(-1)).toMatchObject({ verdict: 'EXCLUDES', light: 'RED' });
    expect(reasonOf(offers.at(-1) ?? null, 'MALE_CHILD_AGE_MAX')).toMatchObject({
      finding: 'FAIL',
      message: expect.stringContaining('if the boy of 14 were 12 or under'),
    });
  });

  test('a need that the pool does not serve excludes it', async () => {
    const shelter = await say.house('Casa Faggio', district, { categories: ['OLDER_PERSON'] });
    expect(await say.offerOf(worker, shelter, near)).toBeNull();
    const excluded = await say.offerOf(worker, shelter, { ...near, includeExcluded: true });
    expect(reasonOf(excluded, 'NEED_CATEGORY')).toMatchObject({ finding: 'FAIL' });
  });

  test('a temporary rule counts in its window and expires by itself', async () => {
    const now = await world.clock.now();
    const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString();
    const tonight = { kind: 'SEX', effect: 'REQUIRE', words: ['FEMALE'], validUntil: inHours(6) };
    const shelter = await say.house('Casa Ginestra', district, { criteria: [...adults, tonight] });
    const need = { ...near, guests: [man] };
    expect(await say.offerOf(worker, shelter, need)).toBeNull();
    expect(await say.offerOf(worker, shelter, { ...need, at: inHours(5) })).toBeNull();
    expect(await say.offerOf(worker, shelter, { ...need, at: inHours(6) })).toMatchObject({
      verdict: 'ADMITS',
    });
  });

  test('closed pools, and pools of closed shelters, are not offered', async () => {
    const shelter = await say.house('Casa Iris', district);
    await world.database.sql('update shelter set closed_at = registry_now() where id = $1', [shelter.id]);
    expect(await say.offerOf(worker, shelter, near)).toBeNull();
  });
});

describe('a lapsed hold', () => {
  beforeAll(newDistrict);

  test('counts no more, with no job running', async () => {
    const shelter = await say.house('Casa Olmo', district, { free: 1 });
    await holdOnePlace(shelter.pool.id, '10 minutes');
    expect(await say.offerOf(worker, shelter, near)).toMatchObject({ free: 0, light: 'RED' });
    await world.clock.advance('11 minutes');
    const offer = await say.offerOf(worker, shelter, near);
    expect(offer).toMatchObject({ free: 1, light: 'GREEN', pool: { promised: 0, free: 1, revision: 3 } });
  });
});

/** A promise as the ledger writes it. */
async function holdOnePlace(poolId: string, lasting: string) {
  await world.database.sql(
    `with opened as (
       insert into intervention (number, district_id, opened_at, opened_by, assigned_to)
       select gen_random_uuid()::text, p.district_id, registry_now(), $2, $2 from bed_pool p where p.id = $1
       returning id
     ), held as (
       insert into placement (pool_id, intervention_id, places, held_at, held_by, expires_at)
       select $1, o.id, 1, registry_now(), $2, registry_now() + $3::interval from opened o
       returning id, expires_at
     ), pool as (
       update bed_pool p set promised = 1, revision = p.revision + 1, next_lapse_at = held.expires_at
       from held where p.id = $1
       returning p.*, held.id as placement_id
     )
     insert into bed_ledger (pool_id, revision, at, kind, actor_id, channel, placement_id, promised_change, authorised,
       out_of_service, turnaround, surge_places, surge_until, counted, moved, promised, observed_at, disputed, closed)
     select id, revision, registry_now(), 'HELD', $2, 'WEB', placement_id, 1, authorised, out_of_service, turnaround,
       surge_places, surge_until, counted, moved, promised, observed_at, false, false
     from pool`,
    [poolId, worker.id, lasting],
  );
}

describe('who may search', () => {
  beforeAll(newDistrict);

  test('nobody without signing in', async () => {
    expect(await say.search(null)).toMatchObject({ code: 'NOT_SIGNED_IN', data: null });
  });

  test('workers, coordinators and keys with the scope; nobody else', async () => {
    const organisation = await world.given.organisation();
    const others = [
      await world.given.mediator({ district }),
      await world.given.backOffice({ municipalities: [district.comune] }),
      await world.given.operator({ organisation }),
      await world.given.admin(),
      await world.given.auditor(),
      await world.given.integration({ district, scopes: ['beds.read'] }),
    ];
    for (const who of others)
      expect(await say.search(who)).toMatchObject({ code: 'NOT_ALLOWED', data: null });
    const allowed = [
      worker,
      await world.given.coordinator({ district }),
      await world.given.integration({ district, scopes: ['beds.search', 'beds.read'] }),
    ];
    for (const who of allowed) expect(await say.search(who)).toMatchObject({ code: null });
  });

  test('only who belongs to a district: a search starts from one', async () => {
    const key = await world.given.account({ roles: ['SOCIAL_WORKER'] });
    const { code, errors } = await say.search(key);
    expect(code).toBe('NOT_ALLOWED');
    expect(errors[0]?.message).toContain('belongs to no district');
  });

  test('a case that the caller may not work on does not exist, before anything is searched', async () => {
    const interventionId = '7d8d6aad-bb01-4141-8a7c-ac1929aa7465';
    const texts = await world.statements(async () => {
      expect(await say.search(worker, { interventionId })).toMatchObject({ code: 'NOT_FOUND', data: null });
    });
    expect(texts.filter((text) => text.includes('pool_now'))).toEqual([]);
  });
});

describe('a need that cannot be', () => {
  beforeAll(newDistrict);

  test.each<[string, object, string]>([
    ['nobody', { guests: [] }, 'need.guests'],
    ['more than twenty', { guests: Array.from({ length: 21 }, () => woman) }, 'need.guests'],
    ['an age below zero', { guests: [woman, { age: -1 }] }, 'need.guests.1.age'],
    ['an age above 120', { guests: [{ age: 121 }] }, 'need.guests.0.age'],
    [
      'a fact given twice with different values',
      { guests: [{ ...woman, withPet: true, facts: [{ criterion: 'PET', holds: false }] }] },
      'need.guests.0.facts.0.holds',
    ],
    ['a comune that is not there', { municipality: '999999' }, 'need.municipality'],
    ['a comune that is no code', { municipality: 'Bologna' }, 'need.municipality'],
    [
      'a comune to avoid that is not there',
      { avoidMunicipalities: ['037006', '999999'] },
      'need.avoidMunicipalities',
    ],
    ['an instant 31 days away', { at: new Date(Date.now() + 31 * 86_400_000).toISOString() }, 'need.at'],
    ['a language in words', { guests: [{ ...woman, languages: ['wolof'] }] }, 'need.guests.0.languages'],
  ])('%s is refused and the field named', async (_, need, field) => {
    const { code, errors, data } = await say.search(worker, need);
    expect({ code, data, field: errors[0]?.extensions.details?.field }).toEqual({
      code: 'INVALID_INPUT',
      data: null,
      field,
    });
  });

  test.each([0, 101])('a page of %i is refused', async (first) => {
    const { code, data } = await say.search(worker, {}, { first });
    expect([code, data ?? null]).toEqual(['INVALID_INPUT', null]);
  });

  test('what is null is as if it were left out', async () => {
    const need = {
      municipality: null,
      widestRing: null,
      at: null,
      avoidMunicipalities: null,
      includeExcluded: null,
    };
    const { data, code } = await say.search(worker, {
      ...need,
      guests: [{ sex: null, age: null, facts: null }],
    });
    expect(code).toBeNull();
    expect(data.findBeds.nodes).toBeDefined();
  });
});

describe('the statements of a search', () => {
  test('are at most twelve for the fattest document, however long the list', async () => {
    await newDistrict();
    // That the key was used is written down once a minute.
    await say.search(worker, near);
    const counts = [];
    for (const shelters of [1, 4, 30]) {
      for (let made = 0; made < shelters; made++) await say.house(`Casa ${shelters} ${made}`, district);
      const texts = await world.statements(() => say.search(worker, near, { first: 100 }));
      counts.push(texts.length);
    }
    expect(new Set(counts).size).toBe(1);
    const farther = await world.statements(() =>
      say.search(worker, { widestRing: 'NATIONAL', category: 'DISABILITY', municipality: '037006' }),
    );
    expect(Math.max(...counts, farther.length)).toBeLessThanOrEqual(12);
  });
});
