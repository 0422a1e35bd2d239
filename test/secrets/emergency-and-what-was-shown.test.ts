import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Acts, actsIn } from '../placements/acts.js';
import { accountsIn } from '../support/accounts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let acts: Acts;
let home: District;
let worker: Account;
/** On duty in a district that has no agreement with the secret shelter's. */
let stranger: Account;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  home = await world.given.district();
  worker = await world.given.worker({ district: home });
  stranger = await world.given.worker({ district: await world.given.district() });
});
afterAll(() => world.close());

async function shownIn(who: Account, id: string): Promise<string[]> {
  const { timeline } = await acts.case(who, id);
  return timeline.nodes
    .flatMap(({ shown }: { shown: { offers: { poolId: string }[] } | null }) => shown?.offers ?? [])
    .map(({ poolId }: { poolId: string }) => poolId)
    .sort();
}

test('a case read in an emergency tells what its searches showed, but for shelters that the reader may not know', async () => {
  const open = await world.given.shelter({ district: home });
  const secret = await world.given.shelter({ district: home, secrecy: 'SECRET' });
  const interventionId = await acts.openCase(worker);
  const need = { category: 'FAMILY', guests: [{ sex: 'FEMALE', age: 30 }], interventionId };
  const search = 'query ($need: NeedInput!) { findBeds(need: $need) { nodes { light } } }';
  expect((await world.ask(worker, search, { need })).code).toBeNull();
  expect(await shownIn(worker, interventionId)).toEqual([open.pool.id, secret.pool.id].sort());

  const accounts = accountsIn(world);
  await accounts.withGenerator(stranger);
  const facts = {
    reason: 'la donna è in strada',
    code: await accounts.code(stranger),
    requestKey: randomUUID(),
  };
  const breaking = 'mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { id } }';
  const input = { target: 'INTERVENTION', targetId: interventionId, ...facts };
  expect((await world.ask(stranger, breaking, { input })).code).toBeNull();
  expect(await shownIn(stranger, interventionId)).toEqual([open.pool.id]);
});
