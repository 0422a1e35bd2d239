import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { WebSocket } from 'ws';
import { openSocket, overSse, until, urlOf } from '../live/streams.js';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { transports } from './transports.js';

let world: World;
let worker: Account;
let other: Account;
beforeAll(async () => {
  world = await createWorld();
  const district = await world.given.district();
  await world.given.shelter({ district });
  worker = await world.given.worker({ district });
  other = await world.given.worker({ district });
});
afterAll(() => world.close());

const subscription = (since?: string) =>
  `subscription { bedsChanged${since === undefined ? '' : `(since: ${JSON.stringify(since)})`} { cursor } }`;

describe('sockets that say nothing', () => {
  test('are closed after three seconds, a network has a hundred of them at most, and others get in afterwards', async () => {
    const refused: number[] = [];
    const codes: number[] = [];
    const sockets = Array.from({ length: 300 }, () => {
      const socket = new WebSocket(urlOf(world.app, '/graphql', 'ws'), 'graphql-transport-ws');
      socket.on('error', () => undefined);
      socket.on('unexpected-response', (_, response) => {
        refused.push(response.statusCode ?? 0);
        socket.terminate();
      });
      socket.on('close', (code) => codes.push(code));
      return socket;
    });
    await until(() => refused.length === 200);
    expect(new Set(refused)).toEqual(new Set([429]));
    expect((await world.ask(worker, '{ me { id } }')).code).toBeNull();
    await until(() => codes.filter((code) => code === 4408).length === 100, 10_000);
    for (const socket of sockets) socket.terminate();
    const raw = await openSocket(world.app, {}, { authorization: `Bearer ${worker.key}` });
    await until(() => raw.messages.length === 1);
    raw.socket.close();
  });

  test.each([
    ['no message at all', 'x'],
    ['no JSON', '{"type":'],
    ['a list', '[]'],
    ['nothing', 'null'],
    ['an unknown kind', '{"type":"planted"}'],
    ['a subscription without an id', '{"type":"subscribe","payload":{"query":"{ me { id } }"}}'],
    [
      'an id that is a prototype',
      '{"type":"subscribe","id":"__proto__","payload":{"query":"{ me { id } }"}}',
    ],
    ['a query that is a list', '{"type":"subscribe","id":"1","payload":{"query":["x"]}}'],
    [
      'variables that are text',
      '{"type":"subscribe","id":"1","payload":{"query":"{ me { id } }","variables":"x"}}',
    ],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00])],
  ])('who sends %s is closed or refused, with no word of what serves', async (_, message) => {
    const raw = await openSocket(world.app, {}, { authorization: `Bearer ${worker.key}`, language: 'en' });
    await until(() => raw.messages.length === 1);
    raw.socket.send(message);
    await until(() => raw.messages.length > 1 || raw.socket.readyState === raw.socket.CLOSED);
    raw.socket.close();
    const { code, reason } = await raw.closed;
    expect([1000, 1005, 4400, 1007]).toContain(code);
    expect(reason + JSON.stringify(raw.messages)).not.toMatch(/INTERNAL|node_modules|\bat \w+ \(|graphql-ws/);
  });

  test('another protocol, a path that is none and a host that lies are refused before anything opens', async () => {
    const answers = await Promise.all(
      [
        new WebSocket(urlOf(world.app, '/elsewhere', 'ws'), 'graphql-transport-ws'),
        new WebSocket(urlOf(world.app, '/graphql', 'ws'), 'graphql-transport-ws', {
          origin: 'https://evil.example',
          headers: { host: 'riparo.example' },
        }),
      ].map(async (socket) => {
        socket.on('error', () => undefined);
        const [, response] = await once(socket, 'unexpected-response');
        return response.statusCode;
      }),
    );
    expect(answers).toEqual([404, 403]);
    const old = new WebSocket(urlOf(world.app, '/graphql', 'ws'), 'graphql-ws');
    old.on('error', () => undefined);
    const code = await new Promise((resolve) => old.once('close', resolve));
    expect([1006, 4406]).toContain(code);
  });
});

describe('a cursor of changes', () => {
  test.each(transports.slice(1))(
    'of somebody else, cut, changed or invented is BAD_CURSOR over %s',
    async (_, ask) => {
      const theirs = overSse(world.app, other.key);
      await until(() => theirs.lastCursor() !== undefined);
      const cursor = theirs.lastCursor() ?? '';
      theirs.stop();
      for (const since of [cursor, cursor.slice(1), `${cursor}A`, 'x', '0', 'a'.repeat(1_000)]) {
        const { errors } = await ask(world, worker, { query: subscription(since) });
        expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_CURSOR']);
      }
    },
  );
});

test.each(transports.slice(1))('who is not in force, or nobody, is told so over %s', async (_, ask) => {
  const { errors } = await ask(world, null, { query: subscription() });
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_SIGNED_IN']);
});

test('streams of an account are 20, and its places come back when its readers go', async () => {
  const open = () =>
    fetch(urlOf(world.app), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${other.key}` },
      body: JSON.stringify({ query: subscription() }),
    });
  const streams = await Promise.all(Array.from({ length: 25 }, open));
  expect(streams.filter(({ status }) => status === 429)).toHaveLength(5);
  const limited = streams.find(({ status }) => status === 429);
  expect(limited?.headers.get('retry-after')).toBe('10');
  await Promise.all(streams.map(({ body }) => body?.cancel()));
  await until(async () => {
    const again = await open();
    await again.body?.cancel();
    return again.status === 200;
  });
  await pause(1);
  expect((await request(world.app.http).get('/health')).status).toBe(200);
});
