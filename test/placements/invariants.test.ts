import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { type Acts, actsIn } from './acts.js';

let world: World;
let acts: Acts;
let worker: Account;
let poolId: string;
let placementId: string;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
});
beforeEach(async () => {
  const district = await world.given.district();
  worker = await world.given.worker({ district });
  poolId = (await world.given.shelter({ district, pools: [{ authorised: 5, free: 2 }] })).pool.id;
  placementId = (await acts.hold(worker, await acts.openCase(worker), poolId)).id;
});
afterAll(() => world.close());

/** Breaks something as the owner of the tables and looks at a view; nothing of it stays. */
async function rowsWith(view: string, violation: string, values: readonly unknown[]): Promise<unknown[]> {
  const url = new URL(process.env.RIPARO_TEST_OWNER_URL ?? '');
  url.pathname = `/${world.database.name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query('begin');
    expect((await client.query(`select from ${view}`)).rowCount).toBe(0);
    await client.query('alter table bed_ledger disable trigger bed_ledger_is_insert_only');
    await client.query(violation, [...values]);
    return (await client.query(`select * from ${view}`)).rows;
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

describe('each invariant sees a violation that is planted', () => {
  test('I1: a promise beyond the room', async () => {
    const rows = await rowsWith(
      'invariant_no_promise_beyond_room',
      "update bed_ledger set promised = promised + 9 where pool_id = $1 and kind = 'HELD'",
      [poolId],
    );
    expect(rows).toEqual([{ pool_id: poolId, revision: 3 }]);
  });

  test('I2: a free place that the formula does not give', async () => {
    const rows = await rowsWith(
      'invariant_free_is_the_formula',
      'update bed_pool set moved = moved - 1 where id = $1',
      [poolId],
    );
    expect(rows).toEqual([{ pool_id: poolId, free: 2 }]);
  });

  test.each([
    ['a revision is missing', 'delete from bed_ledger where pool_id = $1 and revision = 2'],
    [
      'a row does not follow from the one before',
      'update bed_ledger set promised_change = 5 where pool_id = $1 and revision = 3',
    ],
    ['the pool is not what its last row says', 'update bed_pool set promised = promised + 1 where id = $1'],
    [
      'the reasons do not add up to what is out of service',
      "insert into out_of_service_entry select p.id, p.revision, 'OTHER', 1, registry_now(), p.id from bed_pool p where p.id = $1",
    ],
  ])('I3: %s', async (what, violation) => {
    const rows = await rowsWith('invariant_ledger_is_the_pool', violation, [poolId]);
    expect(rows).toContainEqual(expect.objectContaining({ pool_id: poolId, what }));
  });

  test.each([
    [
      'a key without an outcome',
      "insert into request_key (actor_id, key, operation, fingerprint) values ($1, 'k', 'holdBeds', '')",
    ],
    [
      'one effect under two keys',
      "insert into request_key (actor_id, key, operation, fingerprint, outcome) select k.actor_id, 'k2', k.operation, '', k.outcome from request_key k where k.actor_id = $1 and k.operation = 'holdBeds'",
    ],
  ])('I4: %s', async (_, violation) => {
    const rows = await rowsWith('invariant_one_effect_a_key', violation, [worker.id]);
    expect(rows).toHaveLength(1);
  });

  test('I5: a lapsed hold that still counts', async () => {
    const rows = await rowsWith(
      'invariant_lapsed_hold_counts_nowhere',
      "with lapsed as (update placement set held_at = held_at - interval '2 hours', expires_at = expires_at - interval '2 hours' where id = $1 returning pool_id) update bed_pool set next_lapse_at = registry_now() + interval '1 hour' where id = (select pool_id from lapsed)",
      [placementId],
    );
    expect(rows).toEqual([{ pool_id: poolId, promised: 1 }]);
  });

  test.each([
    [
      'closed without an outcome',
      'alter table intervention drop constraint intervention_closes_with_an_outcome',
      'update intervention set closed_at = registry_now() where id = (select intervention_id from placement where id = $1)',
    ],
    [
      'refused without an actor or a reason',
      'alter table placement drop constraint placement_refusal_has_actor_and_reason, drop constraint placement_promise_is_settled_by_its_end',
      'update placement set refused_at = registry_now() where id = $1',
    ],
    [
      'closed with a promise still open',
      'select 1',
      "update intervention set closed_at = registry_now(), outcome = 'PHONE_ADVICE' where id = (select intervention_id from placement where id = $1)",
    ],
  ])('I7: %s', async (what, first, then) => {
    // Both as one text, which takes no parameters.
    const violation = `${first}; ${then.replace('$1', `'${placementId}'`)}`;
    const rows = await rowsWith('invariant_endings_have_reasons', violation, []);
    expect(rows).toContainEqual(expect.objectContaining({ what }));
  });
});
