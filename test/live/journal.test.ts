import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { JournalRow } from '../../src/platform/live/journal.types.js';
import { JournalFeed } from '../../src/platform/live/journal-feed.js';
import { JournalFrontier } from '../../src/platform/live/journal-frontier.rules.js';
import { openLog } from '../../src/platform/log.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { until } from './streams.js';

let database: TestDatabase;
let feed: JournalFeed;
const clients: pg.Client[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  feed = new JournalFeed({ url: database.url, log: openLog('silent') });
  await feed.isReady();
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end()));
});
afterAll(async () => {
  await feed.close();
  await database.drop();
});

/** A transaction that has its number and has written nothing yet. */
async function begun(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url });
  clients.push(client);
  await client.connect();
  await client.query('begin');
  await client.query('select pg_current_xact_id()');
  return client;
}

const write = (client: pg.Client, topic: string, revision: number) =>
  client.query('insert into journal (at, topic, subject_id, revision) values (now(), $1, $2, $3)', [
    ...[topic, randomUUID(), revision],
  ]);

/** What the feed tells of a topic of its own. */
function toldOf(topic: string): number[] {
  const told: number[] = [];
  feed.follow(topic, async (rows) => () => {
    told.push(...rows.map((row) => row.revision ?? 0));
  });
  return told;
}

/** A reader that goes by a query alone, as one would write it first. */
function planted(topic: string, query: string) {
  const told: number[] = [];
  let place = ['0', '0'];
  return {
    told,
    async look() {
      const rows = await database.sql<JournalRow & { xid: string }>(query, [topic, ...place]);
      for (const row of rows) {
        told.push(row.revision ?? 0);
        place = [row.xid, String(row.seq)];
      }
    },
  };
}
const bySeq = `select j.xid::text, j.seq, j.revision from journal j
  where j.topic = $1 and $2 <> '' and j.seq > $3::bigint order by j.seq`;
const byTransaction = `select j.xid::text, j.seq, j.revision from journal j
  where j.topic = $1 and (j.xid, j.seq) > ($2::xid8, $3::bigint) and j.xid < pg_snapshot_xmin(pg_current_snapshot())
  order by j.xid, j.seq`;

describe('the reader of the journal', () => {
  test('waits for a transaction that took its place first and commits last; a naive reader loses it', async () => {
    const told = toldOf('late');
    const naive = planted('late', bySeq);
    const [slow, quick] = [await begun(), await begun()];
    await write(slow, 'late', 1);
    await write(quick, 'late', 2);
    await quick.query('commit');
    await naive.look();
    feed.wake();
    await pause(200);
    expect(told).toEqual([]);
    await slow.query('commit');
    await naive.look();
    await until(() => told.length === 2);
    expect(told).toEqual([1, 2]);
    expect(naive.told).toEqual([2]);
  });

  test('tells one pool in the order of its revisions; an order by transactions would not', async () => {
    const told = toldOf('turned');
    const turned = planted('turned', byTransaction);
    const [early, between, late] = [await begun(), await begun(), await begun()];
    await write(late, 'turned', 5);
    await late.query('commit');
    await write(early, 'turned', 6);
    await early.query('commit');
    await turned.look();
    feed.wake();
    await pause(100);
    await between.query('commit');
    await turned.look();
    await until(() => told.length === 2);
    expect(told).toEqual([5, 6]);
    expect(turned.told).toEqual([6, 5]);
  });

  test('does not wait for a transaction that rolled back, nor for one that began later', async () => {
    const told = toldOf('rolled');
    const [undone, done] = [await begun(), await begun()];
    await write(undone, 'rolled', 1);
    await write(done, 'rolled', 2);
    await done.query('commit');
    feed.wake();
    await pause(50);
    const later = await begun();
    await write(later, 'rolled', 3);
    await undone.query('rollback');
    await until(() => told.length === 1);
    expect(told).toEqual([2]);
  });

  test('catches up when its connection was killed', async () => {
    const told = toldOf('killed');
    const writer = await begun();
    await writer.query(
      `select pg_terminate_backend(a.pid) from pg_stat_activity a
       where a.application_name = 'riparo live' and a.datname = current_database()`,
    );
    await write(writer, 'killed', 1);
    await writer.query('commit');
    await until(() => told.length === 1, 5_000);
    const after = await begun();
    await write(after, 'killed', 2);
    await after.query('notify riparo_journal');
    await after.query('commit');
    await until(() => told.length === 2, 1_500);
    expect(told).toEqual([1, 2]);
  });

  test('finds within two seconds what nobody woke it for', async () => {
    const told = toldOf('floor');
    const writer = await begun();
    await write(writer, 'floor', 1);
    await writer.query('commit');
    await until(() => told.length === 1, 3_000);
  });

  test('is handed more than a page in one piece after the other', async () => {
    const told = toldOf('many');
    const writer = await begun();
    await writer.query(
      `insert into journal (at, topic, subject_id, revision)
       select now(), 'many', gen_random_uuid(), n from generate_series(1, 1700) n order by n`,
    );
    await writer.query('commit');
    feed.wake();
    await until(() => told.length === 1700);
    expect(told).toEqual(Array.from({ length: 1700 }, (_, index) => index + 1));
  });
});

describe('how far the journal is complete', () => {
  const look = (oldestRunning: number, notYetBegun: number, newest: number) => ({
    oldestRunning: BigInt(oldestRunning),
    notYetBegun: BigInt(notYetBegun),
    newest,
  });

  test('is unknown until all that ran at the first look has ended', () => {
    const frontier = new JournalFrontier();
    frontier.look(look(5, 9, 100));
    expect([frontier.reached, frontier.isWaiting]).toEqual([null, true]);
    frontier.look(look(8, 12, 110));
    expect(frontier.reached).toBe(null);
    frontier.look(look(9, 12, 111));
    expect([frontier.reached, frontier.isWaiting]).toEqual([100, true]);
    frontier.look(look(12, 12, 111));
    expect([frontier.reached, frontier.isWaiting]).toEqual([111, false]);
  });
});

describe('a feed whose database is away', () => {
  test('cannot judge a cursor, and says so', async () => {
    const away = new JournalFeed({ url: 'postgresql://nobody@127.0.0.1:1/none', log: openLog('silent') });
    await expect(away.isKnown(1)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(away.isReady()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await away.close();
  });
});
