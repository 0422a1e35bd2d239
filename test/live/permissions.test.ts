import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import type { Shelter } from '../support/given-shelters.js';
import { createWorld, type World } from '../support/world.js';
import { type Heard, openSocket, overSse, overWebSocket, until, watchDocument } from './streams.js';

let world: World;
let district: District;
let worker: Account;
let open: Shelter;
beforeAll(async () => {
  world = await createWorld();
  district = await world.given.district();
  worker = await world.given.worker({ district });
  open = await world.given.shelter({ district });
});
afterAll(() => world.close());

let occupied = 0;
const declare = async (poolId: string, who = worker) => {
  occupied = (occupied + 1) % 5;
  const { code } = await world.ask(
    who,
    'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { revision } }',
    { input: { poolId, occupied } },
  );
  if (code) throw new Error(code);
};
const started = async (heard: Heard) => {
  await until(() => heard.changes().length > 0);
  return heard;
};
const poolsTold = (heard: Heard) => [...new Set(heard.ofPools().map(({ poolId }) => poolId))];

async function readableBy(viewer: Account, shelters: readonly Shelter[]): Promise<string[]> {
  const answers = await Promise.all(
    shelters.map(({ pool }) =>
      world.ask(viewer, 'query ($id: ID!) { bedPool(id: $id) { id } }', { id: pool.id }),
    ),
  );
  return answers.flatMap(({ data }) => (data?.bedPool ? [data.bedPool.id as string] : []));
}
const idsIn = ({ told }: Heard) =>
  JSON.stringify(told).match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];

describe('who is told of what', () => {
  test('is who may read the pool at that moment: the stream and the query agree for everybody', async () => {
    const near = await world.given.district();
    const secrecies = ['PUBLIC', 'PROFESSIONAL', 'CONFIDENTIAL_ADDRESS', 'SECRET'];
    const shelters = await Promise.all(
      [district, near].flatMap((of) =>
        secrecies.map((secrecy) => world.given.shelter({ district: of, secrecy })),
      ),
    );
    const [first] = shelters;
    const keepers = shelters.map(({ organisationId }) => ({ id: organisationId }));
    const viewers = await Promise.all([
      world.given.worker({ district }),
      world.given.worker({ district: near }),
      world.given.coordinator({ district: near }),
      world.given.admin(),
      world.given.integration({ scopes: ['beds.read'] }),
      world.given.integration({ organisation: { id: first?.organisationId ?? '' }, scopes: ['beds.read'] }),
      ...keepers.map((organisation) => world.given.operator({ organisation })),
    ]);
    const heard = await Promise.all(viewers.map((viewer) => started(overSse(world.app, viewer.key))));
    for (const [index, { pool }] of shelters.entries()) {
      const keeper = viewers[6 + index];
      if (keeper) await declare(pool.id, keeper);
    }
    await declare(open.pool.id);
    await pause(500);
    for (const [index, stream] of heard.entries()) {
      const readable = await readableBy(viewers[index] as Account, [...shelters, open]);
      expect(poolsTold(stream).sort()).toEqual(readable.sort());
      expect(idsIn(stream).filter((id) => !readable.includes(id))).toEqual([]);
      stream.stop();
    }
  }, 60_000);

  test('a mediator and an auditor may not listen, nobody without a key either', async () => {
    const mediator = await world.given.mediator({ district });
    const auditor = await world.given.auditor();
    for (const { key } of [mediator, auditor]) {
      const heard = overSse(world.app, key);
      await until(() => heard.ended());
      expect(heard.codes()).toEqual(['NOT_ALLOWED']);
    }
  });

  test('what was asked for narrows it: a district, a need, pools', async () => {
    const elsewhere = await world.given.district();
    const other = await world.given.shelter({
      district: elsewhere,
      pools: [{ categories: ['FAMILY', 'OLDER_PERSON'] }],
    });
    const near = await world.given.worker({ district: elsewhere });
    const [byDistrict, byNeed, byPool] = await Promise.all(
      [
        { districtId: elsewhere.id },
        { category: 'OLDER_PERSON' },
        { poolIds: [open.pool.id, 'nothing'] },
      ].map((asked) => started(overSse(world.app, worker.key, asked))),
    );
    await declare(open.pool.id);
    await declare(other.pool.id, near);
    await until(() => [byDistrict, byNeed, byPool].every((heard) => heard?.ofPools().length === 1));
    expect([byDistrict, byNeed, byPool].map((heard) => heard && poolsTold(heard))).toEqual([
      [other.pool.id],
      [other.pool.id],
      [open.pool.id],
    ]);
    for (const heard of [byDistrict, byNeed, byPool]) heard?.stop();
  });
});

describe('a pool that goes out of sight', () => {
  test('is taken off the screens it was on; who never saw it is told nothing', async () => {
    const shelter = await world.given.shelter({ district });
    const far = await world.given.worker({ district: await world.given.district() });
    const [saw, asked, never, still] = await Promise.all([
      started(overSse(world.app, far.key)),
      started(overSse(world.app, far.key, { poolIds: [shelter.pool.id] })),
      started(overSse(world.app, far.key, { category: 'OLDER_PERSON' })),
      started(overSse(world.app, worker.key)),
    ]);
    await declare(shelter.pool.id);
    await until(() => saw.ofPools().length === 1 && asked.ofPools().length === 1);
    await world.database.sql(
      `update shelter set secrecy = 'SECRET', municipality_code = null, address = null, latitude = null, longitude = null,
         phone = null, gateway_id = organisation_id where id = $1`,
      [shelter.id],
    );
    await declare(shelter.pool.id);
    await until(
      () => saw.ofPools().length === 2 && asked.ofPools().length === 2 && still.ofPools().length === 2,
    );
    expect(saw.ofPools()[1]).toMatchObject({ poolId: shelter.pool.id, pool: null });
    expect(asked.ofPools()[1]).toMatchObject({ poolId: shelter.pool.id, pool: null });
    expect(still.ofPools()[1]?.pool).not.toBe(null);
    await declare(shelter.pool.id);
    await until(() => still.ofPools().length === 3);
    expect([saw.ofPools().length, never.ofPools().length]).toEqual([2, 0]);
    for (const heard of [saw, asked, never, still]) heard.stop();
  });

  test('also where nothing changes in it', async () => {
    const shelter = await world.given.shelter({ district });
    const far = await world.given.worker({ district: await world.given.district() });
    const saw = await started(overSse(world.app, far.key, { poolIds: [shelter.pool.id] }));
    await world.database.sql(
      `update shelter set secrecy = 'SECRET', municipality_code = null, address = null, latitude = null, longitude = null,
         phone = null, gateway_id = organisation_id where id = $1`,
      [shelter.id],
    );
    await until(() => saw.ofPools().length === 1, 5_000);
    expect(saw.ofPools()).toMatchObject([{ poolId: shelter.pool.id, pool: null }]);
    saw.stop();
  });

  test('is told as null where it closed, and comes back when it opens again', async () => {
    const coordinator = await world.given.coordinator({ district });
    const heard = await started(overSse(world.app, worker.key, { poolIds: [open.pool.id] }));
    for (const verb of ['closePool', 'reopenPool'])
      await world.ask(coordinator, `mutation ($id: ID!) { ${verb}(input: {poolId: $id}) { id } }`, {
        id: open.pool.id,
      });
    await until(() => heard.ofPools().length === 2);
    expect(heard.ofPools().map(({ pool }) => pool === null)).toEqual([true, false]);
    heard.stop();
  });
});

describe('permissions that are taken away', () => {
  const endings: [string, string, string][] = [
    [
      'a revoked key',
      'update api_key set revoked_at = registry_now() where account_id = $1',
      'NOT_SIGNED_IN',
    ],
    [
      'an expired key',
      'update api_key set expires_at = registry_now() where account_id = $1',
      'NOT_SIGNED_IN',
    ],
    ['a disabled account', 'update account set disabled_at = registry_now() where id = $1', 'NOT_SIGNED_IN'],
    ['another role', "update account set roles = '{AUDITOR}' where id = $1", 'NOT_ALLOWED'],
  ];

  test.each(endings)(
    '%s ends the stream within five seconds, with nothing more told',
    async (_, taken, code) => {
      const leaver = await world.given.worker({ district });
      const streams = [overSse(world.app, leaver.key), overWebSocket(world.app, leaver.key)];
      await Promise.all(streams.map(started));
      await world.database.sql(taken, [leaver.id]);
      await until(() => streams.every((heard) => heard.ended()), 5_000);
      expect(streams.map((heard) => [heard.codes(), heard.ofPools().length])).toEqual([
        [[code], 0],
        [[code], 0],
      ]);
    },
  );

  test.each(endings)('%s is seen before the next change is told', async (_, taken, code) => {
    const leaver = await world.given.worker({ district });
    const heard = await started(overSse(world.app, leaver.key));
    await world.database.sql(taken, [leaver.id]);
    await declare(open.pool.id);
    await until(() => heard.ended());
    expect([heard.codes(), heard.ofPools().length]).toEqual([[code], 0]);
  });

  test('a revoked key closes its socket with 4403', async () => {
    const leaver = await world.given.worker({ district });
    const raw = await openSocket(world.app, {}, { authorization: `Bearer ${leaver.key}` });
    await until(() => raw.messages.length === 1);
    raw.say({ id: '1', type: 'subscribe', payload: { query: watchDocument } });
    await until(() => raw.messages.length === 2);
    await world.database.sql(endings[0]?.[1] ?? '', [leaver.id]);
    expect((await raw.closed).code).toBe(4403);
  });
});
