import 'reflect-metadata';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { type App, createApp } from '../../src/app.js';
import { type EmbeddedDatabase, startEmbedded } from '../../src/platform/database/embedded.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { openLog } from '../../src/platform/log.js';
import { secretsFrom } from '../../src/platform/secrets.js';

const settings = { fsync: 'off', full_page_writes: 'off' };
let folder: string;
let database: EmbeddedDatabase;
let app: App;

// The embedded database takes another port at each start: the server knows the port of this one, which leads there.
const address = createServer((socket) => {
  const database = connect(Number(portNow()), '127.0.0.1');
  for (const [one, other] of [
    [socket, database],
    [database, socket],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
    one.pipe(other);
  }
});
const portNow = () => new URL(database.url).port;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'riparo-away-'));
  database = await startEmbedded(folder, { settings });
  await migrate(database.ownerUrl, 'riparo_server', path.resolve('migrations'));
  await once(address.listen(0, '127.0.0.1'), 'listening');
  const url = new URL(database.url);
  url.port = String((address.address() as AddressInfo).port);
  app = await createApp({
    ...{ databaseUrl: url.href, databaseConnections: 4, demoKeys: true },
    ...{ secrets: secretsFrom(Buffer.alloc(32, 1).toString('base64')), log: openLog('silent') },
  });
  app.http.listen(0, '127.0.0.1');
}, 120_000);
afterAll(async () => {
  await app.close(0);
  address.close();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const ask = (key?: string) => {
  const post = request(app.http).post('/graphql');
  if (key) post.set('Authorization', `Bearer ${key}`);
  return post.send({ query: '{ organisations(first: 1) { nodes { id } } }' });
};
const isReady = async () => (await request(app.http).get('/ready')).status === 200;

async function millisecondsUntilReady(): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < 10_000 && (!(await isReady()) || (await ask()).status !== 200))
    await pause(50);
  return performance.now() - began;
}

describe('a database that goes away and comes back', () => {
  test('five times over is answered 503 meanwhile, tells nothing of where it is, and is used again within 3 s', async () => {
    for (let round = 0; round < 5; round++) {
      expect((await ask()).status).toBe(200);
      await database.stop();
      for (const answer of [await ask(), await ask('any-key'), await ask()]) {
        expect(answer.body).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
        expect(answer.status).toBe(503);
        expect(answer.headers['retry-after']).toBe('5');
        expect(answer.body.errors[0].extensions.code).toBe('UNAVAILABLE');
        expect(JSON.stringify(answer.body)).not.toMatch(
          new RegExp(`127\\.0\\.0\\.1|localhost|${portNow()}|ECONN`),
        );
      }
      expect(await isReady()).toBe(false);
      database = await startEmbedded(folder, { settings });
      expect(await millisecondsUntilReady()).toBeLessThan(3_000);
    }
  }, 60_000);
});
