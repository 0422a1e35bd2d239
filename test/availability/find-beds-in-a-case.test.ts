import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { searchesOf, woman } from './search-world.js';

let world: World;
let say: ReturnType<typeof searchesOf>;
let district: District;
let worker: Account;
let interventionId: string;

beforeAll(async () => {
  world = await createWorld();
  say = searchesOf(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
  const opened = await world.ask(
    worker,
    'mutation { openIntervention(input: { category: FAMILY, call: { situation: "di notte" } }) { id } }',
  );
  interventionId = opened.data.openIntervention.id;
});
afterAll(() => world.close());

const shownIn = async () =>
  world.database.sql<{ shown: Record<string, unknown> }>(
    "select shown from timeline_entry where intervention_id = $1 and kind = 'SEARCHED' order by recorded_at",
    [interventionId],
  );

describe('a search within a case', () => {
  test('keeps what the registry showed: figures, ages, verdicts, lights, reasons and the ring', async () => {
    const shelter = await say.house('Casa Acero', district, { free: 2 });
    const { data, errors } = await say.search(worker, { interventionId, widestRing: 'OWN_DISTRICT' });
    expect(errors).toEqual([]);
    const [offer] = data.findBeds.nodes;
    expect(offer.pool).toMatchObject({ id: shelter.pool.id, free: 2, revision: 2 });
    const [entry] = await shownIn();
    expect(entry?.shown).toMatchObject({
      asOf: data.findBeds.asOf,
      category: 'FAMILY',
      guests: 1,
      ringReached: 'OWN_DISTRICT',
      isFirstPage: true,
      offers: [
        {
          poolId: shelter.pool.id,
          revision: 2,
          free: 2,
          promised: 0,
          level: 'FRESH',
          disputed: false,
          verdict: 'ADMITS',
          light: 'GREEN',
          observedAt: offer.pool.freshness.observedAt,
          reasons: expect.arrayContaining([{ criterion: 'PLACES', finding: 'PASS' }]),
        },
      ],
    });
  });

  test('shows the figures that were kept, though the case was written in between', async () => {
    const texts = await world.statements(() => say.search(worker, { interventionId }));
    expect(texts.filter((text) => text.includes('from pool_now n\n   where n.pool_id'))).toEqual([]);
  });

  test('of another district leaves no trace and finds nothing', async () => {
    const stranger = await world.given.worker({ district: await world.given.district() });
    const before = (await shownIn()).length;
    expect(await say.search(stranger, { interventionId, guests: [woman] })).toMatchObject({
      code: 'NOT_FOUND',
      data: null,
    });
    expect(await shownIn()).toHaveLength(before);
  });
});
