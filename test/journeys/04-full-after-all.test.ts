import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Night, nightOf } from './at-night.js';

let night: Night;
beforeAll(async () => {
  night = await nightOf('2027-01-15T03:10:00+01:00');
});
afterAll(() => night.world.close());

describe('a refuge declared one free 31 hours ago, and it is full', () => {
  test('disputed it drops, the next is used, and a confirmation in the morning clears it', async () => {
    const { given, clock } = night.world;
    const district = await given.district();
    const worker = await given.worker({ district });
    const category = 'WOMAN_VICTIM_OF_VIOLENCE';
    const refugeWith = (facts: object) =>
      given.shelter({
        ...{
          district,
          secrecy: 'CONFIDENTIAL_ADDRESS',
          kind: 'REFUGE_HOUSE',
          meetingPoint: 'caserma di via Verdi',
        },
        pools: [{ authorised: 6, categories: [category], ...facts }],
      });
    const refuge = await refugeWith({ free: 1, declaredAgo: '31 hours' });
    const operator = await given.operator({ organisation: { id: refuge.organisationId } });
    const other = await refugeWith({ free: 1, declaredAgo: '80 hours' });
    const caseId = await night.acts.openCase(worker, { category });
    const need = { category, guests: [{ sex: 'FEMALE', age: 29 }], interventionId: caseId };

    const [first, second] = await night.search(worker, need);
    expect(first).toMatchObject({ pool: { id: refuge.pool.id }, light: 'YELLOW', free: 1 });
    expect(second?.pool.id).toBe(other.pool.id);
    const held = await night.acts.hold(worker, caseId, refuge.pool.id);
    await night.acts.done(worker, 'refusePlacement', {
      placementId: held.id,
      actor: 'SHELTER',
      reason: 'DECLARED_DATA_WRONG',
    });
    const disputed = await night.count(worker, 'disputeBeds', { poolId: refuge.pool.id });
    expect(disputed.data.disputeBeds.freshness.disputed).toBe(true);

    const ranked = (await night.search(worker, need)).map(({ pool }) => pool.id);
    expect(ranked).toEqual([other.pool.id, refuge.pool.id]);
    const placement = await night.acts.confirmed(worker, caseId, other.pool.id);
    expect(placement.directions).toBe('Meeting point: caserma di via Verdi.');
    const kinds = (await night.acts.case(worker, caseId)).timeline.nodes.map(
      ({ kind }: { kind: string }) => kind,
    );
    expect(kinds).toEqual(['OPENED', 'SEARCHED', 'HELD', 'REFUSED', 'SEARCHED', 'HELD', 'CONFIRMED']);

    await clock.set('2027-01-15T08:00:00+01:00');
    const shown = await night.acts.pool(operator, refuge.pool.id);
    const input = { poolId: refuge.pool.id, expectedRevision: shown.revision };
    const cleared = (await night.count(operator, 'confirmBeds', input)).data.confirmBeds;
    expect(cleared).toMatchObject({ free: 1, freshness: { level: 'FRESH', disputed: false } });
  });
});
