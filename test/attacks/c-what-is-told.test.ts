import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import request from 'supertest';
import { MeResolver } from '../../src/access/me.resolver.js';
import { BedsChangedResolver } from '../../src/availability/live/beds-changed.resolver.js';
import { openSocket, until } from '../live/streams.js';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { capturedLog } from './captured-log.js';
import { overHttp, transports } from './transports.js';

const captured = capturedLog();
const canary = 'via dei Gelsomini 12, 10.1.2.3, select secret from place';
const uuid = expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
let world: World;
let worker: Account;
let other: Account;
beforeAll(async () => {
  world = await createWorld({ log: captured.log });
  const district = await world.given.district();
  worker = await world.given.worker({ district });
  other = await world.given.worker({ district });
  for (let made = 0; made < 3; made++) await world.given.shelter({ district });
});
afterAll(() => world.close());

class CanaryError extends Error {
  override name = canary;
  constructor() {
    super(`${canary}\n    at ${canary} (/srv/${canary}:1:1)\n    at planted (/etc/canary-frame.js:1:2)`);
  }
  readonly code = canary;
  readonly constraint = canary;
  override readonly cause = { detail: canary };
}
function plantedIn<T extends object>(
  prototype: T,
  method: keyof T & string,
  fault: unknown = new CanaryError(),
) {
  const planted = jest.spyOn(prototype as Record<string, () => unknown>, method);
  return planted.mockImplementation(() => {
    throw fault;
  });
}
const leaks = (text: string) => /Gelsomini|10\.1\.2\.3|secret from place|canary-frame/.test(text);

describe('what nobody foresaw is told by a reference alone', () => {
  test.each([
    ['an error', () => new CanaryError()],
    ['a text', () => canary],
    ['nothing', () => undefined],
    ['an object', () => ({ message: canary, stack: canary, toJSON: () => canary })],
  ])('from a resolver that throws %s', async (_, fault) => {
    const planted = plantedIn(MeResolver.prototype, 'me', fault());
    const { status, errors, text } = await overHttp(world, worker, { query: '{ me { id } }' });
    planted.mockRestore();
    expect([status, errors.length, /node_modules|\.ts:/.test(text)]).toEqual([200, 1, false]);
    expect(errors[0]?.extensions).toEqual({ code: 'INTERNAL', details: { reference: uuid } });
    expect(leaks(text) || leaks(captured.lines.join(''))).toBe(false);
    const { reference } = errors[0]?.extensions.details ?? {};
    expect(captured.entries().filter((entry) => entry.reference === reference)).toHaveLength(1);
  });

  test.each(['/graphql', '/graphql/stream'])('from making the context, at %s', async (path) => {
    const planted = plantedIn(world.app.orm.em, 'fork');
    const answer = await request(world.app.http)
      .post(path)
      .set('Authorization', `Bearer ${worker.key}`)
      .send({ query: '{ me { id } }' });
    planted.mockRestore();
    expect(answer.status).toBe(500);
    expect(answer.body.errors[0].extensions).toEqual({ code: 'INTERNAL', details: { reference: uuid } });
    expect(leaks(answer.text) || leaks(captured.lines.join(''))).toBe(false);
  });

  test('from letting in a socket', async () => {
    const planted = plantedIn(world.app.orm.em, 'fork');
    const raw = await openSocket(world.app, {}, { authorization: `Bearer ${worker.key}` });
    const { reason } = await raw.closed;
    planted.mockRestore();
    expect(leaks(reason + JSON.stringify(raw.messages) + captured.lines.join(''))).toBe(false);
  });

  test('from opening a stream on a socket that is in', async () => {
    const raw = await openSocket(world.app, {}, { authorization: `Bearer ${worker.key}` });
    await until(() => raw.messages.length === 1);
    const planted = plantedIn(world.app.orm.em, 'fork');
    raw.say({ id: '1', type: 'subscribe', payload: { query: 'subscription { bedsChanged { cursor } }' } });
    await until(() => raw.messages.length === 2 || raw.socket.readyState === raw.socket.CLOSED);
    planted.mockRestore();
    raw.socket.close();
    const { reason } = await raw.closed;
    expect(leaks(reason + JSON.stringify(raw.messages) + captured.lines.join(''))).toBe(false);
  });

  test.each(transports.slice(1))('from a subscription, over %s', async (_, ask) => {
    const planted = plantedIn(BedsChangedResolver.prototype, 'bedsChanged');
    const { errors, text } = await ask(world, worker, { query: 'subscription { bedsChanged { cursor } }' });
    planted.mockRestore();
    expect(errors[0]?.extensions).toEqual({ code: 'INTERNAL', details: { reference: uuid } });
    expect(leaks(text) || leaks(captured.lines.join(''))).toBe(false);
  });
});

describe('nothing tells what serves, or how', () => {
  test.each([
    ['a page for people', '/graphql', { accept: 'text/html' }],
    ['the landing page', '/', { accept: 'text/html' }],
    ['a page that is not there', '/nothing%00', {}],
    ['a path that climbs', '/..%2f..%2fetc/passwd', {}],
    ['a path that is no text', '/%ff%fe', {}],
    ['a source map', '/main.js.map', {}],
    ['the code', '/dist/src/main.js', {}],
    ['a trace', '/graphql?query=%7Bme%7Bid%7D%7D', { 'apollo-federation-include-trace': 'ftv1' }],
    ['extensions', '/graphql?query=%7B__typename%7D&extensions=%7B%22tracing%22:true%7D', {}],
    [
      'a debugger',
      '/graphql?query=%7Bme%7Bid%7D%7D&explain=1',
      { 'x-apollo-tracing': '1', 'x-graphql-debug': '1' },
    ],
    ['Apollo', '/.well-known/apollo/server-health', {}],
  ])('%s', async (_, path, headers) => {
    const answer = await request(world.app.http).get(path).set(headers);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).not.toMatch(/apollo|cdn|https?:\/\/|node_modules|\bat \w+ \(|\.ts:|tracing|ftv1/i);
    for (const name of ['server', 'x-powered-by', 'via', 'server-timing', 'sourcemap'])
      expect(answer.headers).not.toHaveProperty(name);
    const { extensions } = answer.type === 'application/json' ? answer.body : { extensions: undefined };
    expect(Object.keys(extensions ?? {}).filter((name) => name !== 'cost')).toEqual([]);
  });
});

describe('a cursor', () => {
  const page =
    'query ($after: String) { shelters(first: 1, after: $after) { pageInfo { endCursor } nodes { id } } }';
  const cursorOf = async (who: Account) =>
    (await world.ask(who, page)).data.shelters.pageInfo.endCursor as string;

  test('of somebody else, of another list, changed or invented is BAD_CURSOR', async () => {
    const own = await cursorOf(worker);
    expect((await world.ask(worker, page, { after: own })).errors).toEqual([]);
    const flipped = [0, 7, Math.floor(own.length / 2), own.length - 2].map(
      (at) => own.slice(0, at) + (own[at] === 'A' ? 'B' : 'A') + own.slice(at + 1),
    );
    const bad = [
      await cursorOf(other),
      ...flipped,
      'x',
      own.slice(1),
      `${own}A`,
      Buffer.from('[1]').toString('base64'),
      '\u0000',
      '1'.repeat(10_000),
    ];
    for (const after of bad) expect((await world.ask(worker, page, { after })).code).toBe('BAD_CURSOR');
    const list = 'query ($after: String) { organisations(first: 1, after: $after) { nodes { id } } }';
    expect((await world.ask(worker, list, { after: own })).code).toBe('BAD_CURSOR');
  });

  test('tells nothing to whoever takes it apart', async () => {
    const own = await cursorOf(worker);
    const inside = Buffer.from(own, 'base64url').toString('latin1');
    expect(inside).not.toMatch(/[\da-f]{8}-[\da-f]{4}|shelter|Struttura|Casa/i);
  });
});

test('ids are random: they follow no order and tell no time', async () => {
  const tables = await world.database.sql<{ table: string }>(
    `select c.table_name as table from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and c.column_name = 'id' and c.data_type = 'uuid' and t.table_type = 'BASE TABLE'`,
  );
  expect(tables.length).toBeGreaterThan(5);
  for (const { table } of tables) {
    const [row] = await world.database.sql<{ fallback: string | null }>(
      "select column_default as fallback from information_schema.columns where table_schema = 'public' and table_name = $1 and column_name = 'id'",
      [table],
    );
    if (row?.fallback) expect([table, row.fallback]).toEqual([table, 'gen_random_uuid()']);
  }
  const { data } = await world.ask(worker, '{ shelters { nodes { id organisation { id } pools { id } } } }');
  const ids = JSON.stringify(data).match(/[\da-f]{8}-[\da-f-]{27}/g) ?? [];
  expect(ids.length).toBeGreaterThanOrEqual(9);
  for (const id of ids) expect(id).toMatch(/^.{14}4.{4}[89ab]/);
  expect(randomUUID()).toMatch(/^.{14}4/);
});
