import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Night, nightOf } from './at-night.js';

let night: Night;
beforeAll(async () => {
  night = await nightOf('2027-01-20T01:30:00+01:00');
});
afterAll(() => night.world.close());

describe('four degrees below zero, a man with a dog', () => {
  test('sleeps in a place of the cold plan; when it is switched off, the others vanish and nothing else moves', async () => {
    const { given } = night.world;
    const district = await given.district();
    const worker = await given.worker({ district });
    const shelter = await given.shelter({
      ...{ district, kind: 'EMERGENCY_NIGHT_SHELTER' },
      pools: [
        {
          ...{ authorised: 10, free: 0, categories: ['HOMELESS_ADULT'], emergency: true },
          criteria: [{ kind: 'PET', effect: 'PREFER' }],
        },
      ],
    });
    const poolId = shelter.pool.id;
    const operator = await given.operator({ organisation: { id: shelter.organisationId } });
    const caseId = await night.acts.openCase(worker, { category: 'HOMELESS_ADULT' });
    const need = {
      category: 'HOMELESS_ADULT',
      guests: [{ sex: 'MALE', age: 52, withPet: true }],
      interventionId: caseId,
    };
    expect((await night.search(worker, need))[0]).toMatchObject({
      pool: { id: poolId },
      free: 0,
      light: 'RED',
    });

    const on = await night.count(operator, 'setSurge', {
      poolId,
      places: 6,
      until: '2027-03-01T12:00:00+01:00',
    });
    expect(on.data.setSurge).toMatchObject({ operable: 16, free: 6 });
    expect((await night.search(worker, need))[0]).toMatchObject({ free: 6, light: 'GREEN' });
    const { id } = await night.acts.confirmed(worker, caseId, poolId, { guests: need.guests });
    await night.acts.done(operator, 'recordArrival', { placementId: id });

    const off = (await night.count(operator, 'setSurge', { poolId, places: 0 })).data.setSurge;
    expect(off).toMatchObject({ operable: 10, occupied: 11, promised: 0, free: 0, overcommitted: true });
    expect(off.discrepancies.nodes).toMatchObject([{ kind: 'OVERCOMMITTED' }]);
    expect((await night.acts.placement(worker, id)).state).toBe('ARRIVED');
  });

  test('by itself on the first of March', async () => {
    const { given, clock } = night.world;
    const organisation = await given.organisation();
    const operator = await given.operator({ organisation });
    const { pool } = await given.shelter({ organisation, pools: [{ authorised: 10, free: 2 }] });
    const until = '2027-03-01T00:00:00+01:00';
    await night.count(operator, 'setSurge', { poolId: pool.id, places: 6, until });
    await clock.set('2027-02-28T23:59:50+01:00');
    expect(await night.acts.pool(operator, pool.id)).toMatchObject({ operable: 16, free: 8 });
    await clock.set(until);
    expect(await night.acts.pool(operator, pool.id)).toMatchObject({
      operable: 10,
      occupied: 8,
      free: 2,
      promised: 0,
    });
  });
});
