import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { usualUnitsPerMinute } from '../../src/request-costs.js';
import type { Account } from '../support/given.js';
import { type ServerProcess, startServer } from '../support/server-process.js';
import { createWorld, type World } from '../support/world.js';
import { type Flood, floodOf, searching, share, socketFlood } from './flood.js';

let world: World;
let worker: Account;
let flooder: Account;
let port: number;
let server: ServerProcess;
beforeAll(async () => {
  world = await createWorld();
  const district = await world.given.district();
  for (let made = 0; made < 5; made++) await world.given.shelter({ district });
  worker = await world.given.worker({ district });
  flooder = await world.given.worker({ district });
  // In a process of its own, so that the flood does not take the server's time to make itself.
  server = await startServer({
    DATABASE_URL: world.database.url,
    DATABASE_CONNECTIONS: '8',
    UNITS_PER_MINUTE: String(usualUnitsPerMinute),
    SECRET_KEY: randomBytes(32).toString('base64'),
  });
  port = Number(new URL(server.url).port);
  await searching({ port }, worker.key, { times: 20, everyMs: 0 });
});
afterAll(async () => {
  expect(server.isRunning()).toBe(true);
  await server.end('SIGTERM');
  await world.close();
});

const list = '{ shelters(first: 100) { nodes { id name organisation { name } pools { free } } } }';
const callers = 60;
const floods: [string, () => Flood][] = [
  [
    'nobody',
    () => floodOf({ port }, () => ({ query: '{ organisations(first: 100) { nodes { id } } }' }), callers),
  ],
  ['invented keys', () => floodOf({ port }, () => ({ key: randomUUID(), query: list }), callers)],
  ['one key', () => floodOf({ port }, () => ({ key: flooder.key, query: list }), callers)],
  [
    'one key that searches',
    () =>
      floodOf(
        { port },
        () => ({
          key: flooder.key,
          query:
            '{ findBeds(need: {category: FAMILY, guests: [{sex: FEMALE, age: 34}]}) { nodes { free } } }',
        }),
        callers,
      ),
  ],
  [
    'documents that cannot be read',
    () =>
      floodOf(
        { port },
        () => ({ key: flooder.key, query: `{ ${'a '.repeat(1_900)} ${randomUUID()}` }),
        callers,
      ),
  ],
  [
    'streams that nobody opened',
    () =>
      floodOf(
        { port },
        () => ({ path: '/graphql/stream', query: 'subscription { bedsChanged { cursor } }' }),
        callers,
      ),
  ],
  ['sockets that say who they are not', () => socketFlood({ port }, callers)],
];

describe('a search goes on during a flood by', () => {
  test.each(floods)('%s', async (_, begin) => {
    const before = await searching({ port }, worker.key, { times: 10, everyMs: 0 });
    const flood = begin();
    const during = await searching({ port }, worker.key, { times: 12, everyMs: 100 });
    const told = await flood.stop();
    const after = await searching({ port }, worker.key, { times: 20, everyMs: 0 });
    expect([...during.failures, ...after.failures]).toEqual([]);
    expect([...told].filter(([status]) => /^5(?!03)/.test(status))).toEqual([]);
    // On a machine that does other things too; `npm run attack` measures.
    expect(share(during.milliseconds, 0.95)).toBeLessThan(
      Math.max(3_000, 20 * share(before.milliseconds, 0.95)),
    );
    expect(share(after.milliseconds, 0.95)).toBeLessThan(Math.max(500, 4 * share(before.milliseconds, 0.95)));
  });
});

test.each([
  ['invented keys', () => floodOf({ port }, () => ({ key: randomUUID(), query: list }), callers)],
  ['nobody', () => floodOf({ port }, () => ({ query: '{ __schema { queryType { name } } }' }), callers)],
])('a key that was never seen is let in while %s flood from the same network', async (_, begin) => {
  const flood = begin();
  await pause(1_000);
  const fresh = await world.given.worker({ district: await world.given.district() });
  const { failures } = await searching({ port }, fresh.key, { times: 3, everyMs: 100 });
  const told = await flood.stop();
  expect(failures).toEqual([]);
  expect([...told.keys()]).toEqual(expect.arrayContaining([expect.stringMatching(/^4/)]));
});
