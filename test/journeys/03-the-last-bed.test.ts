import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Night, nightOf } from './at-night.js';

let night: Night;
beforeAll(async () => {
  night = await nightOf('2027-01-15T02:40:00+01:00');
});
afterAll(() => night.world.close());

describe('two workers of two districts want the last bed in the same second', () => {
  test('one wins; the other sees why, and takes the next best', async () => {
    const { given } = night.world;
    const [one, other] = [await given.district(), await given.district()];
    await given.border(one, other);
    await given.agreement(one, other);
    const workers = [await given.worker({ district: one }), await given.worker({ district: other })];
    const last = (await given.shelter({ district: one, pools: [{ authorised: 4, free: 1 }] })).pool.id;
    const nextBest = (
      await given.shelter({ district: one, pools: [{ authorised: 4, free: 2, declaredAgo: '7 hours' }] })
    ).pool.id;
    const need = { category: 'FAMILY', guests: [{ sex: 'FEMALE', age: 41 }] };

    const nights = await Promise.all(
      workers.map(async (worker) => {
        const caseId = await night.acts.openCase(worker);
        const offers = await night.search(worker, { ...need, interventionId: caseId });
        expect(offers.map(({ pool }) => pool.id)).toEqual(expect.arrayContaining([last, nextBest]));
        return { worker, caseId };
      }),
    );
    const answers = await Promise.all(
      nights.map(({ worker, caseId }) =>
        night.acts.act(worker, 'holdBeds', {
          poolId: last,
          interventionId: caseId,
          places: 1,
          requestKey: randomUUID(),
        }),
      ),
    );
    expect(answers.map(({ code }) => code).sort()).toEqual(['NO_BED_LEFT', null]);
    const loser = nights[answers.findIndex(({ code }) => code !== null)];
    const told = answers.find(({ code }) => code !== null)?.errors[0]?.extensions.details;
    expect(told).toMatchObject({ poolId: last, free: 0, promised: 1, revision: 3 });

    if (!loser) throw new Error('Nobody lost.');
    const again = await night.search(loser.worker, { ...need, interventionId: loser.caseId });
    const [best] = again;
    expect(best?.pool.id).toBe(nextBest);
    expect(again.find(({ pool }) => pool.id === last)).toMatchObject({ free: 0, light: 'RED' });
    const placement = await night.acts.confirmed(loser.worker, loser.caseId, nextBest);
    expect(placement.directions).not.toBeNull();
  });
});
