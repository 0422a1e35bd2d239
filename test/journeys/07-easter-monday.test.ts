import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { procedureActsIn } from '../procedures/acts.js';
import { type Night, nightOf } from './at-night.js';

let night: Night;
beforeAll(async () => {
  night = await nightOf('2027-03-29T22:15:00+02:00');
});
afterAll(() => night.world.close());

describe('a father and three children on Easter Monday', () => {
  test('stay together in a family unit of four', async () => {
    const { given } = night.world;
    const district = await given.district();
    await night.world.database.sql(
      'update municipality set patron_saint_month = 3, patron_saint_day = 30 where istat_code = $1',
      [district.comune],
    );
    const worker = await given.worker({ district });
    const rooms = { countedIn: 'ROOM', authorised: 3, free: 1 } as const;
    const { pool: four } = await given.shelter({ district, pools: [{ ...rooms, bedsPerRoom: 4 }] });
    const { pool: two } = await given.shelter({ district, pools: [{ ...rooms, bedsPerRoom: 2 }] });
    const guests = [
      { sex: 'MALE', age: 38 },
      { sex: 'FEMALE', age: 11 },
      { sex: 'MALE', age: 7 },
      { sex: 'MALE', age: 4 },
    ];
    const caseId = await night.acts.openCase(worker, {
      call: { corps: 'POLIZIA_LOCALE', municipality: district.comune },
    });

    const offers = await night.search(worker, { category: 'FAMILY', guests, interventionId: caseId });
    // Equal offers come in the order of their ids.
    const needed = new Map(offers.map(({ pool, placesNeeded }) => [pool.id, placesNeeded]));
    expect([needed.size, needed.get(four.id), needed.get(two.id)]).toEqual([2, 1, 2]);
    const { id } = await night.acts.confirmed(worker, caseId, four.id, {
      guests,
      overrideReason: 'agreed on the telephone',
    });
    expect((await night.acts.case(worker, caseId)).openedOn).toBe('2027-03-29');
    // Tomorrow is the patron saint of that Comune: its offices open on Wednesday.
    const notice = await procedureActsIn(night.world).deadline(worker, caseId, 'MUNICIPALITY_NOTICE');
    expect(notice.dueAt).toBe('2027-03-31T07:00:00.000Z');
    await night.acts.done(worker, 'recordArrival', { placementId: id });
    const placement = await night.acts.placement(worker, id);
    expect(placement).toMatchObject({ state: 'ARRIVED', arrivedPlaces: 1, pool: { free: 0, occupied: 3 } });
    expect(placement.guests).toEqual(guests);
  });
});
