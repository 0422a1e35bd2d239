import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let acts: Acts;
let district: District;
let worker: Account;
let caseId: string;

beforeAll(async () => {
  world = await createWorld({ databaseConnections: 4 });
  acts = actsIn(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
});
const original = pg.Client.prototype.query;
afterEach(() => {
  pg.Client.prototype.query = original;
});
afterAll(() => world.close());

const poolWith = async (free: number) =>
  (await world.given.shelter({ district, pools: [{ authorised: 5, free }] })).pool.id;

type Sent = { text: string; isServer: boolean };
const textOf = (config: unknown) => String((config as { text?: string }).text ?? config);

/** Runs `before` and `after` around each statement that the server sends. */
function around(hooks: {
  before?: (sent: Sent, client: pg.Client) => Promise<void>;
  after?: (sent: Sent, client: pg.Client) => Promise<void>;
}) {
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const sent = { text: textOf(args[0]), isServer: this.user === 'riparo_server' };
    if (!sent.isServer) return Reflect.apply(original, this, args);
    const send = async () => {
      await hooks.before?.(sent, this);
      const answer = await Reflect.apply(original, this, args);
      await hooks.after?.(sent, this);
      return answer;
    };
    return send();
  } as typeof original;
}

/** Ends the backend of a connection as an administrator would. */
async function killBackendOf(client: pg.Client): Promise<void> {
  const { processID } = client as pg.Client & { processID: number };
  const url = new URL(process.env.RIPARO_TEST_ADMIN_URL ?? '');
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await Reflect.apply(original, admin, ['select pg_terminate_backend($1, 5000)', [processID]]);
  await admin.end();
}

const holdsOf = async (poolId: string) => {
  const [row] = await world.database.sql<{ holds: number; promised: number }>(
    `select (select count(*)::integer from placement where pool_id = $1) as holds, promised from bed_pool where id = $1`,
    [poolId],
  );
  return row;
};

/** Whoever is told UNAVAILABLE asks again: the pool may not have noticed yet that a connection is dead. */
async function again(input: object) {
  for (let left = 3; ; left--) {
    const answer = await acts.act(worker, 'holdBeds', input);
    if (answer.code !== 'UNAVAILABLE' || left === 0) return answer;
  }
}

describe('a backend that is killed in the middle of holdBeds', () => {
  test('after whichever statement, leaves one effect or none, and the same key tells which', async () => {
    let statements = 0;
    around({
      before: async () => {
        statements++;
      },
    });
    caseId = await acts.openCase(worker);
    statements = 0;
    await acts.hold(worker, caseId, await poolWith(5));
    const all = statements;
    expect(all).toBeGreaterThan(10);
    for (let killedAfter = 1; killedAfter <= all; killedAfter++) {
      const ownCase = await acts.openCase(worker);
      const poolId = await poolWith(1);
      const input = { poolId, places: 1, interventionId: ownCase, requestKey: randomUUID() };
      let sent = 0;
      around({
        after: async (_, client) => {
          if (++sent === killedAfter) await killBackendOf(client);
        },
      });
      const first = await acts.act(worker, 'holdBeds', input);
      pg.Client.prototype.query = original;
      expect([null, 'UNAVAILABLE', 'BUSY']).toContain(first.code);
      const second = await again(input);
      expect(second.code).toBeNull();
      if (first.code === null) expect(second.data.holdBeds.id).toBe(first.data.holdBeds.id);
      expect(await holdsOf(poolId)).toEqual({ holds: 1, promised: 1 });
    }
  }, 120_000);
});

describe('a commit that is done and whose answer is lost', () => {
  const loseCommit = (times: number) => {
    let left = times;
    around({
      after: async ({ text }) => {
        if (!/^commit/i.test(text) || left === 0) return;
        left--;
        throw new Error('Connection terminated unexpectedly');
      },
    });
  };

  test('with a key is repeated and gives what was done', async () => {
    caseId = await acts.openCase(worker);
    const poolId = await poolWith(5);
    loseCommit(1);
    const answer = await acts.act(worker, 'holdBeds', {
      poolId,
      places: 2,
      interventionId: caseId,
      requestKey: randomUUID(),
    });
    expect(answer.code).toBeNull();
    expect(await holdsOf(poolId)).toEqual({ holds: 1, promised: 2 });
  });

  test('without a key is not repeated: the caller is told that it is not known', async () => {
    const before = await world.database.sql('select id from intervention');
    loseCommit(1);
    const answer = await acts.act(worker, 'openIntervention', {
      call: { corps: 'CARABINIERI' },
      category: 'FAMILY',
    });
    expect(answer).toMatchObject({ code: 'UNAVAILABLE', status: 503 });
    expect(await world.database.sql('select id from intervention')).toHaveLength(before.length + 1);
  });
});

describe('limits of time', () => {
  test('of statements, locks, idle and whole transactions are set on the connection', async () => {
    const em = world.app.orm.em.fork();
    const settings = await em.transactional(async (tx) => {
      await tx.execute('select begin_act()');
      return tx.execute(
        `select name, setting from pg_settings where name in ('statement_timeout', 'lock_timeout',
           'idle_in_transaction_session_timeout', 'transaction_timeout') order by name`,
      );
    });
    expect(Object.fromEntries(settings.map((row) => [row.name, row.setting]))).toEqual({
      idle_in_transaction_session_timeout: '5000',
      lock_timeout: '2000',
      statement_timeout: '5000',
      transaction_timeout: '10000',
    });
  });

  test('a pool that somebody else keeps locked is answered BUSY within the time of a request', async () => {
    const poolId = await poolWith(5);
    caseId = await acts.openCase(worker);
    await world.database.asOwner(async (client) => {
      await client.query('begin');
      await client.query('select from bed_pool where id = $1 for update', [poolId]);
      const began = performance.now();
      const answer = await acts.act(worker, 'holdBeds', {
        poolId,
        places: 1,
        interventionId: caseId,
        requestKey: randomUUID(),
      });
      expect(answer).toMatchObject({ code: 'BUSY', status: 503 });
      expect(performance.now() - began).toBeLessThan(10_500);
      await client.query('rollback');
    });
  });
});
