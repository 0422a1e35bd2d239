import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const search = `query ($need: NeedInput!, $first: Int, $after: String) {
  findBeds(need: $need, first: $first, after: $after) {
    nodes {
      pool { id name operable occupied free revision asOf freshness { level observedAt validUntil disputed } }
      verdict light free placesNeeded ring distanceKm
      reasons { criterion finding message }
    }
    pageInfo { hasNextPage endCursor }
    ringReached advice asOf
  }
}`;

describe('findBeds', () => {
  test('offers a free bed of the own district', async () => {
    const district = await world.given.district();
    const worker = await world.given.worker({ district });
    await world.given.shelter({
      district,
      pools: [{ free: 2, criteria: [{ kind: 'AGE_MIN', effect: 'REQUIRE', number: 18 }] }],
    });
    const answer = await world.ask(worker, search, {
      need: { category: 'FAMILY', guests: [{ sex: 'FEMALE', age: 30 }] },
    });
    expect(answer.errors).toEqual([]);
    expect(answer.data.findBeds.nodes).toHaveLength(1);
  });
});
