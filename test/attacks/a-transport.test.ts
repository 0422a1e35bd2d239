import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { capturedLog } from './captured-log.js';
import { sendRaw } from './raw-http.js';

const { log, lines } = capturedLog();
let world: World;
let worker: Account;
let poolId: string;
const written: string[] = [];
const streams = [process.stdout, process.stderr] as const;
const originals = streams.map((stream) => stream.write);

beforeAll(async () => {
  world = await createWorld({ log, installation: { publicUrl: 'https://riparo.example' } });
  const district = await world.given.district();
  worker = await world.given.worker({ district });
  poolId = (await world.given.shelter({ district })).pool.id;
  for (const stream of streams)
    stream.write = ((chunk: unknown) => {
      written.push(String(chunk));
      return true;
    }) as typeof stream.write;
});
afterAll(async () => {
  streams.forEach((stream, at) => {
    const original = originals[at];
    if (original) stream.write = original;
  });
  await world.close();
});

const paths = ['/graphql', '/graphql/stream'];
const query = '{ me { id } }';
const send = (path: string, body: string | object, type = 'application/json') =>
  request(world.app.http)
    .post(path)
    .set('Content-Type', type)
    .set('Authorization', `Bearer ${worker.key}`)
    .set('Accept-Language', 'en')
    .send(body);
const codeOf = (body: { errors?: { extensions: { code: string } }[] }) => body.errors?.[0]?.extensions.code;

describe.each(paths)('%s', (path) => {
  test('a list of ten operations is refused', async () => {
    const answer = await send(
      path,
      Array.from({ length: 10 }, () => ({ query })),
    );
    expect([answer.status, codeOf(answer.body)]).toEqual([400, 'INVALID_INPUT']);
  });

  test.each([
    ['malformed JSON', '{"query": "canary-7f31'],
    ['a text alone', '"canary-7f31"'],
    ['a name that stands twice', '{"query":"canary-7f31","query":"{ me { id } }"}'],
    ['a name that stands twice, once in disguise', '{"query":"canary-7f31","qu\\u0065ry":"{ me { id } }"}'],
    [
      'a name that stands twice among the variables',
      '{"query":"{ me { id } }","variables":{"a":"canary-7f31","a":1}}',
    ],
  ])('%s is refused as JSON, and what it said stands in no log', async (_, body) => {
    const answer = await send(path, body);
    expect([answer.status, answer.type, codeOf(answer.body)]).toEqual([
      400,
      'application/json',
      'INVALID_INPUT',
    ]);
    expect(answer.text + lines.join('') + written.join('')).not.toContain('canary-7f31');
  });

  test('a body of 64 KiB and one byte is refused; compressed ones are, whatever they hold', async () => {
    const long = `{"query":"${'x'.repeat(64 * 1024 - 11)}"}`;
    expect(long.length).toBe(64 * 1024 + 1);
    expect((await send(path, long)).status).toBe(413);
    const bomb = gzipSync(Buffer.alloc(100_000_000, 32));
    for (const encoding of ['gzip', 'deflate', 'br', 'gzip, gzip']) {
      const answer = await send(path, bomb.toString('latin1')).set('Content-Encoding', encoding);
      expect([415, 413]).toContain(answer.status);
    }
  });

  test.each([
    'application/json; charset=utf-16',
    'application/json; charset=utf-32',
    'application/json; charset=latin1',
    'application/json; charset="iso-8859-1"',
    'text/json',
    'application/graphql',
    'application/json-seq',
    'text/plain; application/json',
  ])('%s is another kind of body', async (type) => {
    expect((await send(path, JSON.stringify({ query }), type)).status).toBe(415);
  });

  test('bytes that are no UTF-8 are refused', async () => {
    const body = Buffer.concat([
      Buffer.from('{"query":"{ me { id } } # '),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"}'),
    ]);
    const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`;
    const { text } = await sendRaw(world.app, Buffer.concat([Buffer.from(head), body]));
    expect(text).toMatch(/^HTTP\/1\.1 415 /);
  });

  test.each(['HEAD', 'OPTIONS', 'TRACE'])('%s is answered 405 without a body', async (method) => {
    const { text } = await sendRaw(
      world.app,
      `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 405 /);
    expect(text).toMatch(/\r\nAllow: GET, POST\r\n/i);
    expect(text.split('\r\n\r\n')[1] ?? '').toBe('');
    expect(text).not.toMatch(/access-control/i);
  });
});

test.each(['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PROPFIND'])(
  '%s of the front page is answered 405',
  async (method) => {
    const { text } = await sendRaw(world.app, `${method} / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 405 /);
  },
);

test.each([
  ['an operation that is not there', { query, operationName: 'Nobody' }],
  ['variables that are text', { query, variables: '{}' }],
  ['variables that are a list', { query, variables: [] }],
  ['extensions that are text', { query, extensions: 'x' }],
  ['a query that is a tree', { query: { kind: 'Document' } }],
  ['a stored query', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }],
  [
    'a query to be stored',
    { query, extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } },
  ],
])('%s is refused with a code', async (_, body) => {
  const answer = await send('/graphql', body);
  expect([answer.status, codeOf(answer.body)]).toEqual([400, 'INVALID_INPUT']);
});

test.each([
  ['query=%7Bme%7Bid%7D%7D&query=%7Bme%7Bname%7D%7D'],
  ['query=%7Bme%7Bid%7D%7D&operationName=a&operationName=b'],
  ['query=%7Bme%7Bid%7D%7D&variables=%5B%5D'],
  ['query=%7Bme%7Bid%7D%7D&variables=%7B%22a%22'],
  ['query[a]=%7Bme%7Bid%7D%7D'],
  ['extensions=%7B%22persistedQuery%22:%7B%22version%22:1%7D%7D'],
])('an address with %s is refused with a code', async (search) => {
  const answer = await request(world.app.http).get(`/graphql?${search}`);
  expect([answer.status, codeOf(answer.body)]).toEqual([400, 'INVALID_INPUT']);
});

test.each(['text/html', 'image/png', 'application/xml'])(
  'who takes only %s is told 406, in JSON',
  async (accept) => {
    const answer = await send('/graphql', { query }).set('Accept', accept);
    expect([answer.status, answer.type, codeOf(answer.body)]).toEqual([
      406,
      'application/json',
      'INVALID_INPUT',
    ]);
  },
);

test('names of prototypes change nothing', async () => {
  for (const body of [
    `{"query":"query ($a: String) { organisations(text: $a) { nodes { id } } }","variables":{"__proto__":{"polluted":1},"a":"x"}}`,
    `{"query":"query ($constructor: String) { organisations(text: $constructor) { nodes { id } } }","variables":{"constructor":{"prototype":{"polluted":1}}}}`,
    `{"query":"query ($__proto__: String) { organisations(text: $__proto__) { nodes { id } } }","variables":{}}`,
    `{"query":"mutation ($i: DeclareBedsInput!) { declareBeds(input: $i) { id } }","variables":{"i":{"poolId":"${poolId}","__proto__":{"occupied":1},"constructor":{"prototype":{"polluted":1}}}}}`,
    `{"__proto__":{"query":"{ me { id } }","polluted":1}}`,
    `{"query":"{ __proto__: me { constructor: id toString: name } }"}`,
    `{"query":"{ me { id } }","operationName":"__proto__"}`,
  ]) {
    const { status, body: told } = await send('/graphql', body);
    expect(status).toBeLessThan(500);
    expect(JSON.stringify(told)).not.toContain('INTERNAL');
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test.each([
  ['two lengths of a body', 'Content-Length: 5\r\nTransfer-Encoding: chunked', '0\r\n\r\n'],
  ['two different lengths', 'Content-Length: 5\r\nContent-Length: 6', 'hello'],
  ['a chunk without a size', 'Transfer-Encoding: chunked', 'zz\r\n{}\r\n0\r\n\r\n'],
  ['a chunk larger than anything', 'Transfer-Encoding: chunked', 'ffffffffffffffffff\r\n{}\r\n0\r\n\r\n'],
  ['an encoding that is none', 'Transfer-Encoding: chunked, identity', '0\r\n\r\n'],
  ['a header folded over two lines', 'X-One: a\r\n b: c\r\nContent-Length: 0', ''],
  ['a header with a control character', 'X-One: a\u0000b\r\nContent-Length: 0', ''],
  ['a name with a space', 'X One : a\r\nContent-Length: 0', ''],
])('%s is answered 400, and the line is closed', async (_, headers, body) => {
  const { text, closed } = await sendRaw(
    world.app,
    `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${headers}\r\n\r\n${body}GET /health HTTP/1.1\r\nHost: x\r\n\r\n`,
  );
  expect(text).toMatch(/^HTTP\/1\.1 400 /);
  expect(text).not.toContain('HTTP/1.1 200');
  expect(closed).toBe(true);
});

test('headers without an end are refused', async () => {
  const { text } = await sendRaw(
    world.app,
    `GET /health HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`,
  );
  expect(text).toMatch(/^HTTP\/1\.1 431 /);
});

test('who stops in the middle of a request is cut off within 15 s, and health is told meanwhile', async () => {
  const began = performance.now();
  const halves = [
    'POST /graphql HTTP/1.1\r\nHost: x\r\n',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"query"',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"que',
    '',
  ];
  const cut = halves.map((half) => sendRaw(world.app, half, 20_000));
  expect((await request(world.app.http).get('/health')).status).toBe(200);
  for (const { closed } of await Promise.all(cut)) expect(closed).toBe(true);
  expect(performance.now() - began).toBeLessThan(15_000);
}, 25_000);

describe('each answer says what a browser may do with it', () => {
  test.each(['/', '/health', '/nothing', '/graphql?query=%7B__typename%7D'])('%s', async (path) => {
    const { headers } = await request(world.app.http).get(path);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('geolocation=()'),
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/);
    for (const name of ['server', 'x-powered-by', 'etag', 'access-control-allow-origin'])
      expect(headers).not.toHaveProperty(name);
  });

  test('only where it is reached by https is https asked for', async () => {
    const plain = await createWorld();
    const { headers } = await request(plain.app.http).get('/health');
    expect(headers).not.toHaveProperty('strict-transport-security');
    await plain.close();
  });
});
