import { describe, expect, test } from '@jest/globals';
import { isOpenAt, nextClosing, nextOpening } from '../../src/directory/hours/hours.rules.js';
import type { Hours } from '../../src/directory/hours/hours.types.js';
import { instantsAt, localMoment } from '../../src/territory/calendar.rules.js';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const never: Hours = { always: false, weekly: [], holidays: 'AS_USUAL', seasons: [], exceptions: [] };
const always: Hours = { ...never, always: true };
const saturdayNight: Hours = { ...never, weekly: [{ days: [6], from: '20:00', to: '08:00' }] };
const everyNight: Hours = { ...never, weekly: [{ days: everyDay, from: '20:00', to: '08:00' }] };
const office: Hours = {
  ...never,
  weekly: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '13:00' }],
  holidays: 'CLOSED',
};

/** The instant at which clocks in Italy show this; the first one in the hour that comes twice. */
function local(dayAndTime: string): Date {
  const [day = '', time = ''] = dayAndTime.split(' ');
  const [instant] = instantsAt(day, time);
  if (instant === undefined) throw new Error(`${dayAndTime} does not exist`);
  return instant;
}
function opens(hours: Hours, ...times: string[]): (boolean | null)[] {
  return times.map((time) => isOpenAt(hours, local(time), null));
}

describe('the usual week', () => {
  test('half past one on Sunday lies inside Saturday 20:00–08:00', () => {
    expect(opens(saturdayNight, '2026-11-22 01:30')).toEqual([true]);
  });

  test('half past one on Saturday does not: nothing began on Friday', () => {
    expect(opens(saturdayNight, '2026-11-21 01:30')).toEqual([false]);
  });

  test('it opens at 20:00 sharp and is closed at 08:00 sharp', () => {
    expect(opens(saturdayNight, '2026-11-21 19:59', '2026-11-21 20:00')).toEqual([false, true]);
    expect(opens(saturdayNight, '2026-11-22 07:59', '2026-11-22 08:00')).toEqual([true, false]);
  });

  test('one second before 08:00 it is still open', () => {
    expect(isOpenAt(saturdayNight, new Date('2026-11-22T06:59:59.999Z'), null)).toBe(true);
  });

  test('an interval from a time to the same time lasts 24 hours', () => {
    const fromMonday: Hours = { ...never, weekly: [{ days: [1], from: '08:00', to: '08:00' }] };
    const times = ['2026-11-23 07:59', '2026-11-23 08:00', '2026-11-24 07:59', '2026-11-24 08:00'];
    expect(opens(fromMonday, ...times)).toEqual([false, true, true, false]);
  });

  test('an interval that ends at midnight has no tail', () => {
    const evening: Hours = { ...never, weekly: [{ days: [6], from: '18:00', to: '00:00' }] };
    expect(opens(evening, '2026-11-21 23:59', '2026-11-22 00:00')).toEqual([true, false]);
  });

  test('Sunday night lasts into Monday', () => {
    const sundayNight: Hours = { ...never, weekly: [{ days: [7], from: '20:00', to: '08:00' }] };
    expect(opens(sundayNight, '2026-11-23 03:00')).toEqual([true]);
  });

  test('hours never stated are unknown, not closed', () => {
    expect(isOpenAt(null, local('2026-11-22 01:30'), null)).toBeNull();
  });

  test('hours without any interval are closed, not unknown', () => {
    expect(opens(never, '2026-11-22 01:30')).toEqual([false]);
  });

  test('one local moment serves many hours', () => {
    const moment = localMoment(local('2026-11-22 01:30'));
    expect([saturdayNight, office, always].map((hours) => isOpenAt(hours, moment, null))).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('holidays', () => {
  const easterMonday = '2026-04-06 10:00';

  test('closed on holidays: an office is closed on Easter Monday', () => {
    expect(opens(office, easterMonday, '2026-04-07 10:00')).toEqual([false, true]);
  });

  test('as usual: a holiday changes nothing', () => {
    expect(opens({ ...office, holidays: 'AS_USUAL' }, easterMonday)).toEqual([true]);
  });

  test('as on Sunday: the hours of Sunday replace those of the day', () => {
    const sundays: Hours = {
      ...office,
      weekly: [...office.weekly, { days: [7], from: '15:00', to: '17:00' }],
    };
    expect(opens({ ...sundays, holidays: 'AS_SUNDAY' }, easterMonday, '2026-04-06 16:00')).toEqual([
      false,
      true,
    ]);
  });

  test('the patron saint closes the offices of that Comune only', () => {
    const at = local('2026-04-07 10:00');
    expect(isOpenAt(office, at, { month: 4, day: 7 })).toBe(false);
    expect(isOpenAt(office, at, { month: 10, day: 4 })).toBe(true);
  });

  test('closed on holidays: the night that began on the eve goes on', () => {
    const closing: Hours = { ...everyNight, holidays: 'CLOSED' };
    expect(opens(closing, '2026-12-25 03:00', '2026-12-25 21:00')).toEqual([true, false]);
  });
});

describe('seasons', () => {
  const winter = { name: 'Piano freddo', fromDay: '12-01', untilDay: '03-31' };
  const cold: Hours = {
    ...never,
    seasons: [{ ...winter, weekly: [{ days: everyDay, from: '18:00', to: '09:00' }] }],
  };

  test('a season crosses New Year, its last day included', () => {
    const times = [
      '2026-11-30 19:00',
      '2026-12-01 19:00',
      '2027-01-15 19:00',
      '2027-03-31 19:00',
      '2027-04-01 19:00',
    ];
    expect(opens(cold, ...times)).toEqual([false, true, true, true, false]);
  });

  test('the night that begins on the last day of a season lasts into the morning after', () => {
    expect(opens(cold, '2027-04-01 08:59', '2027-04-01 09:00')).toEqual([true, false]);
  });

  test('in season its week replaces the usual one', () => {
    expect(opens({ ...office, seasons: cold.seasons }, '2026-12-02 10:00', '2026-12-02 19:00')).toEqual([
      false,
      true,
    ]);
  });

  test('a season of closure closes also what is always open', () => {
    const august = { name: 'Ferie', fromDay: '08-01', untilDay: '08-31', weekly: [], closed: true };
    const times = ['2026-07-31 23:59', '2026-08-01 00:00', '2026-08-31 23:59', '2026-09-01 00:00'];
    expect(opens({ ...always, seasons: [august] }, ...times)).toEqual([true, false, false, true]);
  });

  test('holidays beat seasons', () => {
    const holiday = '2026-12-08 19:00';
    expect(opens({ ...cold, holidays: 'CLOSED' }, holiday)).toEqual([false]);
    expect(opens(cold, holiday)).toEqual([true]);
  });
});

describe('exceptions', () => {
  const closedOn = (from: string, until = from) => [{ name: 'Lavori', from, until, intervals: [] }];

  test('closed on Sunday does not cut the tail of Saturday night', () => {
    const hours: Hours = { ...everyNight, exceptions: closedOn('2026-11-22') };
    const times = ['2026-11-22 07:59', '2026-11-22 21:00', '2026-11-23 03:00', '2026-11-23 20:00'];
    expect(opens(hours, ...times)).toEqual([true, false, false, true]);
  });

  test('an exception beats the holiday it falls on', () => {
    const hours: Hours = {
      ...office,
      exceptions: [
        {
          name: 'Pranzo',
          from: '2026-12-25',
          until: '2026-12-25',
          intervals: [{ from: '12:00', to: '15:00' }],
        },
      ],
    };
    expect(opens(hours, '2026-12-25 12:30', '2026-12-25 10:00')).toEqual([true, false]);
  });

  test('an exception lasts through its last day', () => {
    const hours: Hours = { ...always, exceptions: closedOn('2026-08-10', '2026-08-20') };
    const times = ['2026-08-09 23:59', '2026-08-10 00:00', '2026-08-20 23:59', '2026-08-21 00:00'];
    expect(opens(hours, ...times)).toEqual([true, false, false, true]);
  });
});

describe('nights of 23 and 25 hours', () => {
  test('both half past twos of the October night lie inside Saturday 20:00–08:00', () => {
    const twice = instantsAt('2026-10-25', '02:30');
    expect(twice.map((at) => isOpenAt(saturdayNight, at, null))).toEqual([true, true]);
  });

  test('the October night lasts 13 hours, the March night 11', () => {
    const hoursOpen = (at: string) => {
      const [opening, closing] = [local(at), nextClosing(saturdayNight, local(at), null)];
      return (Number(closing) - Number(opening)) / 3_600_000;
    };
    expect([hoursOpen('2026-10-24 20:00'), hoursOpen('2026-03-28 20:00')]).toEqual([13, 11]);
  });

  test('what should open in the hour that is skipped opens at 03:00', () => {
    const early: Hours = { ...never, weekly: [{ days: [7], from: '02:30', to: '05:00' }] };
    expect(nextOpening(early, local('2026-03-29 01:00'), null)).toEqual(local('2026-03-29 03:00'));
  });

  test('what should close in the hour that is skipped has closed by 03:00', () => {
    const late: Hours = { ...never, weekly: [{ days: [6], from: '20:00', to: '02:30' }] };
    expect(nextClosing(late, local('2026-03-28 23:00'), null)).toEqual(local('2026-03-29 03:00'));
  });

  test('what lies wholly within the hour that is skipped does not take place that night', () => {
    const round: Hours = { ...never, weekly: [{ days: [7], from: '02:15', to: '02:45' }] };
    expect(nextOpening(round, local('2026-03-28 12:00'), null)).toEqual(local('2026-04-05 02:15'));
  });

  test('what closes at 02:30 in October opens again with the second 02:00', () => {
    const late: Hours = { ...never, weekly: [{ days: [6], from: '20:00', to: '02:30' }] };
    const first = nextClosing(late, local('2026-10-24 23:00'), null);
    expect(first).toEqual(new Date('2026-10-25T00:30:00Z'));
    expect(nextOpening(late, first ?? new Date(0), null)).toEqual(new Date('2026-10-25T01:00:00Z'));
  });
});

describe('when it opens and closes next', () => {
  test('an office closed for Easter opens on Tuesday, on Wednesday where the patron saint is on Tuesday', () => {
    const saturday = local('2026-04-04 10:00');
    expect(nextOpening(office, saturday, null)).toEqual(local('2026-04-07 09:00'));
    expect(nextOpening(office, saturday, { month: 4, day: 7 })).toEqual(local('2026-04-08 09:00'));
  });

  test('while open, the next opening is the one after the next closing', () => {
    expect(nextOpening(office, local('2026-11-24 10:00'), null)).toEqual(local('2026-11-25 09:00'));
    expect(nextClosing(office, local('2026-11-24 10:00'), null)).toEqual(local('2026-11-24 13:00'));
  });

  test('while closed, the next closing ends the next opening', () => {
    expect(nextClosing(office, local('2026-11-24 14:00'), null)).toEqual(local('2026-11-25 13:00'));
  });

  test('at the very minute of closing it is closed, and opens the day after', () => {
    expect(nextOpening(office, local('2026-11-24 13:00'), null)).toEqual(local('2026-11-25 09:00'));
  });

  test('intervals that follow each other without a gap do not close', () => {
    const relay: Hours = {
      ...never,
      weekly: [
        { days: [2], from: '08:00', to: '14:00' },
        { days: [2], from: '14:00', to: '20:00' },
      ],
    };
    expect(nextClosing(relay, local('2026-11-24 09:00'), null)).toEqual(local('2026-11-24 20:00'));
  });

  test.each([
    ['always open', always],
    ['never open', never],
    ['never stated', null],
  ])('hours %s have neither', (_words, hours) => {
    const at = local('2026-11-24 09:00');
    expect([nextOpening(hours, at, null), nextClosing(hours, at, null)]).toEqual([null, null]);
  });

  test('a season is found eleven months ahead', () => {
    const seasons = [
      { name: 'Piano freddo', fromDay: '12-01', untilDay: '12-02', weekly: everyNight.weekly },
    ];
    expect(nextOpening({ ...never, seasons }, local('2026-12-04 12:00'), null)).toEqual(
      local('2027-12-01 20:00'),
    );
  });

  test('what opens later than in 400 days is not looked for', () => {
    const exceptions = [
      {
        name: 'Giubileo',
        from: '2033-01-01',
        until: '2033-12-31',
        intervals: [{ from: '09:00', to: '13:00' }],
      },
    ];
    expect(nextOpening({ ...never, exceptions }, local('2026-11-24 09:00'), null)).toBeNull();
  });
});
