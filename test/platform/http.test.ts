import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { bodyLimitBytes } from '../../src/platform/http.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const post = (body: string | object, type = 'application/json') =>
  request(world.app.http).post('/graphql').set('Content-Type', type).set('Accept-Language', 'it').send(body);

describe('a request that is none is refused as JSON, with a code, in the language of the caller', () => {
  const query = '{ me { id } }';
  test.each([
    ['malformed JSON', '{"query": "{ me', 400, 'body'],
    ['an empty body', '', 400, 'query'],
    ['no document', {}, 400, 'query'],
    ['several operations', [{ query }, { query }], 400, 'body'],
    ['variables that are text', { query, variables: 'x' }, 400, 'variables'],
    ['variables that are a list', { query, variables: [] }, 400, 'variables'],
    ['a name that is a number', { query, operationName: 7 }, 400, 'operationName'],
    ['a name of no operation', { query, operationName: 'Nobody' }, 400, 'document'],
    ['a field that does not exist', { query: '{ nothing }' }, 400, 'document'],
    [
      'a variable of another kind',
      {
        query: 'query ($first: Int) { districts(first: $first) { nodes { id } } }',
        variables: { first: 'x' },
      },
      400,
      'document',
    ],
    ['a body of a megabyte', { query: `{ me { id } } # ${'x'.repeat(1_000_000)}` }, 413, 'body'],
    ['a body one byte too long', `{"query":"${'x'.repeat(bodyLimitBytes - 11)}"}`, 413, 'body'],
  ])('%s', async (_, body, status, field) => {
    const answer = await post(body as object);
    expect(answer.status).toBe(status);
    expect(answer.type).toBe('application/json');
    expect(answer.body.errors[0].extensions).toMatchObject({ code: 'INVALID_INPUT', details: { field } });
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\bat \w+ \(|INTERNAL/);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    '%s',
    async (type) => {
      expect((await post(JSON.stringify({ query }), type)).status).toBe(415);
    },
  );

  test('a compressed body', async () => {
    const answer = await post('x', 'application/json').set('Content-Encoding', 'gzip');
    expect(answer.status).toBe(415);
  });

  test.each(['put', 'delete', 'options', 'patch'] as const)('the method %s', async (method) => {
    const answer = await request(world.app.http)[method]('/graphql');
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, POST']);
  });

  test('a mutation by GET', async () => {
    const answer = await request(world.app.http)
      .get('/graphql')
      .query({ query: 'mutation { markReady(input: {poolId: "x"}) { id } }' });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
    expect(answer.body.errors[0].message).toBe(
      'method: GET serve solo a leggere. Inviare una mutation con POST.',
    );
  });

  test('a page that is not there', async () => {
    const answer = await request(world.app.http).get('/nothing');
    expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([404, 'NOT_FOUND']);
  });
});

describe('two mutations in one document', () => {
  test('are refused before either is done', async () => {
    const act = 'markReady(input: { poolId: "x" }) { id }';
    const answer = await world.ask(null, `mutation { one: ${act} other: ${act} }`);
    expect(answer.code).toBe('TOO_COMPLEX');
    const spread = await world.ask(
      null,
      `mutation { ...f } fragment f on Mutation { one: ${act} other: ${act} }`,
    );
    expect(spread.code).toBe('TOO_COMPLEX');
  });
});

describe('the size of a page', () => {
  test('is the usual one for a variable that was never set', async () => {
    const list =
      'query ($first: Int) { municipalities(text: "san", first: $first) { nodes { name } pageInfo { hasNextPage } } }';
    const usual = await world.ask(null, list);
    expect(usual.data.municipalities.nodes).toHaveLength(20);
    expect((await world.ask(null, list, { first: null })).data).toEqual(usual.data);
  });

  test.each([0, 101, -1])('is not %s', async (first) => {
    const answer = await world.ask(
      null,
      `{ municipalities(text: "san", first: ${first}) { nodes { name } } }`,
    );
    expect(answer.errors[0]?.extensions).toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'first' },
    });
  });
});

describe('health and readiness', () => {
  test('answer without a key', async () => {
    expect((await request(world.app.http).get('/health')).body).toEqual({ status: 'ok' });
    expect((await request(world.app.http).get('/ready')).body).toEqual({ status: 'ready' });
  });

  test('no header tells what serves', async () => {
    const { headers } = await request(world.app.http).get('/health');
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['x-powered-by', 'server', 'etag']));
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});
