import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  clockChangeOn,
  dayAfter,
  dayTypeOf,
  holidayOn,
  instantsAt,
  isHoliday,
  isWorkingDay,
  localMoment,
  nextWorkingDay,
} from '../../src/territory/calendar.rules.js';

const easterMonday = '2026-04-06';
const sanPetronio = { month: 10, day: 4 };
const sanGeminiano = { month: 1, day: 31 };

const anyDay = fc.integer({ min: 0, max: 365 * 6 }).map((count) => dayAfter('2024-01-01', count));
const anyPatron = fc.option(
  fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) }),
);

describe('holidays', () => {
  test.each([
    ['2026-01-01', 'Capodanno'],
    ['2026-01-06', 'Epifania'],
    ['2026-04-05', 'Domenica di Pasqua'],
    ['2026-04-06', 'Lunedì dell’Angelo'],
    ['2026-06-02', 'Festa della Repubblica'],
    ['2026-12-26', 'Santo Stefano'],
  ])('%s is %s in every Comune', (day, name) => {
    expect(holidayOn(day, null)).toBe(name);
  });

  test('San Francesco, 4 October, is a national holiday from 2026', () => {
    expect(isHoliday('2025-10-04', null)).toBe(false);
    expect(holidayOn('2026-10-04', null)).toContain('San Francesco');
    expect(isHoliday('2027-10-04', null)).toBe(true);
  });

  test('the patron saint of one Comune is an ordinary day in another', () => {
    expect(holidayOn('2025-01-31', sanGeminiano)).toBe('Santo patrono');
    expect(holidayOn('2025-01-31', sanPetronio)).toBeNull();
    expect(holidayOn('2025-01-31', null)).toBeNull();
  });

  test('a patron saint on a national holiday is told by the national name', () => {
    expect(holidayOn('2025-10-04', sanPetronio)).toBe('Santo patrono');
    expect(holidayOn('2026-10-04', sanPetronio)).toContain('San Francesco');
  });

  test('an ordinary Sunday is no holiday', () => {
    expect(isHoliday('2026-04-12', null)).toBe(false);
  });
});

describe('working days', () => {
  test('a day is told as working day, Saturday, Sunday or holiday, holidays first', () => {
    const types = ['2026-04-03', '2026-04-04', '2026-04-05', '2026-04-12', '2026-08-15'].map((day) =>
      dayTypeOf(day, null),
    );
    expect(types).toEqual(['WORKING_DAY', 'SATURDAY', 'HOLIDAY', 'SUNDAY', 'HOLIDAY']);
  });

  test('after Easter Monday, where the patron saint is the next day, the next working day is Wednesday', () => {
    expect(nextWorkingDay(easterMonday, { month: 4, day: 7 })).toBe('2026-04-08');
  });

  test('after Easter Monday, elsewhere, the next working day is Tuesday', () => {
    expect(nextWorkingDay(easterMonday, null)).toBe('2026-04-07');
  });

  test('the next working day of a working day is another day', () => {
    expect(nextWorkingDay('2026-04-08', null)).toBe('2026-04-09');
  });

  test('from Christmas Eve of 2026 to the Monday after: a holiday, a Saturday and a Sunday pass', () => {
    expect(nextWorkingDay('2026-12-24', null)).toBe('2026-12-28');
  });

  test('a Friday before the weekend leads to Monday', () => {
    expect(nextWorkingDay('2026-11-20', null)).toBe('2026-11-23');
  });

  test('the next working day is a working day and no other lies before it', () => {
    fc.assert(
      fc.property(anyDay, anyPatron, (day, patron) => {
        const next = nextWorkingDay(day, patron);
        expect(isWorkingDay(next, patron)).toBe(true);
        for (let between = dayAfter(day); between < next; between = dayAfter(between)) {
          expect(isWorkingDay(between, patron)).toBe(false);
        }
      }),
    );
  });

  test('a working day is never a holiday, never a Saturday, never a Sunday', () => {
    fc.assert(
      fc.property(anyDay, anyPatron, (day, patron) => {
        const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
        expect(isWorkingDay(day, patron)).toBe(weekday !== 0 && weekday !== 6 && !isHoliday(day, patron));
      }),
    );
  });
});

describe('local time', () => {
  test('half past midnight in Rome belongs to the day that is still yesterday in Greenwich', () => {
    const moment = localMoment(new Date('2026-07-10T22:30:00Z'));
    expect(moment).toMatchObject({ time: '00:30', today: { date: '2026-07-11', weekday: 6 } });
    expect(moment.yesterday).toMatchObject({ date: '2026-07-10', weekday: 5 });
  });

  test('days follow each other over the end of a month, of a year and over 29 February', () => {
    expect(['2026-12-31', '2028-02-28', '2027-02-28'].map((day) => dayAfter(day))).toEqual([
      '2027-01-01',
      '2028-02-29',
      '2027-03-01',
    ]);
    expect(dayAfter('2027-01-01', -1)).toBe('2026-12-31');
  });

  test('02:30 comes once in summer, twice on the October night, never on the March night', () => {
    expect(instantsAt('2026-07-01', '02:30')).toEqual([new Date('2026-07-01T00:30:00Z')]);
    expect(instantsAt('2026-10-25', '02:30')).toEqual([
      new Date('2026-10-25T00:30:00Z'),
      new Date('2026-10-25T01:30:00Z'),
    ]);
    expect(instantsAt('2026-03-29', '02:30')).toEqual([]);
  });

  test('clocks change on the last Sundays of March and October and on no other day', () => {
    expect(clockChangeOn('2026-03-29')).toEqual({ at: new Date('2026-03-29T01:00:00Z'), time: '03:00' });
    expect(clockChangeOn('2026-10-25')).toEqual({ at: new Date('2026-10-25T01:00:00Z'), time: '02:00' });
    expect([clockChangeOn('2026-03-28'), clockChangeOn('2026-10-26')]).toEqual([null, null]);
  });
});
