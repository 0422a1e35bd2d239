import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import request from 'supertest';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { overHttp, transports } from './transports.js';

let world: World;
let worker: Account;
let poolId: string;
beforeAll(async () => {
  world = await createWorld();
  const district = await world.given.district();
  worker = await world.given.worker({ district });
  poolId = (await world.given.shelter({ district })).pool.id;
});
afterAll(() => world.close());

const times = (count: number, text: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join(' ');
const search = 'findBeds(need: {category: FAMILY, guests: [{sex: FEMALE, age: 34}]}) { nodes { free } }';
const nested = (levels: number, leaf = 'id'): string =>
  times(levels, (at) => (at % 2 ? 'shelter {' : 'pools {')) + leaf + '}'.repeat(levels);
const bomb = (doublings: number) =>
  `{ me { ...f0 } } ${times(doublings, (at) => `fragment f${at} on Me { ...f${at + 1} ...f${at + 1} }`)} fragment f${doublings} on Me { id }`;

const tooComplex: [string, string, object][] = [
  ['101 aliases of __typename', `{ ${times(101, (at) => `a${at}: __typename`)} }`, { limit: 20 }],
  ['101 aliases of a search', `{ ${times(101, (at) => `a${at}: ${search}`)} }`, {}],
  [
    'aliases in fragments',
    `{ ${times(16, () => '...f')} } fragment f on Query { a: __typename b: me { id } }`,
    {},
  ],
  ['one field 500 times', `{ me { ${times(500, () => 'id')} } }`, { sameField: 21, limit: 20 }],
  [
    'one field 300 times with other arguments',
    `{ ${times(300, (at) => `shelters(first: ${(at % 100) + 1}) { nodes { id } }`)} }`,
    {},
  ],
  [
    'one field 21 times through fragments',
    `{ me { ${times(21, () => '...f')} } } fragment f on Me { id }`,
    {},
  ],
  [
    '60 times @skip',
    `{ me { ${times(60, () => '... @skip(if: false) { id }')} } }`,
    { directives: 11, limit: 10 },
  ],
  ['60 times @skip on one field', `{ me { id ${times(60, () => '@skip(if: false)')} } }`, {}],
  ['depth 20', `{ shelters { nodes { ${nested(18)} } } }`, { depth: 21, limit: 10 }],
  [
    'depth 20 through fragments',
    `{ shelters { nodes { ...f0 } } } ${times(9, (at) => `fragment f${at} on Shelter { pools { shelter { ...f${at + 1} } } }`)} fragment f9 on Shelter { id }`,
    { depth: 21 },
  ],
  [
    'depth 20 through inline fragments',
    `{ shelters { nodes { ${times(9, () => '... on Shelter { pools { ... on BedPool { shelter {')} id ${'}}}}'.repeat(9)} } } }`,
    { depth: 21 },
  ],
  ['a bomb of 24 fragments that double', bomb(24), { limit: 20 }],
  ['a bomb of 200 fragments that double', bomb(200), {}],
  ['more than 2,000 words', `{ ${'me { id } '.repeat(900)} }`, { limit: 2000 }],
  [
    'introspection in a circle',
    '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }',
    {},
  ],
  ['__type in a circle', '{ __type(name: "Shelter") { fields { type { fields { name } } } } }', {}],
  [
    'introspection deeper than the standard one',
    `{ __schema { types { fields { type { ${'ofType { '.repeat(20)} name ${'}'.repeat(20)} } } } } }`,
    {},
  ],
  [
    'introspection through fragments',
    '{ __schema { ...s } } fragment s on __Schema { types { ...t } } fragment t on __Type { fields { type { ...u } } } fragment u on __Type { interfaces { fields { name } } }',
    {},
  ],
];
const invalid: [string, string][] = [
  ['a fragment that holds itself', '{ me { ...f } } fragment f on Me { ...f }'],
  ['fragments in a circle', '{ me { ...f } } fragment f on Me { ...g } fragment g on Me { ...f }'],
  ['an unknown directive ten times', `{ me { id ${times(10, () => '@aa')} } }`],
  ['@defer', '{ me { ... @defer { id } } }'],
  ['@stream', '{ shelters { nodes @stream(initialCount: 1) { id } } }'],
  ['ten unknown fields', `{ ${times(10, (at) => `planted${at}`)} }`],
];

describe.each(transports)('over %s', (name, ask) => {
  test.each(tooComplex)(
    '%s is TOO_COMPLEX, with what it is and how much it may be',
    async (_, query, details) => {
      const { status, errors } = await ask(world, worker, { query });
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['TOO_COMPLEX']);
      expect(errors[0]?.extensions.details).toMatchObject({ limit: expect.any(Number), ...details });
      expect(errors[0]?.message).toMatch(/^The request asks for too much: /);
      if (name === 'HTTP') expect(status).toBe(400);
    },
  );

  test.each(invalid)('%s is INVALID_INPUT, with at most five errors', async (_, query) => {
    const { status, errors } = await ask(world, worker, { query });
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThanOrEqual(5);
    for (const { extensions } of errors)
      expect(extensions).toMatchObject({ code: 'INVALID_INPUT', details: { field: 'document' } });
    if (name === 'HTTP') expect(status).toBe(400);
  });

  test('a page of 100,000 is refused, literally, by a variable and by its default', async () => {
    const history = (first: string) =>
      `bedsChanged { pool { history(first: ${first}) { nodes { __typename } } } }`;
    const kind = name === 'HTTP' ? 'query' : 'subscription';
    const list = (first: string) =>
      name === 'HTTP' ? `shelters(first: ${first}) { nodes { id } }` : history(first);
    for (const asked of [
      { query: `${kind} { ${list('100000')} }` },
      { query: `${kind} ($n: Int) { ${list('$n')} }`, variables: { n: 100_000 } },
      { query: `${kind} ($n: Int = 100000) { ${list('$n')} }` },
    ]) {
      const { errors } = await ask(world, worker, asked);
      expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT', details: { field: 'first' } } }]);
    }
  });

  test('lists in lists cost what the variables make of them', async () => {
    const lists = '{ nodes { __typename } edges { node { __typename } } }';
    const pools = (inner: string) => `pool { shelter { pools { ${inner} shelter { pools { ${inner} } } } } }`;
    const query =
      name === 'HTTP'
        ? `query ($n: Int) { shelters(first: $n) { nodes { pools { history(first: $n) ${lists} } } } }`
        : `subscription ($n: Int) { bedsChanged { ${pools(`history(first: $n) ${lists}`)} } }`;
    const { status, errors } = await ask(world, worker, { query, variables: { n: 100 } });
    expect(errors).toMatchObject([
      { extensions: { code: 'TOO_COMPLEX', details: { limit: 5000, cost: expect.any(Number) } } },
    ]);
    if (name === 'HTTP') expect(status).toBe(400);
    if (name === 'HTTP')
      expect((await ask(world, worker, { query, variables: { n: 2 } })).errors).toEqual([]);
  });

  test('refusing takes little of the processor', async () => {
    const costly = tooComplex.filter(([what]) => /^one field|bomb|words/.test(what));
    for (const [what, query] of costly) {
      const before = process.cpuUsage();
      await ask(world, worker, { query });
      const { user, system } = process.cpuUsage(before);
      expect([what, (user + system) / 1000 < 200]).toEqual([what, true]);
    }
  });
});

describe('over HTTP', () => {
  test('several mutations in one document are refused before any is done, so also guesses under aliases', async () => {
    const act = (at: number) => `a${at}: declareBeds(input: {poolId: "${poolId}", occupied: 1}) { id }`;
    for (const count of [2, 30, 101]) {
      const told = await overHttp(world, worker, { query: `mutation { ${times(count, act)} }` });
      expect([told.status, told.errors[0]?.extensions.code]).toEqual([400, 'TOO_COMPLEX']);
    }
    const [pool] = await world.database.sql('select max(revision)::int as revision from bed_pool');
    expect(pool).toEqual({ revision: 2 });
  });

  test('the standard introspection query passes, with all its options', async () => {
    for (const options of [
      {},
      { oneOf: true, schemaDescription: true, specifiedByUrl: true, inputValueDeprecation: true },
    ]) {
      const { data, errors } = await world.ask(null, getIntrospectionQuery(options));
      expect(errors).toEqual([]);
      expect(buildClientSchema(data).getQueryType()?.name).toBe('Query');
    }
  });

  test.each([
    ['percent signs', '%'.repeat(5_000)],
    ['underscores', '_'.repeat(5_000)],
    ['a pattern', '((a+)+)+$'],
    ['letters that grow when they are normalised', 'ﷺ'.repeat(15_000)],
    ['letters with many marks', `z${'\u0301'.repeat(20_000)}`],
    ['halves of letters', '\ud800'.repeat(1_000)],
  ])('a search for %s is refused or quick', async (_, text) => {
    for (const field of ['municipalities', 'organisations', 'services']) {
      const began = performance.now();
      const query = `query ($text: String!) { ${field}(${field === 'municipalities' ? 'text' : 'search'}: $text) { nodes { id: __typename } } }`;
      const { status, errors } = await overHttp(world, worker, { query, variables: { text } });
      expect(status).toBeLessThan(500);
      for (const { extensions } of errors) expect(extensions.code).toBe('INVALID_INPUT');
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  });

  test('500 callers who hang up leave no work behind', async () => {
    const post = () => {
      const asked = request(world.app.http).post('/graphql').set('Authorization', `Bearer ${worker.key}`);
      return asked.send({ query: `{ ${search} }` }).timeout({ deadline: 1 + Math.random() * 40 });
    };
    for (let round = 0; round < 10; round++)
      await Promise.all(Array.from({ length: 50 }, () => post().catch(() => undefined)));
    await pause(500);
    const busy = await world.database.sql(
      "select 1 from pg_stat_activity where datname = current_database() and usename = 'riparo_server' and state <> 'idle'",
    );
    expect(busy).toEqual([]);
    expect((await world.ask(worker, `{ ${search} }`)).errors).toEqual([]);
  });
});
