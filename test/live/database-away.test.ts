import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { type App, createApp } from '../../src/app.js';
import { openLog } from '../../src/platform/log.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { type Change, type Heard, overSse, overWebSocket, until } from './streams.js';

let world: World;
let app: App;
let district: District;
let worker: Account;

/** The way from one server to its database, which can be cut. */
class Way {
  readonly #open = new Set<Socket>();
  #isCut = false;
  readonly #server: Server;

  constructor(to: { host: string; port: number }) {
    this.#server = createServer((socket) => {
      if (this.#isCut) return socket.destroy();
      const database = connect(to.port, to.host);
      for (const [one, other] of [
        [socket, database],
        [database, socket],
      ] as const) {
        this.#open.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          this.#open.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
      return socket;
    });
  }

  async port(): Promise<number> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#open) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}
let way: Way;

beforeAll(async () => {
  world = await createWorld();
  district = await world.given.district();
  worker = await world.given.worker({ district });
  const url = new URL(world.database.url);
  way = new Way({ host: url.hostname, port: Number(url.port) });
  url.hostname = '127.0.0.1';
  url.port = String(await way.port());
  app = await createApp({
    ...{ databaseUrl: url.href, databaseConnections: 5, demoKeys: true, unitsPerMinute: 1e12 },
    ...{ secrets: world.secrets, log: openLog('silent') },
  });
  await once(app.http.listen(0, '127.0.0.1'), 'listening');
});
afterAll(async () => {
  way.mend();
  await app.close(0);
  way.close();
  await world.close();
});

const document = 'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { revision } }';
/** By the other server, whose database is there. */
const declare = async (poolId: string, occupied: number): Promise<number> => {
  const { data, code } = await world.ask(worker, document, { input: { poolId, occupied } });
  if (code) throw new Error(code);
  return data.declareBeds.revision;
};
const revisions = (told: readonly Change[]) => told.map(({ pool }) => pool?.revision);
const isThere = async () => (await request(app.http).get('/ready')).status === 200;

describe.each([
  ['server-sent events', overSse],
  ['a WebSocket', overWebSocket],
] as const)('while the database is away, a stream over %s', (_, over) => {
  test.each([300, 9_000])(
    'is told so or ends with a place to go on from, and nothing is lost after %d ms',
    async (milliseconds) => {
      const { pool } = await world.given.shelter({ district });
      const asked = { poolIds: [pool.id] };
      const before: Heard = over(app, worker.key, asked);
      await until(() => before.changes().length > 0);
      const due = [await declare(pool.id, 1), await declare(pool.id, 2)];
      await until(() => before.ofPools().length === 2);
      way.cut();
      due.push(await declare(pool.id, 3));
      await pause(milliseconds);
      due.push(await declare(pool.id, 4));
      const newcomer = over(app, worker.key, asked);
      await until(() => newcomer.ended() || newcomer.codes().length > 0);
      expect(newcomer.changes()).toEqual([]);
      expect(newcomer.codes().filter((code) => !['UNAVAILABLE', 'BUSY'].includes(code))).toEqual([]);
      way.mend();
      await until(isThere);
      due.push(await declare(pool.id, 5));
      // A stream that held on goes on by itself; one that ended is taken up where it was.
      await until(() => before.ended() || before.ofPools().length === due.length);
      expect(
        before.codes().filter((code) => !['UNAVAILABLE', 'STREAM_CLOSED', 'BUSY'].includes(code)),
      ).toEqual([]);
      const since = before.lastCursor();
      expect(since).toEqual(expect.any(String));
      const after = over(app, worker.key, { ...asked, since });
      await until(() => before.ofPools().length + after.ofPools().length >= due.length);
      await pause(300);
      expect(revisions([...before.ofPools(), ...after.ofPools()])).toEqual(due);
      for (const heard of [before, newcomer, after]) heard.stop();
    },
    60_000,
  );
});
