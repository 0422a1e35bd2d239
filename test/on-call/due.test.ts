import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Hours } from '../../src/directory/hours/hours.types.js';
import { coverByMonth, coverCounted, localTime } from '../../src/on-call/cover/coverage.rules.js';
import { dueStretches, type OfficeHours } from '../../src/on-call/cover/due.rules.js';
import { minutesIn, type Stretch } from '../../src/on-call/stretch.rules.js';
import { isOpenIn, minutesFrom, type PlainOffice, type PlainSpan } from './plain-calendar.js';

const minuteMs = 60_000;
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function officeOf({ spans, closedOnHolidays, patron }: PlainOffice, validFrom = '2020-01-01'): OfficeHours {
  const hours: Hours = {
    always: false,
    weekly: spans.map(({ days, from, to }) => ({ days, from: clock(from), to: clock(to) })),
    holidays: closedOnHolidays ? 'CLOSED' : 'AS_USUAL',
    seasons: [],
    exceptions: [],
  };
  const [month = 0, day = 0] = (patron ?? '').split('-').map(Number);
  return { validFrom, hours, patronSaint: patron ? { month, day } : null };
}

/** The same, minute by minute. */
function dueMinutes(office: PlainOffice, from: Date, to: Date): Set<number> {
  return new Set([...minutesFrom(from, to)].filter((at) => !isOpenIn(office, at)));
}
function minutesOf(stretches: readonly Stretch[]): Set<number> {
  return new Set(stretches.flatMap(({ from, to }) => [...minutesFrom(from, to)]));
}

const usual: PlainOffice = {
  spans: [{ days: [1, 2, 3, 4, 5], from: 480, to: 1080 }],
  closedOnHolidays: true,
  patron: null,
};
const due = (office: PlainOffice, from: string, to: string) =>
  dueStretches([officeOf(office)], { from: new Date(from), to: new Date(to) });

// Spans as they can be kept: none overlaps another, across the end of the week either.
const spansArbitrary = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 10_079 }), fc.integer({ min: 1, max: 1440 })), { maxLength: 5 })
  .map((drafts) => {
    const kept: [number, number][] = [];
    for (const [start, length] of drafts) {
      const isFree = kept.every(([other, long]) =>
        [-10_080, 0, 10_080].every((turn) => start + turn >= other + long || start + turn + length <= other),
      );
      if (isFree) kept.push([start, length]);
    }
    return kept.map(([start, length]): PlainSpan => {
      const from = start % 1440;
      return { days: [Math.floor(start / 1440) + 1], from, to: (from + length) % 1440 };
    });
  });
const officeArbitrary: fc.Arbitrary<PlainOffice> = fc.record({
  spans: spansArbitrary,
  closedOnHolidays: fc.boolean(),
  patron: fc.constantFrom(null, '08-13', '10-25', '03-29', '04-06'),
});
// Around both changes of clocks, Easter Monday, New Year and a patron saint; or anywhere.
const beginnings = ['2026-03-27', '2026-10-23', '2026-04-03', '2026-12-30', '2026-08-11', '2027-03-26'];
const fromArbitrary = fc
  .oneof(
    fc.constantFrom(...beginnings).map((day) => Date.parse(`${day}T00:00:00Z`)),
    fc.integer({ min: 0, max: 1500 }).map((days) => Date.parse('2025-01-01T00:00:00Z') + days * 86_400_000),
  )
  .chain((day) => fc.integer({ min: 0, max: 2880 }).map((minute) => new Date(day + minute * minuteMs)));

describe('cover is due whenever the offices are closed', () => {
  test('in every minute of any stretch, for any week pattern, as a count minute by minute says', () => {
    fc.assert(
      fc.property(
        ...([officeArbitrary, fromArbitrary, fc.integer({ min: 1, max: 6 * 1440 })] as const),
        (office, from, length) => {
          const to = new Date(from.getTime() + length * minuteMs);
          const stretches = dueStretches([officeOf(office)], { from, to });
          expect(minutesOf(stretches)).toEqual(dueMinutes(office, from, to));
          // In order, apart from one another, inside the stretch.
          for (const [index, stretch] of stretches.entries()) {
            expect(stretch.from < stretch.to && stretch.from >= from && stretch.to <= to).toBe(true);
            expect(stretch.to < (stretches[index + 1]?.from ?? new Date(8e15))).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  }, 60_000);

  test('across midnight, through a usual night of 14 hours', () => {
    expect(due(usual, '2026-11-24T12:00:00+01:00', '2026-11-25T12:00:00+01:00')).toEqual([
      { from: new Date('2026-11-24T18:00:00+01:00'), to: new Date('2026-11-25T08:00:00+01:00') },
    ]);
  });

  test('through the nights of 23 and of 25 hours as they are', () => {
    const daily: PlainOffice = {
      spans: [{ days: [6, 7], from: 480, to: 1080 }],
      closedOnHolidays: false,
      patron: null,
    };
    expect(minutesIn(due(daily, '2026-03-28T18:00:00+01:00', '2026-03-29T08:00:00+02:00'))).toBe(13 * 60);
    expect(minutesIn(due(daily, '2026-10-24T18:00:00+02:00', '2026-10-25T08:00:00+01:00'))).toBe(15 * 60);
  });

  test('on Easter Monday, which is no day of the week by itself', () => {
    expect(minutesIn(due(usual, '2026-04-06T00:00:00+02:00', '2026-04-07T00:00:00+02:00'))).toBe(1440);
    expect(minutesIn(due(usual, '2026-04-13T00:00:00+02:00', '2026-04-14T00:00:00+02:00'))).toBe(840);
  });

  test('on the patron saint of the Comune of the office, and of no other', () => {
    const day = ['2026-08-13T00:00:00+02:00', '2026-08-14T00:00:00+02:00'] as const;
    expect(minutesIn(due({ ...usual, patron: '08-13' }, ...day))).toBe(1440);
    expect(minutesIn(due({ ...usual, patron: '10-04' }, ...day))).toBe(840);
  });

  test('always before anybody said when they are open, and by the hours of then before they changed', () => {
    const period = { from: new Date('2026-05-04T00:00:00+02:00'), to: new Date('2026-05-07T00:00:00+02:00') };
    expect(minutesIn(dueStretches([], period))).toBe(3 * 1440);
    const longer: PlainOffice = { ...usual, spans: [{ days: [1, 2, 3, 4, 5], from: 480, to: 1200 }] };
    const known = [officeOf(usual, '2026-05-05'), officeOf(longer, '2026-05-06')];
    expect(minutesIn(dueStretches(known, period))).toBe(1440 + 840 + 720);
  });
});

describe('cover is counted', () => {
  const year = { from: new Date('2026-01-01T00:00:00+01:00'), to: new Date('2027-01-01T00:00:00+01:00') };
  const dueInYear = dueStretches([officeOf({ ...usual, patron: '08-13' })], year);
  const serving = (from: Date, to: Date, deputy = false) =>
    ({ from, to, deputy, role: 'SOCIAL_WORKER' }) as const;

  test('as the minutes of the year say, one by one', () => {
    expect(minutesIn(dueInYear)).toBe(dueMinutes({ ...usual, patron: '08-13' }, year.from, year.to).size);
  }, 60_000);

  test('to the minute: one without anybody in a year is found', () => {
    const missing = new Date('2026-10-25T02:30:00+01:00');
    const after = new Date(missing.getTime() + minuteMs);
    const counted = coverCounted(dueInYear, [serving(year.from, missing), serving(after, year.to)]);
    expect(counted.gaps).toEqual([{ from: missing, to: after }]);
    expect(counted.minutesDue - counted.minutesCovered).toBe(1);
    expect(localTime(missing)).toBe('2026-10-25 02:30 +01:00');
    expect(localTime(new Date(missing.getTime() - 60 * minuteMs))).toBe('2026-10-25 02:30 +02:00');
    const months = coverByMonth(year, dueInYear, [serving(year.from, missing), serving(after, year.to)]);
    expect(months).toHaveLength(12);
    expect(months.filter(({ gaps }) => gaps.length > 0).map(({ month }) => month)).toEqual(['2026-10']);
    expect(months.reduce((sum, { minutesDue }) => sum + minutesDue, 0)).toBe(counted.minutesDue);
  });

  test('a deputy covers, and the first place is told to be empty; a mediator alone does not answer calls', () => {
    const deputy = coverCounted(dueInYear, [serving(year.from, year.to, true)]);
    expect(deputy.gaps).toEqual([]);
    expect(deputy.lines.find((line) => line.role === 'SOCIAL_WORKER' && !line.deputy)?.minutesCovered).toBe(
      0,
    );
    const mediator = coverCounted(dueInYear, [{ ...serving(year.from, year.to), role: 'CULTURAL_MEDIATOR' }]);
    expect(mediator.minutesCovered).toBe(0);
    expect(mediator.lines).toHaveLength(6);
  });

  test('any shifts over any due time as a count minute by minute says', () => {
    const at = new Date('2026-10-24T12:00:00Z').getTime();
    const shiftArbitrary = fc
      .tuple(fc.integer({ min: -300, max: 3000 }), fc.integer({ min: 1, max: 900 }))
      .map(([start, length]) =>
        serving(new Date(at + start * minuteMs), new Date(at + (start + length) * minuteMs)),
      );
    fc.assert(
      fc.property(officeArbitrary, fc.array(shiftArbitrary, { maxLength: 8 }), (office, shifts) => {
        const period = { from: new Date(at), to: new Date(at + 2880 * minuteMs) };
        const expected = dueMinutes(office, period.from, period.to);
        const served = minutesOf(shifts);
        const counted = coverCounted(dueStretches([officeOf(office)], period), shifts);
        const uncovered = new Set([...expected].filter((minute) => !served.has(minute)));
        expect(minutesOf(counted.gaps)).toEqual(uncovered);
        expect([counted.minutesDue, counted.minutesCovered]).toEqual([
          expected.size,
          expected.size - uncovered.size,
        ]);
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});
