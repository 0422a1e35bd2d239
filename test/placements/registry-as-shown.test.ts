import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { type Acts, actsIn } from './acts.js';

let world: World;
let acts: Acts;
let district: District;
let worker: Account;
let caseId: string;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
  for (const free of [1, 2, 3]) await world.given.shelter({ district, pools: [{ authorised: 4, free }] });
  caseId = await acts.openCase(worker);
});
afterAll(() => world.close());

const offers =
  'poolId free operable occupied promised level light verdict ring observedAt reasons { criterion finding }';
const search = async (first = 100, after: string | null = null) => {
  const document = `query ($need: NeedInput!, $first: Int, $after: String) { findBeds(need: $need, first: $first, after: $after) {
    nodes { pool { id free occupied } light verdict } pageInfo { endCursor } } }`;
  const need = { category: 'FAMILY', guests: [{ sex: 'MALE', age: 40 }], interventionId: caseId };
  const { data, errors } = await world.ask(worker, document, { need, first, after });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data.findBeds;
};
const replay = (who: Account | null, by: object) =>
  world.ask(
    who,
    `query ($id: ID!, $entryId: ID, $at: DateTime) { registryAsShown(interventionId: $id, entryId: $entryId, at: $at) {
      entryId shownAt shownTo asOf category guests ringReached offers { ${offers} pool { id free } } } }`,
    { id: caseId, ...by },
  );

describe('the registry as it was shown', () => {
  test('gives yesterday’s list with yesterday’s figures after today’s edits', async () => {
    const shown = await search();
    const before = (await replay(worker, { at: (await world.clock.now()).toISOString() })).data
      .registryAsShown;
    expect(before.offers.map(({ poolId, free, light }: never) => ({ poolId, free, light }))).toEqual(
      shown.nodes.map(({ pool, light }: { pool: { id: string; free: number }; light: string }) => ({
        poolId: pool.id,
        free: pool.free,
        light,
      })),
    );
    await world.clock.advance('1 day');
    const yesterday = before.shownAt;
    const [first, second] = before.offers;
    await world.ask(worker, 'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { id } }', {
      input: { poolId: first.poolId, free: 0 },
    });
    const coordinator = await world.given.coordinator({ district });
    const keep = (name: string, type: string, input: object) =>
      world.ask(coordinator, `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`, { input });
    expect((await keep('closePool', 'PoolActInput', { poolId: second.poolId })).code).toBeNull();
    const edited = { poolId: before.offers[2].poolId, authorised: 9, name: 'Altro' };
    expect((await keep('editPool', 'EditPoolInput', edited)).code).toBeNull();
    await search();
    const after = (await replay(worker, { at: yesterday })).data.registryAsShown;
    const told = ({ pool: _, ...rest }: { pool: unknown }) => rest;
    expect(after.offers.map(told)).toEqual(before.offers.map(told));
    expect(after.offers[0].pool.free).toBe(0);
    expect((await replay(worker, { entryId: before.entryId })).data.registryAsShown).toEqual(after);
  });

  test('puts the pages of one search together, as far as they were turned by then', async () => {
    caseId = await acts.openCase(worker);
    const { nodes, pageInfo } = await search(1);
    const between = (await world.clock.now()).toISOString();
    const more = await search(1, pageInfo.endCursor);
    const ids = (page: { pool: { id: string } }[]) => page.map(({ pool }) => pool.id);
    const at = async (instant: string) =>
      (await replay(worker, { at: instant })).data.registryAsShown.offers.map(
        ({ poolId }: { poolId: string }) => poolId,
      );
    expect(await at(between)).toEqual(ids(nodes));
    expect(await at((await world.clock.now()).toISOString())).toEqual([...ids(nodes), ...ids(more.nodes)]);
  });

  test('is for the workers of the case and its coordinator', async () => {
    const at = (await world.clock.now()).toISOString();
    const [entry] = await world.database.sql<{ id: string }>(
      "select id from timeline_entry where intervention_id = $1 and kind = 'SEARCHED'",
      [caseId],
    );
    const { given } = world;
    for (const by of [{ at }, { entryId: entry?.id }]) {
      expect((await replay(null, by)).code).toBe('NOT_SIGNED_IN');
      expect((await replay(await given.coordinator({ district }), by)).code).toBeNull();
      const mediator = await given.mediator({ district });
      await world.ask(
        worker,
        'mutation ($input: AssignMediatorInput!) { assignMediator(input: $input) { id } }',
        { input: { interventionId: caseId, mediatorId: mediator.id } },
      );
      const stranger = await given.worker({ district: await given.district() });
      for (const who of [mediator, stranger, await given.backOffice({ municipalities: [district.comune] })])
        expect((await replay(who, by)).code).toBe('NOT_FOUND');
      for (const who of [
        await given.admin(),
        await given.auditor(),
        await given.operator({ organisation: await given.organisation() }),
      ])
        expect((await replay(who, by)).code).toBe('NOT_ALLOWED');
    }
  });

  test('is asked by an entry or an instant, and finds no search where there was none', async () => {
    const at = (await world.clock.now()).toISOString();
    for (const by of [{}, { at, entryId: randomUUID() }])
      expect((await replay(worker, by)).code).toBe('INVALID_INPUT');
    for (const by of [{ entryId: randomUUID() }, { at: '2020-01-01T00:00:00Z' }])
      expect((await replay(worker, by)).code).toBe('NOT_FOUND');
    const [opened] = await world.database.sql<{ id: string }>(
      "select id from timeline_entry where intervention_id = $1 and kind = 'OPENED'",
      [caseId],
    );
    expect((await replay(worker, { entryId: opened?.id })).code).toBe('NOT_FOUND');
  });
});
