import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { searchesOf } from './search-world.js';

let world: World;
let say: ReturnType<typeof searchesOf>;
let district: District;
let worker: Account;
const near = { widestRing: 'OWN_DISTRICT' };

const hours = (weekly: object[], facts: object = {}) => ({
  ...{ always: false, weekly, holidays: 'AS_USUAL', seasons: [], exceptions: [] },
  ...facts,
});
const saturdayNight = [{ days: [6], from: '20:00', to: '08:00' }];

beforeAll(async () => {
  world = await createWorld();
  say = searchesOf(world);
  district = await world.given.district({ comuni: ['037006'] });
  worker = await world.given.worker({ district });
});
afterAll(() => world.close());

const admittedAt = async (instant: string, admissionHours: object) => {
  await world.clock.set(instant);
  const shelter = await say.house('Casa', district, { declaredAgo: '1 minute' }, { admissionHours });
  const offer = await say.offerOf(worker, shelter, near);
  const excluded = await say.offerOf(worker, shelter, { ...near, includeExcluded: true });
  const told = excluded?.reasons.find(({ criterion }) => criterion === 'ADMISSION_HOURS');
  return { admitted: offer !== null, told };
};

describe('the hour of admission', () => {
  test('01:30 on Sunday lies inside "Saturday 20:00–08:00"', async () => {
    expect(await admittedAt('2025-11-23T00:30:00Z', hours(saturdayNight))).toMatchObject({
      admitted: true,
      told: { finding: 'PASS' },
    });
  });

  test('08:00 on Sunday does not, and the next opening is told', async () => {
    const { admitted, told } = await admittedAt('2025-11-23T07:00:00Z', hours(saturdayNight));
    expect(admitted).toBe(false);
    expect(told).toMatchObject({
      finding: 'FAIL',
      message: expect.stringContaining('from Saturday at 20:00 on'),
    });
  });

  test('a shelter that has never said when it lets people in has no such reason', async () => {
    await world.clock.set('2025-11-23T02:00:00Z');
    const shelter = await say.house('Casa muta', district);
    const offer = await say.offerOf(worker, shelter, near);
    expect(offer?.reasons.map(({ criterion }) => criterion)).not.toContain('ADMISSION_HOURS');
  });

  test('the patron saint closes the shelters of that comune, and no other', async () => {
    const everyDay = hours([{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '20:00' }], {
      holidays: 'CLOSED',
    });
    // 4 October, San Petronio: a holiday in Bologna.
    await world.clock.set('2025-10-03T10:00:00Z');
    const here = await say.house('Casa Petronio', district, {}, { admissionHours: everyDay });
    const other = await world.given.district({ comuni: ['039014'] });
    const there = await say.house('Casa altrove', other, {}, { admissionHours: everyDay });
    const region = { widestRing: 'REGION' };
    expect(await say.offerOf(worker, here, region)).not.toBeNull();
    await world.clock.set('2025-10-04T10:00:00Z');
    expect(await say.offerOf(worker, here, region)).toBeNull();
    expect(await say.offerOf(worker, there, region)).not.toBeNull();
  });

  test('the instant of the need decides the hours; figures and their age are those of now', async () => {
    await world.clock.set('2025-11-22T12:00:00Z');
    const shelter = await say.house('Casa sera', district, {}, { admissionHours: hours(saturdayNight) });
    expect(await say.offerOf(worker, shelter, near)).toBeNull();
    const tonight = await say.offerOf(worker, shelter, { ...near, at: '2025-11-22T22:00:00Z' });
    expect(tonight).toMatchObject({ light: 'GREEN', pool: { freshness: { level: 'FRESH' } } });
    const lastWeek = await say.offerOf(worker, shelter, { ...near, at: '2025-11-15T22:00:00Z' });
    expect(lastWeek).not.toBeNull();
  });

  test('the night of 25 hours and the night of 23 hold', async () => {
    const night = hours([{ days: [6], from: '22:00', to: '04:00' }]);
    // 02:30 comes twice on 26 October: inside both times.
    expect((await admittedAt('2025-10-26T00:30:00Z', night)).admitted).toBe(true);
    expect((await admittedAt('2025-10-26T01:30:00Z', night)).admitted).toBe(true);
    expect((await admittedAt('2025-10-26T03:00:00Z', night)).admitted).toBe(false);
    // On 30 March 02:00 becomes 03:00.
    expect((await admittedAt('2025-03-30T01:59:00Z', night)).admitted).toBe(true);
    expect((await admittedAt('2025-03-30T02:00:00Z', night)).admitted).toBe(false);
  });
});
