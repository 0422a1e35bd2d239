import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { pools, shelters } from '../../seeds/demo/shelters.js';
import { demoGuide, loadComuni, seedDemo } from '../../seeds/index.js';
import { patronSaints } from '../../seeds/patron-saints.js';
import {
  criterionShapes,
  isStatedKind,
  whyNotCriterion,
} from '../../src/directory/admission/criterion.rules.js';
import { NeedCategory, ServiceKind, ShelterKind } from '../../src/directory/closed-lists.js';
import { whyNotGuardedPhone } from '../../src/directory/contacts/contacts.rules.js';
import type { Hours } from '../../src/directory/hours/hours.types.js';
import { whyNotHours } from '../../src/directory/hours/why-not-hours.rules.js';
import { namesIn } from '../../src/directory/shelters/comune-named.rules.js';
import { secretsFrom } from '../../src/platform/secrets.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { openSealed } from '../support/sealed.js';

const secrets = secretsFrom(randomBytes(32).toString('base64'));
const nationalNumbers = ['1522', '800 290 290', '114'];
const databases: TestDatabase[] = [];
let database: TestDatabase;

async function asOwner<T>({ name }: TestDatabase, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(process.env.RIPARO_TEST_OWNER_URL ?? '');
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function emptyRegistry(): Promise<TestDatabase> {
  const created = await createTestDatabase();
  databases.push(created);
  await asOwner(created, loadComuni);
  return created;
}

async function column(text: string): Promise<string[]> {
  const rows = await database.sql<{ value: string }>(
    `select distinct t.value from (${text}) t (value) order by 1`,
  );
  return rows.map(({ value }) => value);
}

beforeAll(async () => {
  database = await emptyRegistry();
  await asOwner(database, (client) => seedDemo(client, secrets));
});
afterAll(async () => {
  for (const created of databases) await created.drop();
});

describe('the Comuni of Italy', () => {
  const fingerprint = `select count(*)::int as comuni, count(m.district_id)::int as placed,
    count(m.patron_saint_day)::int as saints, md5(string_agg(m::text, '' order by m.istat_code)) as all_of_it,
    max(m.xmin::text::bigint) as last_written from municipality m`;

  test('are 7,894, in 110 provinces and 20 regions', async () => {
    const counts = await database.sql(`select (select count(*)::int from municipality) as comuni,
      (select count(*)::int from province) as provinces, (select count(*)::int from region) as regions`);
    expect(counts).toEqual([{ comuni: 7894, provinces: 110, regions: 20 }]);
  });

  test('loaded again write nothing, and keep their districts', async () => {
    const before = await database.sql(fingerprint);
    await asOwner(database, loadComuni);
    expect(await database.sql(fingerprint)).toEqual(before);
    expect(before).toMatchObject([{ placed: 30, saints: Object.keys(patronSaints).length }]);
  });

  test('get back what the list says of them, but keep the saint that somebody stated', async () => {
    const other = await emptyRegistry();
    await other.sql(
      `update municipality set name = 'Imla', patron_saint_day = 14 where istat_code = '037032'`,
    );
    await asOwner(other, loadComuni);
    expect(
      await other.sql(`select name, patron_saint_day as day from municipality where istat_code = '037032'`),
    ).toEqual([{ name: 'Imola', day: 14 }]);
  });
});

describe('the demo district', () => {
  test('breaks no invariant', async () => {
    expect(await database.brokenInvariants()).toEqual({});
  });

  test('is the same on every machine, and a second seeding leaves it alone', async () => {
    const tables = await column(`select c.table_name from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and c.column_name = 'id' and c.data_type = 'uuid' and t.table_type = 'BASE TABLE'`);
    const ids = tables.map((table) => `select '${table}/' || id from ${table}`).join(' union all ');
    const other = await emptyRegistry();
    expect(await asOwner(other, (client) => seedDemo(client, secrets))).toBe(true);
    expect(await asOwner(other, (client) => seedDemo(client, secrets))).toBe(false);
    const here = await database.sql(`select value from (${ids}) t (value) order by 1`);
    expect(await other.sql(`select value from (${ids}) t (value) order by 1`)).toEqual(here);
    expect(here.length).toBeGreaterThan(1000);
  });

  test('is seeded once by servers that start together', async () => {
    const other = await emptyRegistry();
    const seeded = await Promise.all(
      [1, 2, 3].map(() => asOwner(other, (client) => seedDemo(client, secrets))),
    );
    expect(seeded.filter(Boolean)).toHaveLength(1);
  });

  test('has about 140,000 inhabitants and neighbours near and far', async () => {
    const [main] = await database.sql<{ id: string; inhabitants: number }>(
      `select d.id, sum(m.population)::int as inhabitants from district d join municipality m on m.district_id = d.id
       where d.name = 'Ambito Santerno e Sillaro' group by d.id`,
    );
    expect(main?.inhabitants).toBe(138_188);
    const rings = await database.sql(
      `select r.ring, r.told_ring from rings_from('${main?.id}') r order by r.ring, r.told_ring`,
    );
    expect(rings.map((row) => [row.ring, row.told_ring])).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ]);
  });

  test('hides a neighbour under 20,000 inhabitants in a wider area', async () => {
    const areas = await database.sql(
      `select count(*)::int as districts, sum(d.inhabitants)::int > 20000 as wide from (
         select d.told_area_id, sum(m.population) as inhabitants from district d
         join municipality m on m.district_id = d.id group by d.id) d
       group by d.told_area_id having count(*) > 1 or sum(d.inhabitants) < 20000`,
    );
    expect(areas).toEqual([{ districts: 2, wide: true }]);
  });

  test('has shelters of every kind and pools for every need', async () => {
    expect(shelters.length).toBeGreaterThanOrEqual(45);
    expect(shelters.length).toBeLessThanOrEqual(60);
    expect(pools.length).toBeGreaterThanOrEqual(95);
    expect(pools.length).toBeLessThanOrEqual(120);
    expect(await column('select kind from shelter')).toEqual(Object.keys(ShelterKind).sort());
    expect(await column('select unnest(categories) from bed_pool')).toEqual(Object.keys(NeedCategory).sort());
    expect(await column('select kind from service')).toEqual(Object.keys(ServiceKind).sort());
  });

  test('states every criterion that a shelter may state, as a shelter may state it', async () => {
    const stated = Object.entries(criterionShapes).flatMap(([kind, shape]) => (shape ? [kind] : []));
    expect(await column('select kind from criterion')).toEqual(stated.sort());
    const criteria = pools.flatMap(({ pool }) => pool.criteria);
    const refused = criteria.map(({ kind, effect, number, words, note }) =>
      isStatedKind(kind)
        ? whyNotCriterion({
            ...{ kind, effect, number: number ?? null, words: words ?? null, note: note ?? null },
            ...{ validFrom: null, validUntil: null },
          })
        : kind,
    );
    expect(refused.filter((code) => code !== null)).toEqual([]);
  });

  test('has counts of every age, mostly full, some not to be trusted', async () => {
    const [figures] = await database.sql<Record<string, number>>(
      `select count(*)::int as pools,
         count(*) filter (where n.free = 0)::int as full, count(*) filter (where n.free = 1)::int as last,
         count(*) filter (where n.free > 1)::int as more, count(*) filter (where n.free is null)::int as unknown,
         count(*) filter (where n.overcommitted)::int as over, count(*) filter (where n.disputed)::int as disputed,
         count(*) filter (where n.surge > 0)::int as surge, count(*) filter (where n.out_of_service > 0)::int as out,
         count(*) filter (where n.age < n.fresh_for_hours)::int as fresh,
         count(*) filter (where n.age >= n.fresh_for_hours and n.age < n.stale_after_hours)::int as ageing,
         count(*) filter (where n.age >= n.stale_after_hours)::int as stale
       from (select n.*, extract(epoch from n.as_of - n.observed_at) / 3600 as age from pool_now n) n`,
    );
    const { pools: all = 0, full = 0, ...others } = figures ?? {};
    expect(full / all).toBeGreaterThan(0.5);
    for (const [name, count] of Object.entries(others)) expect([name, count > 0]).toEqual([name, true]);
  });

  test('keeps hours that the registry would keep', async () => {
    const documents = await database.sql<{ hours: Hours }>(
      `select h.hours from shelter s, unnest(array[s.staffed_hours, s.admission_hours, s.telephone_hours]) h (hours)
         where h.hours is not null
       union all select hours from contact where hours is not null
       union all select hours from service where hours is not null`,
    );
    expect(documents.map(({ hours }) => whyNotHours(hours)).filter(Boolean)).toEqual([]);
  });

  test('signs nobody in but those it tells of, and only where demo keys are on', async () => {
    const keys = await database.sql<{ hint: string; demo: boolean }>(
      'select hint, demo from api_key order by hint',
    );
    expect(keys).toEqual(
      demoGuide.keys.map(({ key }) => ({ hint: key, demo: true })).sort((a, b) => (a.hint < b.hint ? -1 : 1)),
    );
  });
});

describe('the cases of the demo', () => {
  test('are in every state a placement can reach, two of them open', async () => {
    const [found] = await database.sql(
      `select (select count(*)::int from intervention i where i.closed_at is null) as open,
         count(*) filter (where p.released_at is not null)::int > 0 as released,
         count(*) filter (where p.refused_at is not null)::int > 0 as refused,
         count(*) filter (where p.no_show_at is not null)::int > 0 as missed,
         count(*) filter (where p.ended_at is not null)::int > 0 as ended,
         count(*) filter (where p.confirmed_at is null and p.expires_at < registry_now())::int > 0 as lapsed,
         count(*) filter (where p.arrived_at is not null and p.ended_at is null and p.stay_until > registry_now())::int > 0 as inside,
         count(*) filter (where p.ended_at is null and p.stay_until < registry_now())::int > 0 as overdue,
         count(*) filter (where p.promise_ended_at is null and p.confirmed_at is null
           and p.expires_at between registry_now() + interval '30 minutes' and registry_now() + interval '41 minutes')::int as held,
         count(*) filter (where p.promise_ended_at is null
           and p.expected_by between registry_now() and registry_now() + interval '1 hour')::int as expected
       from placement p`,
    );
    expect(found).toEqual({
      ...{ open: 2, released: true, refused: true, missed: true, ended: true, lapsed: true },
      ...{ inside: true, overdue: true, held: 1, expected: 1 },
    });
  });

  test('open with the key they were sealed with', async () => {
    const calls =
      "select intervention_id as id, 'call.situation:' || id as context, situation_sealed as sealed from call where intervention_id is not null";
    const rows = await database.sql<{ id: string; context: string; sealed: Buffer }>(calls);
    const opening = rows.map((row) => openSealed(database, secrets, { kind: 'INTERVENTION', ...row }));
    expect((await Promise.all(opening)).every((text) => text.length > 40)).toBe(true);
  });
});

describe('nothing of the demo is real or betrays a place', () => {
  test('telephones lead nowhere, national numbers apart', async () => {
    const phones = await column(`select phone from organisation union all select phone from shelter
      union all select phone from contact`);
    const real = phones.filter((phone) => phone !== null && !/^\+39 000 \d{3} \d{4}$/.test(phone));
    expect(real.sort()).toEqual([...nationalNumbers].sort());
  });

  test('mail and sites lie under example.org', async () => {
    const written = await database.sql<{ value: string }>(
      `select email as value from organisation where email is not null
       union all select website from organisation where website is not null`,
    );
    const outside = written.filter(
      ({ value }) => !/^(https:\/\/|[a-z]+@)([a-z-]+\.)?example\.org$/.test(value),
    );
    expect(outside).toEqual([]);
    expect(written.length).toBeGreaterThan(20);
  });

  test('a guarded shelter has a code name, a gateway, no place and no telling number', async () => {
    const guarded = await database.sql<{ name: string }>(
      `select s.name from shelter s where s.secrecy in ('CONFIDENTIAL_ADDRESS', 'SECRET')
         and s.municipality_code is null and s.address is null and s.latitude is null and s.longitude is null
         and s.phone is null and s.gateway_id is not null and s.note is null
         and not exists (select from bed_pool p where p.shelter_id = s.id and p.latitude is not null)`,
    );
    expect(guarded).toHaveLength(9);
    const phones = shelters
      .filter(({ comune }) => comune === null)
      .flatMap(({ contacts }) => contacts.flatMap(({ phone }) => (phone ? [whyNotGuardedPhone(phone)] : [])));
    expect(phones.filter(Boolean)).toEqual([]);
  });

  test('no Comune stands in what is told of a guarded shelter', async () => {
    const told = await database.sql<{ value: string }>(
      `select s.name as value from shelter s where s.municipality_code is null
       union all select p.name from bed_pool p join shelter s on s.id = p.shelter_id where s.municipality_code is null
       union all select c.name from contact c join shelter s on s.id = c.shelter_id where s.municipality_code is null
       union all select r.note from criterion r join bed_pool p on p.id = r.pool_id join shelter s on s.id = p.shelter_id
         where s.municipality_code is null and r.note is not null
       union all select d.note from declaration d join bed_pool p on p.id = d.pool_id join shelter s on s.id = p.shelter_id
         where s.municipality_code is null and d.note is not null`,
    );
    const words = told.flatMap(({ value }) => namesIn(value));
    const named = await database.sql(
      `select m.name from municipality m where m.search_name in (${words.map((word) => `'${word}'`).join(', ')})`,
    );
    expect(named).toEqual([]);
  });

  test('one guarded shelter has a stored address, sealed; the others are availability-only', async () => {
    const stored = await database.sql<{ id: string; sealed: Buffer }>(
      'select shelter_id as id, address_sealed as sealed from shelter_secret where address_sealed is not null',
    );
    expect(stored).toHaveLength(1);
    const [sealed] = stored.map((row) => ({ ...row, context: `shelter_secret.address:${row.id}` }));
    const address = sealed && (await openSealed(database, secrets, { kind: 'SHELTER', ...sealed }));
    expect(address).toContain('Vicolo delle Ortensie');
  });
});
