import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import {
  openSocket,
  overSse,
  overWebSocket,
  type RawSocket,
  until,
  urlOf,
  watchDocument,
} from './streams.js';

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

const signedIn = () => ({ authorization: `Bearer ${worker.key}`, language: 'en' });
const subscribe = (id: string, query = watchDocument) => ({ id, type: 'subscribe', payload: { query } });
const acknowledged = ({ messages }: RawSocket) =>
  until(() => messages.some(({ type }) => type === 'connection_ack'));
const closeOf = async (raw: RawSocket) => (await raw.closed).code;
const errorsOf = ({ messages }: RawSocket) =>
  messages.flatMap(({ type, payload }) => (type === 'error' ? payload : (payload?.errors ?? [])));

const declare = (occupied: number) =>
  world.ask(worker, 'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { revision } }', {
    input: { poolId, occupied },
  });

describe('a socket', () => {
  test('is told of each change once, in order', async () => {
    const heard = overWebSocket(world.app, worker.key);
    await until(() => heard.changes().length === 1);
    for (const occupied of [1, 2, 3]) await declare(occupied);
    await until(() => heard.ofPools().length === 3);
    expect(heard.ofPools().map(({ pool }) => pool?.revision)).toEqual([3, 4, 5]);
    heard.stop();
  });

  test('that never says who it is is closed with 4408', async () => {
    expect(await closeOf(await openSocket(world.app, {}, null))).toBe(4408);
  });

  test('that subscribes before it was let in is closed with 4401', async () => {
    const raw = await openSocket(world.app, {}, null);
    raw.say(subscribe('1'));
    expect(await closeOf(raw)).toBe(4401);
  });

  test('that introduces itself twice is closed with 4429', async () => {
    const raw = await openSocket(world.app, {}, signedIn());
    raw.say({ type: 'connection_init', payload: signedIn() });
    expect(await closeOf(raw)).toBe(4429);
  });

  test('with a key that is not in force is closed with 4403', async () => {
    expect(await closeOf(await openSocket(world.app, {}, { authorization: 'Bearer nobody' }))).toBe(4403);
    const headers = { authorization: 'Bearer nobody' };
    expect(await closeOf(await openSocket(world.app, { headers }))).toBe(4403);
  });

  test('whose key cannot be looked up now is told to try again, not that it is forbidden', async () => {
    await world.database.asOwner(async (client) => {
      await client.query('begin');
      await client.query('lock table api_key in access exclusive mode');
      const closed = await (await openSocket(world.app, {}, signedIn())).closed;
      await client.query('rollback');
      expect(closed).toEqual({ code: 1013, reason: 'Try again later' });
    });
  });

  test('may sign in with the header of its first request', async () => {
    const headers = { authorization: `Bearer ${worker.key}` };
    const raw = await openSocket(world.app, { headers });
    await acknowledged(raw);
    raw.say(subscribe('1'));
    await until(() => raw.messages.some(({ type }) => type === 'next'));
    raw.socket.close();
  });

  test('without a key is told NOT_SIGNED_IN, in its language', async () => {
    const raw = await openSocket(world.app, {}, { language: 'en' });
    await acknowledged(raw);
    raw.say(subscribe('1'));
    await until(() => errorsOf(raw).length === 1);
    expect(errorsOf(raw)).toMatchObject([
      { extensions: { code: 'NOT_SIGNED_IN' }, message: expect.stringContaining('Sign in first') },
    ]);
    raw.socket.close();
  });

  test.each([
    ['a query', '{ me { id } }', 'INVALID_INPUT'],
    ['a mutation', 'mutation { declareBeds(input: {poolId: "x"}) { id } }', 'INVALID_INPUT'],
    ['an unknown field', 'subscription { planted }', 'INVALID_INPUT'],
    ['no GraphQL', 'subscription {', 'INVALID_INPUT'],
    ['two fields', 'subscription { a: bedsChanged { cursor } b: bedsChanged { cursor } }', 'INVALID_INPUT'],
  ])('is refused %s', async (_, query, code) => {
    const raw = await openSocket(world.app, {}, signedIn());
    await acknowledged(raw);
    raw.say(subscribe('1', query));
    await until(() => errorsOf(raw).length > 0);
    expect(errorsOf(raw)[0].extensions.code).toBe(code);
    raw.socket.close();
  });

  test('of a foreign page is refused before it opens', async () => {
    const answers = await Promise.all(
      ['https://evil.example', 'null', `http://127.0.0.1.evil.example`].map(async (origin) => {
        const socket = new WebSocket(urlOf(world.app, '/graphql', 'ws'), 'graphql-transport-ws', { origin });
        socket.on('error', () => undefined);
        const [, response] = await once(socket, 'unexpected-response');
        return response.statusCode;
      }),
    );
    expect(answers).toEqual([403, 403, 403]);
    const own = await openSocket(world.app, { origin: urlOf(world.app, '') });
    await acknowledged(own);
    own.socket.close();
  });

  test('may have 20 subscriptions; one more is refused and the others go on', async () => {
    const raw = await openSocket(world.app, {}, signedIn());
    await acknowledged(raw);
    for (let id = 1; id <= 21; id++) raw.say(subscribe(String(id)));
    await until(() => errorsOf(raw).length === 1 && raw.messages.length >= 22);
    expect(errorsOf(raw)[0].extensions.code).toBe('TOO_COMPLEX');
    raw.socket.close();
  });

  test.each(['messages', 'pings'])('is cut when it floods the server with %s', async (kind) => {
    const raw = await openSocket(world.app, {}, signedIn());
    await acknowledged(raw);
    for (let sent = 0; sent < 5_000; sent++) {
      if (kind === 'pings') raw.socket.ping();
      else raw.say(subscribe(String(sent)));
    }
    expect(await closeOf(raw)).toBe(1006);
  });

  test('is closed on a frame over 64 KiB', async () => {
    const raw = await openSocket(world.app, {}, signedIn());
    await acknowledged(raw);
    raw.say(subscribe('1', `${watchDocument}${' '.repeat(65 * 1024)}`));
    expect([1006, 1009]).toContain(await closeOf(raw));
  });

  test('beyond the twentieth of an account is closed; the account gets its places back', async () => {
    const other = await world.given.worker({ district: await world.given.district() });
    const params = { authorization: `Bearer ${other.key}` };
    const sockets = await Promise.all(Array.from({ length: 20 }, () => openSocket(world.app, {}, params)));
    await Promise.all(sockets.map(acknowledged));
    expect(await closeOf(await openSocket(world.app, {}, params))).toBe(4429);
    const stream = await fetch(urlOf(world.app), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...params },
      body: JSON.stringify({ query: watchDocument }),
    });
    expect(stream.status).toBe(429);
    for (const { socket } of sockets) socket.close();
    await pause(100);
    const heard = overSse(world.app, other.key);
    await until(() => heard.changes().length === 1);
    heard.stop();
  });
});
