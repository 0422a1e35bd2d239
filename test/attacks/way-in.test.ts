import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { App } from '../../src/app.js';
import { usualUnitsPerMinute } from '../../src/request-costs.js';
import { overSse, overWebSocket, until } from '../live/streams.js';
import { type Browser, openBrowser, signedIn, signIn } from '../support/browser.js';
import type { Account } from '../support/given.js';
import type { Person } from '../support/given-people.js';
import { plantedProduct } from '../support/planted-product.js';
import { type ServerProcess, startServer } from '../support/server-process.js';
import { createWorld, type World } from '../support/world.js';
import { type Flood, floodOf, searching, socketFlood } from './flood.js';

const callers = 40;
const secretKey = randomBytes(32).toString('base64');
let world: World;
let worker: Account;
let owner: Person;
beforeAll(async () => {
  world = await createWorld({ secretKey });
  const district = await world.given.district();
  for (let made = 0; made < 5; made++) await world.given.shelter({ district });
  worker = await world.given.worker({ district });
});
afterAll(() => world.close());

/** A registry that has just been started, and a browser its owner has signed in with before. */
interface Scene {
  readonly port: number;
  readonly app: App;
  readonly known: Browser;
  newBrowser(): Browser;
  close(): Promise<void>;
}
async function scene(product?: string): Promise<Scene> {
  await world.database.sql('delete from attempt');
  owner = await world.given.person({
    roles: ['SHELTER_OPERATOR'],
    organisation: await world.given.organisation(),
  });
  const settings = { DATABASE_URL: world.database.url, DATABASE_CONNECTIONS: '8', SECRET_KEY: secretKey };
  // In a process of its own, so that the flood does not take the server's time to make itself.
  const server: ServerProcess = await startServer(
    { ...settings, UNITS_PER_MINUTE: String(usualUnitsPerMinute) },
    product,
  );
  const port = Number(new URL(server.url).port);
  const newBrowser = () => openBrowser({ http: server.url } as never);
  const known = await signedIn({ http: server.url } as never, owner);
  await known.ask('mutation { signOut }');
  return {
    ...{ port, known, newBrowser },
    app: { http: { address: () => ({ port }) } } as unknown as App,
    async close() {
      expect(server.isRunning()).toBe(true);
      await server.end('SIGTERM');
    },
  };
}

const dear =
  '{ organisations(first: 100) { nodes { id name shelters { id name pools { free } services: organisation { id name } } } } }';
const wrong = (email: string) =>
  `mutation { signIn(input: { email: "${email}", password: "guess number nine" }) { id } }`;
const stream = { path: '/graphql/stream', query: 'subscription { bedsChanged { cursor } }' };

const readings: [string, (port: number) => Flood][] = [
  ['dear requests', (port) => floodOf({ port }, () => ({ query: dear }), callers)],
  [
    'dear requests that pretend to sign in',
    (port) => floodOf({ port }, () => ({ query: `${dear} # signIn` }), callers),
  ],
  ['streams', (port) => floodOf({ port }, () => stream, callers)],
  ['sockets', (port) => socketFlood({ port }, callers)],
];
const signIns: [string, (port: number) => Flood][] = [
  [
    'wrong sign-ins with invented e-mails',
    (port) => floodOf({ port }, () => ({ query: wrong(`${randomUUID()}@example.org`) }), callers),
  ],
  [
    "wrong sign-ins with the owner's e-mail",
    (port) => floodOf({ port }, () => ({ query: wrong(owner.email) }), callers),
  ],
];

/** What a worker on duty meets who asks once a second, by every way. */
async function onDuty({ port, app }: Scene) {
  const streams = [overSse(app, worker.key), overWebSocket(app, worker.key)];
  const { failures } = await searching({ port }, worker.key, { times: 5, everyMs: 1_000 });
  const codes = streams.flatMap((heard) => heard.codes());
  for (const heard of streams) heard.stop();
  return [...failures, ...codes];
}

/** Whether the network of the flood has nothing left for others. */
const isShut = async ({ port }: Scene) =>
  until(async () => {
    const { status } = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: dear }),
    });
    return status === 429;
  }, 15_000);

async function shownAtOnce(browser: Browser): Promise<(string | null)[]> {
  const page = await browser.ask('query { me { id } }');
  return [page.code, (await signIn(browser, owner)).code];
}

/** Does something during a flood, and leaves nothing running whatever came of it. */
async function during(
  begin: (port: number) => Flood,
  work: (here: Scene) => Promise<void>,
  product?: string,
): Promise<ReadonlyMap<string, number>> {
  const here = await scene(product);
  const flood = begin(here.port);
  let told: ReadonlyMap<string, number> = new Map();
  try {
    await work(here);
  } finally {
    told = await flood.stop();
    await here.close();
  }
  return told;
}

describe('while nobody floods from the same network with', () => {
  test.each(readings)('%s, everybody signs in at once', async (name, begin) => {
    await during(begin, async (here) => {
      if (name !== 'sockets') await isShut(here);
      const duty = onDuty(here);
      await pause(500);
      expect(await shownAtOnce(here.known)).toEqual([null, null]);
      expect(await shownAtOnce(here.newBrowser())).toEqual([null, null]);
      expect(await duty).toEqual([]);
    });
  });

  test.each(signIns)('%s, the owner does, and a new browser after the wait it is told', async (_, begin) => {
    const told = await during(begin, async (here) => {
      const duty = onDuty(here);
      const fresh = here.newBrowser();
      let seconds = 0;
      await until(async () => {
        const { code, errors } = await fresh.ask(wrong('somebody@example.org'));
        seconds = errors[0]?.extensions.details?.seconds ?? 0;
        return code === 'RATE_LIMITED';
      }, 15_000);
      expect(await shownAtOnce(here.known)).toEqual([null, null]);
      expect(seconds).toBeLessThanOrEqual(60);
      await world.clock.advance(`${seconds} seconds`);
      // The server hears of a clock that was moved within a second or more; until then the turn is kept.
      const turn = fresh.cookies.get('riparo-turn');
      expect(turn).toEqual(expect.any(String));
      let code: string | null = null;
      await until(async () => {
        code = (await signIn(fresh, owner)).code;
        return code !== 'RATE_LIMITED' || fresh.cookies.get('riparo-turn') !== turn;
      }, 15_000);
      expect(code).toBeNull();
      expect(await duty).toEqual([]);
    });
    expect([...told.keys()]).toContain('429');
  });
});

test('where signing in spends what reading spends, the owner stands outside', async () => {
  const folder = mkdtempSync(path.resolve('dist/planted-way-in-'));
  const plant = { find: 'entranceIn(text) {', put: 'entranceIn(text) { return null;' };
  const product = plantedProduct(folder, [{ file: 'dist/src/platform/graphql/documents.js', ...plant }]);
  const begin = (port: number) => floodOf({ port }, () => ({ query: dear }), callers);
  await during(
    begin,
    async (here) => {
      await isShut(here);
      expect(await shownAtOnce(here.newBrowser())).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
    },
    product,
  );
  rmSync(folder, { recursive: true });
});
