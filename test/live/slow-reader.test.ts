import { once } from 'node:events';
import http from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { openSocket, overSse, until, urlOf } from './streams.js';

let world: World;
let worker: Account;
let poolId: string;
beforeAll(async () => {
  world = await createWorld();
  const district = await world.given.district();
  worker = await world.given.worker({ district });
  const pools = [{ name: 'Posti '.repeat(1_850) }];
  poolId = (await world.given.shelter({ district, pools })).pool.id;
});
afterAll(() => world.close());

// Long answers fill what the system keeps for a reader who does not read.
const wide = Array.from({ length: 19 }, (_, index) => `n${index}: name`).join(' ');
const document = `subscription { bedsChanged { cursor poolId at pool { id revision free ${wide} } } }`;

/** Many changes at once, as a night may bring them. */
const changeALot = (count: number) =>
  world.database.sql(
    `with moved as (update bed_pool p set revision = p.revision + $2 where p.id = $1 returning p.revision - $2 as was),
     written as (
       insert into bed_ledger (pool_id, revision, at, kind, actor_id, channel, authorised, out_of_service, turnaround,
         surge_places, surge_until, counted, moved, promised, observed_at, disputed, closed)
       select l.pool_id, m.was + n, registry_now(), 'EDITED', l.actor_id, 'WEB', l.authorised, l.out_of_service,
         l.turnaround, l.surge_places, l.surge_until, l.counted, l.moved, l.promised, l.observed_at, l.disputed, l.closed
       from moved m join bed_ledger l on l.pool_id = $1 and l.revision = m.was, generate_series(1, $2::integer) n)
     insert into journal (at, topic, subject_id, revision)
     select registry_now(), 'bed_pool', $1, m.was + n from moved m, generate_series(1, $2::integer) n order by n`,
    [poolId, count],
  );

describe('a reader who does not keep up', () => {
  test('is closed with a cursor, over SSE and over WebSocket; the others get everything', async () => {
    const quick = overSse(world.app, worker.key);
    await until(() => quick.changes().length === 1);
    const slow = http.request(urlOf(world.app), {
      method: 'POST',
      headers: { authorization: `Bearer ${worker.key}`, 'content-type': 'application/json' },
    });
    slow.on('error', () => undefined);
    slow.end(JSON.stringify({ query: document }));
    const [response] = (await once(slow, 'response')) as [http.IncomingMessage];
    response.pause();
    response.on('error', () => undefined);
    const isCut = new Promise((resolve) => response.once('close', resolve));
    const raw = await openSocket(world.app, {}, { authorization: `Bearer ${worker.key}` });
    await until(() => raw.messages.length === 1);
    raw.say({ id: '1', type: 'subscribe', payload: { query: document } });
    await until(() => raw.messages.length === 2);
    raw.socket.pause();

    let made = 0;
    const before = process.memoryUsage().rss;
    for (let round = 0; round < 6; round++) {
      await changeALot(100);
      made += 100;
      await until(() => quick.ofPools().length === made, 5_000);
    }
    raw.socket.resume();
    const { code, reason } = await raw.closed;
    expect([4900, 1006]).toContain(code);
    if (code === 4900) {
      const resumed = overSse(world.app, worker.key, { since: reason });
      await until(() => resumed.changes().length > 0);
      expect(resumed.codes()).toEqual([]);
      resumed.stop();
    }
    response.resume();
    await isCut;
    expect(quick.ofPools().map(({ pool }) => pool?.revision)).toEqual(
      Array.from({ length: made }, (_, index) => index + 3),
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(250 * 1024 * 1024);
    quick.stop();
  }, 60_000);
});
