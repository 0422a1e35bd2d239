import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

const connections = 2;
let world: World;
let acts: Acts;
let worker: Account;
let poolId: string;
let interventionId: string;

beforeAll(async () => {
  world = await createWorld({ databaseConnections: connections });
  acts = actsIn(world);
  const district = await world.given.district();
  worker = await world.given.worker({ district });
  poolId = (await world.given.shelter({ district, pools: [{ authorised: 2000, free: 2000 }] })).pool.id;
  interventionId = await acts.openCase(worker);
});
afterAll(() => world.close());

/** Somebody else works long on the pool, again and again, so that there is far more to do than can be done. */
async function keepingThePoolBusy(work: () => Promise<void>): Promise<void> {
  await world.database.asOwner(async (client) => {
    let isOver = false;
    const busy = (async () => {
      while (!isOver) {
        await client.query('begin');
        await client.query('select from bed_pool where id = $1 for update', [poolId]);
        await pause(150);
        await client.query('commit');
      }
    })();
    await work().finally(() => {
      isOver = true;
    });
    await busy;
  });
}

describe('ten times more callers than connections', () => {
  test('the surplus is told at once, holds can be confirmed, and it is over when the rush is over', async () => {
    const { id: placementId } = await acts.hold(worker, interventionId, poolId);
    const busyAfter: number[] = [];
    let isRush = true;
    const began = performance.now();
    const caller = async (): Promise<void> => {
      while (isRush) {
        const arrivedAt = await world.clock.now();
        const sent = performance.now();
        const asked = { poolId, places: 1, interventionId, arrivedAt, requestKey: randomUUID() };
        const { code } = await acts.act(worker, 'recordStay', asked);
        if (code === 'BUSY' && sent - began > 2_000) busyAfter.push(performance.now() - sent);
        if (code === 'BUSY') await pause(20);
      }
    };
    await keepingThePoolBusy(async () => {
      const callers = Array.from({ length: connections * 10 }, () => caller());
      await pause(6_000);
      const confirm = async (): Promise<string | null> => {
        const { code } = await acts.act(worker, 'confirmPlacement', { placementId, requestKey: 'confirm' });
        return code === 'BUSY' ? confirm() : code;
      };
      expect(await confirm()).toBeNull();
      isRush = false;
      await Promise.all(callers);
    });
    const over = performance.now();
    expect(await acts.pool(worker, poolId)).toMatchObject({ overcommitted: false });
    expect(performance.now() - over).toBeLessThan(5_000);
    expect(busyAfter.length).toBeGreaterThan(10);
    const sorted = busyAfter.sort((a, b) => a - b);
    const most = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
    process.stdout.write(`overload: ${busyAfter.length} BUSY, 95 % within ${Math.round(most)} ms\n`);
    expect(most).toBeLessThan(2_000);
  }, 60_000);
});
