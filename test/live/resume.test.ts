import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type App, createApp } from '../../src/app.js';
import { resumeCursorOf } from '../../src/platform/live/resume-cursor.js';
import { openLog } from '../../src/platform/log.js';
import { secretsFrom } from '../../src/platform/secrets.js';
import { actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { type Change, type Heard, overSse, overWebSocket, until } from './streams.js';

const isLong = process.env.RIPARO_LONG === '1';
const changes = isLong ? 10_000 : 1_000;
const cuts = isLong ? 100 : 20;

let world: World;
let district: District;
let worker: Account;
beforeAll(async () => {
  world = await createWorld();
  district = await world.given.district();
  worker = await world.given.worker({ district });
});
afterAll(() => world.close());

const declareDocument = 'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { revision } }';
const declare = async (poolId: string, occupied: number, who = worker) => {
  const { code } = await world.ask(who, declareDocument, { input: { poolId, occupied } });
  if (code) throw new Error(code);
};
const started = async (heard: Heard) => {
  await until(() => heard.changes().length > 0);
  return heard;
};
const listening = (app: App) => new Promise<void>((resolve) => app.http.listen(0, '127.0.0.1', resolve));
/** The revisions of each pool, in the order in which they were told. */
const revisionsOf = (told: readonly Change[]) =>
  Object.fromEntries(
    [...Map.groupBy(told, (change) => change.poolId ?? '')].map(([id, of]) => [
      id,
      of.map(({ pool }) => pool?.revision),
    ]),
  );

describe('a subscriber who is cut off again and again', () => {
  test(
    `gets each of ${changes} changes once and in order, through ${cuts} cuts`,
    async () => {
      const { pools } = await world.given.shelter({ district, pools: Array.from({ length: 5 }, () => ({})) });
      const lanes = pools.flatMap(({ id }) => [id, id]);
      const each = changes / lanes.length;
      let done = 0;
      const writing = Promise.all(
        lanes.map(async (poolId) => {
          for (let index = 0; index < each; index++) {
            await declare(poolId, index % 6);
            done += 1;
          }
        }),
      );
      const poolIds = pools.map(({ id }) => id);
      const got: Change[] = [];
      let since: string | undefined;
      // A reader counts only what it has taken; what was under way when it was cut comes again.
      const read = async (heard: Heard, enough: () => boolean) => {
        await until(() => heard.changes().length > 0 && enough(), 120_000);
        heard.stop();
        got.push(...heard.ofPools());
        since = heard.lastCursor() ?? since;
      };
      for (let cut = 0; cut < cuts; cut++) {
        const over = cut % 2 === 0 ? overSse : overWebSocket;
        const goal = ((cut + 1) * changes) / (cuts + 1);
        await read(over(world.app, worker.key, { poolIds, since }), () => done >= goal);
      }
      await writing;
      const last = overSse(world.app, worker.key, { poolIds, since });
      await read(last, () => got.length + last.ofPools().length >= changes);
      const due = Array.from({ length: each * 2 }, (_, index) => index + 3);
      expect(revisionsOf(got)).toEqual(Object.fromEntries(poolIds.map((id) => [id, due])));
    },
    isLong ? 600_000 : 120_000,
  );
});

describe('a cursor', () => {
  test('opens only for whom it was made, unchanged', async () => {
    const other = await world.given.worker({ district });
    const heard = await started(overSse(world.app, worker.key));
    const cursor = heard.lastCursor() ?? '';
    heard.stop();
    const forged = [
      cursor.slice(0, -2),
      `${cursor.slice(0, -4)}AAAA`,
      'x',
      '1',
      '',
      Buffer.from('9').toString('base64url'),
    ];
    const tries: [Account, string][] = [
      [other, cursor],
      ...forged.map((text): [Account, string] => [worker, text]),
    ];
    for (const [who, since] of tries.filter(([, text]) => text !== '')) {
      const refused = overSse(world.app, who.key, { since });
      await until(() => refused.ended());
      expect(refused.codes()).toEqual(['BAD_CURSOR']);
    }
  });

  test('tells nothing of what happened in between, and is as long whatever the place', async () => {
    const heard = await started(overSse(world.app, worker.key));
    const again = await started(overSse(world.app, worker.key));
    const [one, two] = [heard.lastCursor() ?? '', again.lastCursor() ?? ''];
    expect(one).toHaveLength(two.length);
    for (const cursor of [one, two])
      expect(Buffer.from(cursor, 'base64url').toString('latin1')).not.toMatch(/\d{3}/);
    heard.stop();
    again.stop();
  });

  test('of a place that has not happened here is refused: it is of another life of the database', async () => {
    const heard = await started(overSse(world.app, worker.key));
    heard.stop();
    const ahead = resumeCursorOf(
      { secrets: world.secrets, actor: { id: worker.id } },
      'bedsChanged',
      2 ** 40,
    );
    const refused = overSse(world.app, worker.key, { since: ahead });
    await until(() => refused.ended());
    expect(refused.codes()).toEqual(['BAD_CURSOR']);
  });
});

describe('two servers on one database', () => {
  test('tell each other’s changes, and take each other’s cursors', async () => {
    const { pool } = await world.given.shelter({ district });
    const secrets = secretsFrom(randomBytes(32).toString('base64'));
    const settings = { databaseUrl: world.database.url, databaseConnections: 4, demoKeys: false, secrets };
    const [one, two] = await Promise.all(
      [0, 1].map(() => createApp({ ...settings, log: openLog('silent') })),
    );
    if (!one || !two) throw new Error('no servers');
    await Promise.all([one, two].map(listening));
    const before = await started(overSse(one, worker.key, { poolIds: [pool.id] }));
    await declare(pool.id, 1);
    await until(() => before.ofPools().length === 1, 1_000);
    before.stop();
    await declare(pool.id, 2);
    const after = overSse(two, worker.key, { poolIds: [pool.id], since: before.lastCursor() });
    await until(() => after.ofPools().length === 1);
    await declare(pool.id, 3);
    await until(() => after.ofPools().length === 2, 1_000);
    expect(after.ofPools().map(({ pool: told }) => told?.revision)).toEqual([4, 5]);
    after.stop();
    await Promise.all([one.close(0), two.close(0)]);
  });

  test('lose nothing when the connections of both are killed', async () => {
    const { pool } = await world.given.shelter({ district });
    const heard = await started(overSse(world.app, worker.key, { poolIds: [pool.id] }));
    for (let round = 1; round <= 3; round++) {
      await world.app.orm.em
        .fork()
        .execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'riparo live%' and datname = current_database()",
        );
      await declare(pool.id, round);
    }
    await until(() => heard.ofPools().length === 3);
    expect(heard.ofPools().map(({ pool: told }) => told?.revision)).toEqual([3, 4, 5]);
    heard.stop();
  });
});

describe('a hold that lapses', () => {
  test('is told though nobody touches the pool', async () => {
    const acts = actsIn(world);
    const { pool } = await world.given.shelter({ district });
    const heard = await started(overSse(world.app, worker.key, { poolIds: [pool.id] }));
    await acts.hold(worker, await acts.openCase(worker), pool.id);
    await acts.hold(worker, await acts.openCase(worker), pool.id);
    await until(() => heard.ofPools().length === 2);
    await world.clock.advance('2 hours');
    await until(() => heard.ofPools().length === 4, 5_000);
    expect(heard.ofPools().map(({ pool: told }) => [told?.revision, told?.free])).toEqual([
      [3, 1],
      [4, 0],
      [5, 1],
      [6, 2],
    ]);
    heard.stop();
  });
});

describe('a server that stops', () => {
  test('closes its streams with the place to go on from', async () => {
    const { pool } = await world.given.shelter({ district });
    const secrets = secretsFrom(randomBytes(32).toString('base64'));
    const settings = { databaseUrl: world.database.url, databaseConnections: 4, demoKeys: false, secrets };
    const app = await createApp({ ...settings, log: openLog('silent') });
    await listening(app);
    const streams = await Promise.all(
      [overSse, overWebSocket].map((over) => started(over(app, worker.key, { poolIds: [pool.id] }))),
    );
    const began = performance.now();
    await app.close(5_000);
    expect(performance.now() - began).toBeLessThan(4_000);
    await until(() => streams.every((heard) => heard.ended()));
    expect(streams.map((heard) => heard.codes())).toEqual([['STREAM_CLOSED'], ['STREAM_CLOSED']]);
    await declare(pool.id, 1);
    const next = await createApp({ ...settings, log: openLog('silent') });
    await listening(next);
    const since = streams[0]?.told.at(-1)?.errors?.[0]?.extensions.details?.cursor;
    const resumed = overSse(next, worker.key, { poolIds: [pool.id], since });
    await until(() => resumed.ofPools().length === 1);
    resumed.stop();
    await pause(50);
    await next.close(0);
  });
});
