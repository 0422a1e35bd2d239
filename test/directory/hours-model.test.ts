import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { isOpenAt, nextClosing, nextOpening } from '../../src/directory/hours/hours.rules.js';
import type { Hours, Span } from '../../src/directory/hours/hours.types.js';
import { whyNotHours } from '../../src/directory/hours/why-not-hours.rules.js';

// A slow second opinion: a strip with one cell for each minute that a clock on the wall could show, painted from
// the least to the most important rule; real minutes are then read off the strip by what the clock shows.

const patronSaint = { month: 4, day: 7 };
const holidays = new Set(['2026-04-05', '2026-04-06', '2026-04-07', '2026-10-04', '2026-11-01']);
const minute = 60_000;
const cellsOfDay = 1440;

interface Window {
  readonly days: readonly DateTime[];
  /** For each real minute from the first midnight on, the cell of the strip that the clock shows. */
  readonly cells: readonly number[];
  readonly start: number;
}

/** Sixteen days, a change of clocks in the midst of them. */
function windowFrom(firstDay: string): Window {
  const days = Array.from({ length: 16 }, (_, count) =>
    DateTime.fromISO(firstDay, { zone: 'utc' }).plus({ days: count }),
  );
  const start = DateTime.fromISO(firstDay, { zone: 'Europe/Rome' });
  const cells = Array.from({ length: 14 * cellsOfDay }, (_, passed) => {
    const wall = start.plus({ minutes: passed }).setZone('utc', { keepLocalTime: true });
    return wall.diff(DateTime.fromISO(firstDay, { zone: 'utc' }), 'minutes').minutes;
  });
  return { days, cells, start: start.toMillis() };
}
const windows = [windowFrom('2026-03-25'), windowFrom('2026-10-20')];

function minutesFrom({ from, to }: Span): { start: number; length: number } {
  const [start = 0, end = 0] = [from, to].map((time) =>
    time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0),
  );
  return { start, length: end > start ? end - start : end - start + cellsOfDay };
}

const leapYear = Array.from({ length: 366 }, (_, passed) =>
  DateTime.fromISO('2024-01-01', { zone: 'utc' }).plus({ days: passed }).toFormat('MM-dd'),
);

/** The days of a season, taken one by one from a calendar of two years. */
function daysOfSeason(fromDay: string, untilDay: string): string[] {
  const twoYears = [...leapYear, ...leapYear];
  const first = twoYears.indexOf(fromDay);
  return twoYears.slice(first, twoYears.indexOf(untilDay, first) + 1);
}

function spansOf(hours: Hours, day: DateTime, weekday: number): readonly Span[] {
  let week = hours.always ? [{ days: [weekday], from: '00:00', to: '00:00' }] : hours.weekly;
  for (const season of [...hours.seasons].reverse()) {
    if (daysOfSeason(season.fromDay, season.untilDay).includes(day.toFormat('MM-dd')))
      week = season.closed ? [] : season.weekly;
  }
  return week.filter(({ days }) => days.includes(weekday));
}

function paintedOn(hours: Hours, day: DateTime): readonly Span[] {
  const date = day.toFormat('yyyy-MM-dd');
  let spans = spansOf(hours, day, day.weekday);
  if (holidays.has(date) && hours.holidays === 'CLOSED') spans = [];
  if (holidays.has(date) && hours.holidays === 'AS_SUNDAY') spans = spansOf(hours, day, 7);
  for (const { from, until, intervals } of [...hours.exceptions].reverse()) {
    if (date >= from && date <= until) spans = intervals;
  }
  return spans;
}

function stripOf(hours: Hours, { days }: Window): boolean[] {
  const strip: boolean[] = [];
  for (const [index, day] of days.entries()) {
    for (const { start, length } of paintedOn(hours, day).map(minutesFrom)) {
      for (let passed = 0; passed < length; passed += 1) strip[index * cellsOfDay + start + passed] = true;
    }
  }
  return strip;
}

/** Whether each real minute is open. The first day is left out: what began before it is not on the strip. */
function modelOf(hours: Hours, window: Window): boolean[] {
  const strip = stripOf(hours, window);
  return window.cells.map((cell) => strip[cell] === true);
}

const two = (number: number) => String(number).padStart(2, '0');
const time = fc
  .tuple(
    fc.oneof(fc.constantFrom(0, 1, 2, 3), fc.integer({ min: 0, max: 23 })),
    fc.constantFrom(0, 15, 30, 45, 59),
  )
  .map(([hour, minutes]) => `${two(hour)}:${two(minutes)}`);
const span = fc.record({ from: time, to: time });
const interval = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  from: time,
  to: time,
});
const weekly = fc.array(interval, { maxLength: 4 });
const monthDay = fc
  .tuple(fc.constantFrom(1, 3, 4, 10, 11, 12), fc.integer({ min: 1, max: 30 }))
  .map(([month, day]) => `${two(month)}-${two(day)}`);
const season = fc.record({
  name: fc.constant('stagione'),
  fromDay: monthDay,
  untilDay: monthDay,
  weekly,
  closed: fc.boolean(),
});
const exception = fc
  .tuple(fc.constantFrom('2026-03-2', '2026-04-0', '2026-10-2', '2026-11-0'), fc.integer({ min: 1, max: 9 }))
  .chain(([start, day]) =>
    fc.record({
      from: fc.constant(`${start}${day}`),
      until: fc.integer({ min: day, max: 9 }).map((last) => `${start}${last}`),
      name: fc.constant('eccezione'),
      intervals: fc.array(span, { maxLength: 2 }),
    }),
  );
const anyHours: fc.Arbitrary<Hours> = fc.record({
  always: fc.boolean(),
  weekly,
  holidays: fc.constantFrom('AS_USUAL', 'AS_SUNDAY', 'CLOSED'),
  seasons: fc.array(season, { maxLength: 2 }),
  exceptions: fc.array(exception, { maxLength: 3 }),
});
const anyWindow = fc.constantFrom(...windows);
/** Minutes from the second to the eighth day, often in the night on which clocks change. */
const anyMinute = fc.oneof(
  fc.integer({ min: cellsOfDay, max: 8 * cellsOfDay }),
  fc.integer({ min: 4 * cellsOfDay - 300, max: 6 * cellsOfDay }),
);

describe('a slow model, minute by minute', () => {
  test('agrees on whether it is open', () => {
    fc.assert(
      fc.property(
        anyHours,
        anyWindow,
        fc.array(anyMinute, { minLength: 50, maxLength: 50 }),
        (hours, window, minutes) => {
          const model = modelOf(hours, window);
          const told = minutes.map((passed) =>
            isOpenAt(hours, new Date(window.start + passed * minute), patronSaint),
          );
          expect(told).toEqual(minutes.map((passed) => model[passed]));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('agrees on every minute of both nights on which clocks change', () => {
    fc.assert(
      fc.property(anyHours, anyWindow, (hours, window) => {
        const model = modelOf(hours, window);
        const night = window.start === windows[0]?.start ? 4 : 5;
        const first = night * cellsOfDay - 60;
        const told = Array.from({ length: 420 }, (_, passed) =>
          isOpenAt(hours, new Date(window.start + (first + passed) * minute), patronSaint),
        );
        expect(told).toEqual(model.slice(first, first + 420));
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    ['opening', true, nextOpening],
    ['closing', false, nextClosing],
  ] as const)('agrees on the next %s: the first such minute after one that is not', (_words, open, next) => {
    fc.assert(
      fc.property(anyHours, anyWindow, anyMinute, (hours, window, passed) => {
        const model = modelOf(hours, window);
        const other = model.indexOf(!open, passed);
        const expected = other === -1 ? -1 : model.indexOf(open, other);
        const told = next(hours, new Date(window.start + passed * minute), patronSaint);
        if (expected !== -1) expect(told).toEqual(new Date(window.start + expected * minute));
        else expect(Number(told ?? Infinity)).toBeGreaterThanOrEqual(window.start + model.length * minute);
      }),
      { numRuns: 250 },
    );
  });

  test('seconds within a minute change nothing', () => {
    fc.assert(
      fc.property(
        anyHours,
        anyWindow,
        anyMinute,
        fc.integer({ min: 1, max: 59_999 }),
        (hours, window, passed, more) => {
          const at = window.start + passed * minute;
          expect(isOpenAt(hours, new Date(at + more), patronSaint)).toBe(
            isOpenAt(hours, new Date(at), patronSaint),
          );
        },
      ),
    );
  });
});

test('in hours that may be kept no minute of the week lies in two intervals', () => {
  fc.assert(
    fc.property(weekly, (week) => {
      const cells = week.flatMap((one) =>
        one.days.flatMap((day) => {
          const { start, length } = minutesFrom(one);
          return Array.from(
            { length },
            (_, passed) => (day * cellsOfDay + start + passed) % (7 * cellsOfDay),
          );
        }),
      );
      const hours: Hours = { always: false, weekly: week, holidays: 'AS_USUAL', seasons: [], exceptions: [] };
      expect(whyNotHours(hours) === null).toBe(new Set(cells).size === cells.length);
    }),
    { numRuns: 200 },
  );
});
