import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { createWorld, type World } from '../support/world.js';

const connections = 2;
let world: World;
let admin: pg.Client;
beforeAll(async () => {
  world = await createWorld({ databaseConnections: connections });
  admin = new pg.Client({ connectionString: process.env.RIPARO_TEST_ADMIN_URL });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

const ofServer = "datname = $1 and usename = 'riparo_server'";

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rowCount } = await admin.query(
      `select from pg_stat_activity where ${ofServer} and wait_event_type = 'Lock'`,
      [world.database.name],
    );
    if (rowCount) return;
  }
}

test('a transaction whose backend is killed gives its connection back', async () => {
  const district = await world.given.district();
  const worker = await world.given.worker({ district });
  const { pool } = await world.given.shelter({ district });
  const dispute = 'mutation ($input: DisputeBedsInput!) { disputeBeds(input: $input) { id } }';
  for (let killed = 0; killed < 2 * connections; killed++) {
    await world.database.asOwner(async (client) => {
      await client.query('begin');
      await client.query('select from bed_pool where id = $1 for update', [pool.id]);
      const answer = world.ask(worker, dispute, { input: { poolId: pool.id, requestKey: `k${killed}` } });
      await untilSomebodyWaits();
      await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${ofServer}`, [
        world.database.name,
      ]);
      await client.query('commit');
      expect((await answer).code).toBeNull();
    });
  }
  const { data, code } = await world.ask(worker, '{ me { id } }');
  expect([code, data?.me?.id]).toEqual([null, worker.id]);
});
