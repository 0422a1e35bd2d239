import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { actsIn } from '../placements/acts.js';
import { createWorld, type World } from '../support/world.js';

const original = pg.Client.prototype.query;
afterEach(() => {
  pg.Client.prototype.query = original;
});

/** The server asks for no lock on pools and placements any more. */
function withoutLocks(): void {
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [config, ...rest] = args as [{ name?: string; text?: string } | string];
    if (
      typeof config === 'object' &&
      /^(lock-pools|lock-placements|expected-guests)$/.test(config.name ?? '')
    )
      return Reflect.apply(original, this, [
        { ...config, text: config.text?.replace('for update', '') },
        ...rest,
      ]);
    return Reflect.apply(original, this, args);
  } as typeof original;
}

const withoutKey = (world: World) =>
  world.database.sql('alter table bed_ledger drop constraint bed_ledger_has_one_row_a_revision');

/** Many who act on the same placements at once; the invariants that this broke, and the codes that were told. */
async function race(guards: { lock: boolean; key: boolean }) {
  const world = await createWorld({ databaseConnections: 10 });
  const acts = actsIn(world);
  const district = await world.given.district();
  const worker = await world.given.worker({ district });
  const codes = new Set<string | null>();
  try {
    if (!guards.key) await withoutKey(world);
    if (!guards.lock) withoutLocks();
    for (let round = 0; round < 6; round++) {
      const { pool } = await world.given.shelter({ district, pools: [{ authorised: 20, free: 20 }] });
      const caseId = await acts.openCase(worker);
      const placements = await Promise.all(
        [1, 2, 3].map(() =>
          acts.act(worker, 'holdBeds', {
            poolId: pool.id,
            places: 2,
            interventionId: caseId,
            requestKey: randomUUID(),
          }),
        ),
      );
      const ids = placements.flatMap(({ data }) => data?.holdBeds?.id ?? []);
      const answers = await Promise.all(
        ids.flatMap((placementId) => [
          acts.act(worker, 'confirmPlacement', { placementId }),
          acts.act(worker, 'releasePlacement', { placementId }),
          acts.act(worker, 'recordArrival', { placementId }),
          acts.act(worker, 'refusePlacement', { placementId, actor: 'SHELTER', reason: 'NO_PLACE' }),
        ]),
      );
      for (const { code } of answers) codes.add(code);
    }
    return { codes, broken: Object.keys(await world.database.brokenInvariants()) };
  } finally {
    pg.Client.prototype.query = original;
    await world.app.close(0);
    await world.database.drop();
  }
}

const told = new Set([null, 'WRONG_STATE', 'CONFLICT']);

describe('two guards keep racing acts apart, and either is enough', () => {
  test('the lock without the key of the ledger: nobody is even in conflict', async () => {
    const { codes, broken } = await race({ lock: true, key: false });
    expect(broken).toEqual([]);
    expect([...codes].filter((code) => code === 'CONFLICT')).toEqual([]);
  });

  test('the key without the lock: whoever decided on figures that have moved is refused', async () => {
    const { codes, broken } = await race({ lock: false, key: true });
    expect(broken).toEqual([]);
    expect([...codes].filter((code) => !told.has(code))).toEqual([]);
    expect(codes).toContain('CONFLICT');
  });

  test('neither: the race is real, and the invariants see it', async () => {
    expect((await race({ lock: false, key: false })).broken).not.toEqual([]);
  });
});
