import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { type Acts, actsIn } from './acts.js';

let world: World;
let acts: Acts;
let district: District;
let organisation: { id: string };
let worker: Account;
let operator: Account;
let machine: Account;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  district = await world.given.district();
  organisation = await world.given.organisation();
  worker = await world.given.worker({ district });
  operator = await world.given.operator({ organisation });
  machine = await world.given.integration({ organisation, scopes: ['beds.read', 'beds.declare'] });
});
afterAll(() => world.close());

const minutesAgo = async (minutes: number) =>
  new Date((await world.clock.now()).getTime() - minutes * 60_000);
const declare = (who: Account, input: object) =>
  world.ask(who, 'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { revision } }', {
    input,
  });

/** Guests have been inside a pool of five that nobody reopens by itself, for an hour. */
async function guestsInside() {
  const pools = [{ authorised: 5, free: 3, reopensAutomatically: false, declaredAgo: '2 hours' }];
  const { pool } = await world.given.shelter({ district, organisation, pools });
  const { id: placementId } = await acts.hold(worker, await acts.openCase(worker), pool.id);
  await acts.done(worker, 'recordArrival', { placementId });
  await world.clock.advance('1 hour');
  return { poolId: pool.id, placementId };
}

describe('a departure that is told after a newer count', () => {
  test('by a machine leaves a place that waits to be made ready, until a person has counted', async () => {
    const { poolId, placementId } = await guestsInside();
    await declare(machine, { poolId, occupied: 2 });
    await acts.done(operator, 'endPlacement', { placementId, at: await minutesAgo(10) });
    expect(await acts.pool(worker, poolId)).toMatchObject({
      occupied: 2,
      turnaround: 1,
      operable: 4,
      free: 2,
    });
    await declare(operator, { poolId, occupied: 2 });
    expect(await acts.pool(worker, poolId)).toMatchObject({ turnaround: 0, operable: 5, free: 3 });
  });

  test('by a person on the telephone is already in it, also where a machine has counted since', async () => {
    const { poolId, placementId } = await guestsInside();
    await declare(worker, { poolId, occupied: 2 });
    await declare(machine, { poolId, occupied: 2 });
    await acts.done(operator, 'endPlacement', { placementId, at: await minutesAgo(10) });
    expect(await acts.pool(worker, poolId)).toMatchObject({ occupied: 2, turnaround: 0, free: 3 });
  });
});

describe('a count of an instant before a departure', () => {
  test.each([
    ['of a person', () => operator],
    ['of a machine', () => machine],
  ])('%s reckons with the places of then, and leaves the place waiting', async (_, who) => {
    const { poolId, placementId } = await guestsInside();
    await acts.done(operator, 'endPlacement', { placementId, at: await minutesAgo(5) });
    await declare(who(), { poolId, free: 2, observedAt: await minutesAgo(20) });
    expect(await acts.pool(worker, poolId)).toMatchObject({
      occupied: 2,
      turnaround: 1,
      operable: 4,
      free: 2,
    });
  });
});
