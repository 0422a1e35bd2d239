import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const hold = 'mutation ($input: HoldBedsInput!) { holdBeds(input: $input) { id } }';
const group = 'mutation ($input: HoldGroupInput!) { holdGroup(input: $input) { id } }';

/** From now on a second goes by whenever anything asks the time. */
async function hurry(): Promise<void> {
  await world.database.sql(`create sequence tick; grant usage on sequence tick to riparo_server;
    create or replace function registry_now() returns timestamptz language sql volatile
      as 'select clock_timestamp() + (select shift from test_clock) + nextval(''tick'') * interval ''1 s'''`);
}

describe('a hold that lapses between the lock and the promise', () => {
  test('never turns guests away from a pool that has room', async () => {
    const district = await world.given.district();
    const worker = await world.given.worker({ district });
    const shelter = await world.given.shelter({
      district,
      pools: Array.from({ length: 40 }, () => ({ authorised: 9, free: 9 })),
    });
    const cases = await world.database.sql<{ id: string }>(
      `insert into intervention (number, district_id, category, opened_at, opened_by, assigned_to)
       select 'L-' || n, $1, 'FAMILY', registry_now(), $2, $2 from generate_series(1, 80) n returning id`,
      [district.id, worker.id],
    );
    await hurry();
    const codes: (string | null)[] = [];
    for (const [nth, { id: poolId }] of shelter.pools.entries()) {
      const [one, other] = [cases[2 * nth]?.id, cases[2 * nth + 1]?.id];
      const first = { poolId, interventionId: one, places: 1, minutes: 1, requestKey: `first ${nth}` };
      await world.ask(worker, hold, { input: first });
      await world.clock.advance(`${25 + nth} seconds`);
      const neighbour = shelter.pools[(nth + 1) % shelter.pools.length]?.id;
      const line = { interventionId: other, minutes: 1, requestKey: `second ${nth}` };
      const { code } =
        nth % 2 === 0
          ? await world.ask(worker, hold, { input: { ...line, poolId, places: 2 } })
          : await world.ask(worker, group, {
              input: { ...line, lines: [poolId, neighbour].map((pool) => ({ poolId: pool, places: 1 })) },
            });
      codes.push(code);
    }
    expect(codes.filter((code) => code !== null)).toEqual([]);
  });
});
