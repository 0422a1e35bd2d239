import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Night, nightOf } from './at-night.js';

let night: Night;
beforeAll(async () => {
  night = await nightOf('2027-01-15T02:05:00+01:00');
});
afterAll(() => night.world.close());

describe('a disabled man whose carer was taken to hospital', () => {
  test('finds that a lift of which nobody has spoken is UNKNOWN, not a pass; the worker asks and holds', async () => {
    const { given } = night.world;
    const district = await given.district();
    const worker = await given.worker({ district });
    const respite = await given.shelter({
      ...{ district, kind: 'RESPITE_CARE' },
      pools: [
        {
          ...{ authorised: 4, free: 2, categories: ['DISABILITY'] },
          criteria: [{ kind: 'AGE_MIN', effect: 'REQUIRE', number: 18 }],
        },
      ],
    });
    const poolId = respite.pool.id;
    const caseId = await night.acts.openCase(worker, { category: 'DISABILITY' });
    const guests = [{ sex: 'MALE', age: 47, wheelchair: true }];
    const [offer] = await night.search(worker, { category: 'DISABILITY', guests, interventionId: caseId });
    expect(offer).toMatchObject({ pool: { id: poolId }, verdict: 'ASK', light: 'YELLOW', free: 2 });
    expect(offer?.reasons).toContainEqual(
      expect.objectContaining({ criterion: 'WHEELCHAIR', finding: 'UNKNOWN' }),
    );

    const held = await night.acts.hold(worker, caseId, poolId, { guests });
    await night.acts.done(worker, 'refusePlacement', {
      placementId: held.id,
      actor: 'SHELTER',
      reason: 'ACCESSIBILITY',
    });
    await night.acts.done(worker, 'closeIntervention', { interventionId: caseId, outcome: 'HOSPITAL' });
    const [need] = await night.world.database.sql(
      'select category, reasons from unmet_need where intervention_id = $1',
      [caseId],
    );
    expect(need).toEqual({
      category: 'DISABILITY',
      reasons: [{ actor: 'SHELTER', reason: 'ACCESSIBILITY' }],
    });
  });
});
