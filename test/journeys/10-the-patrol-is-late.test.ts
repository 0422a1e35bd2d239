import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Night, nightOf } from './at-night.js';

let night: Night;
beforeAll(async () => {
  night = await nightOf('2027-01-15T01:00:00+01:00');
});
afterAll(() => night.world.close());

describe('the patrol is late', () => {
  test('the hold is extended once and lapses; the guests arrive all the same, and both sides are alerted', async () => {
    const { given, clock } = night.world;
    const district = await given.district();
    const [worker, other] = [await given.worker({ district }), await given.worker({ district })];
    const shelter = await given.shelter({ district, pools: [{ authorised: 3, free: 1 }] });
    const poolId = shelter.pool.id;
    const operator = await given.operator({ organisation: { id: shelter.organisationId } });
    const caseId = await night.acts.openCase(worker);
    const { id } = await night.acts.hold(worker, caseId, poolId, { minutes: 60 });

    await clock.advance('51 minutes');
    expect(await night.acts.alerts(worker)).toMatchObject([{ kind: 'HOLD_LAPSES_SOON', placementId: id }]);
    const reason = 'la pattuglia è in ritardo';
    await night.acts.done(worker, 'extendHold', { placementId: id, minutes: 30, reason });
    expect(await night.acts.alerts(worker)).toEqual([]);

    await clock.advance('40 minutes');
    expect((await night.acts.placement(worker, id)).state).toBe('LAPSED');
    const sold = await night.acts.confirmed(other, await night.acts.openCase(other), poolId);

    const arrived = await night.acts.done(operator, 'recordArrival', { placementId: id });
    expect(arrived).toMatchObject({
      state: 'ARRIVED',
      pool: {
        occupied: 3,
        promised: 1,
        free: 0,
        overcommitted: true,
        discrepancies: { nodes: [{ kind: 'OVERCOMMITTED' }] },
      },
    });
    expect(await night.acts.alerts(worker)).toMatchObject([{ kind: 'OVERCOMMITTED', placementId: sold.id }]);
    expect(await night.acts.alerts(operator)).toMatchObject([{ kind: 'DISCREPANCY', poolId }]);
    const kinds = (await night.acts.case(worker, caseId)).timeline.nodes.map(
      ({ kind }: { kind: string }) => kind,
    );
    expect(kinds).toEqual(['OPENED', 'HELD', 'EXTENDED', 'LAPSED', 'ARRIVED']);

    await night.acts.done(other, 'releasePlacement', { placementId: sold.id });
    expect(await night.acts.pool(operator, poolId)).toMatchObject({
      overcommitted: false,
      discrepancies: { nodes: [] },
    });
    expect(await night.acts.alerts(operator)).toEqual([]);
  });
});
