import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dueTimesOf, type Term } from '../../src/procedures/deadlines/term.rules.js';
import type { PatronSaint } from '../../src/territory/calendar.rules.js';

const minute = 60_000;
const clocks = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/Rome', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', weekday: 'short' },
});

/** What a clock on a wall in Italy shows at a minute. */
function wall(at: number) {
  const parts = new Map(clocks.formatToParts(at).map(({ type, value }) => [type, value]));
  const [year, month, day] = [
    Number(parts.get('year')),
    Number(parts.get('month')),
    Number(parts.get('day')),
  ];
  return {
    year,
    month,
    day,
    weekday: parts.get('weekday') ?? '',
    time: `${parts.get('hour')}:${parts.get('minute')}`,
  };
}

/** Easter by Gauss, as Butcher wrote it down: no library. */
function easterMonday(year: number): [number, number] {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e, f] = [Math.floor(b / 4), b % 4, Math.floor((b + 8) / 25)];
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  const sunday = new Date(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1));
  const monday = new Date(sunday.getTime() + 24 * 60 * minute);
  return [monday.getUTCMonth() + 1, monday.getUTCDate()];
}

const fixed = ['1-1', '1-6', '4-25', '5-1', '6-2', '8-15', '11-1', '12-8', '12-25', '12-26'];

function works({ year, month, day, weekday }: ReturnType<typeof wall>, patron: PatronSaint | null): boolean {
  if (weekday === 'Sat' || weekday === 'Sun') return false;
  const [easterMonth, easterDay] = easterMonday(year);
  if (month === easterMonth && day === easterDay) return false;
  // Saint Francis is a holiday again since 2026 (legge 151/2025).
  if (month === 10 && day === 4 && year >= 2026) return false;
  return !fixed.includes(`${month}-${day}`) && !(patron?.month === month && patron.day === day);
}

/** Goes on minute by minute, and looks at the wall each time. */
function workingOracle(begun: Date, { workingDays, workingTime }: Term, patron: PatronSaint | null): Date {
  let left = workingDays ?? 0;
  let counted = '';
  for (let at = Math.floor(begun.getTime() / minute) * minute + minute; ; at += minute) {
    const seen = wall(at);
    const day = `${seen.year}-${seen.month}-${seen.day}`;
    // Of the hour that comes twice the first counts.
    if (seen.time !== workingTime || day === counted || !works(seen, patron)) continue;
    counted = day;
    left -= 1;
    if (left === 0) return new Date(at);
  }
}

const none = { naturalMinutes: null, workingDays: null, workingTime: null, warnMinutes: 0, lateMinutes: 0 };
const instants = fc
  .integer({
    min: Date.parse('2024-01-01T00:00:00Z') / minute,
    max: Date.parse('2036-12-31T00:00:00Z') / minute,
  })
  .map((at) => new Date(at * minute));
/** The days on which calendars go wrong: clock changes, Easter, Christmas, the saint of a Comune. */
const hardDays = fc
  .record({
    year: fc.integer({ min: 2024, max: 2036 }),
    day: fc.constantFrom(
      '03-24',
      '03-26',
      '03-29',
      '04-03',
      '04-17',
      '04-24',
      '10-24',
      '10-27',
      '10-03',
      '12-23',
      '12-31',
    ),
    hour: fc.integer({ min: 0, max: 96 * 60 }),
  })
  .map(({ year, day, hour }) => new Date(Date.parse(`${year}-${day}T00:00:00Z`) + hour * minute));
const begins = fc.oneof(instants, hardDays);
const saints = fc.option(
  fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) }),
  { nil: null },
);

describe('working terms', () => {
  test('are what somebody finds who looks at the clock each minute, over thirteen years', () => {
    fc.assert(
      fc.property(
        ...([
          begins,
          saints,
          fc.integer({ min: 1, max: 3 }),
          fc.constantFrom('09:00', '08:00', '17:30', '00:00'),
        ] as const),
        (begun, patronSaint, workingDays, workingTime) => {
          const term = { ...none, workingDays, workingTime };
          const due = dueTimesOf(term, begun, { patronSaint, stayUntil: null })?.dueAt;
          expect(due).toEqual(workingOracle(begun, term, patronSaint));
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  test.each([
    ['the eve of Easter', '2027-03-28T22:00:00+02:00', '2027-03-30T09:00:00+02:00'],
    ['nine o’clock of a working day, half-open', '2026-11-24T09:00:00+01:00', '2026-11-25T09:00:00+01:00'],
    ['a minute before', '2026-11-24T08:59:00+01:00', '2026-11-24T09:00:00+01:00'],
    ['the night of the clock change', '2026-10-24T23:10:00+02:00', '2026-10-26T09:00:00+01:00'],
  ])('from %s', (_, begun, due) => {
    const term = { ...none, workingDays: 1, workingTime: '09:00' };
    const times = dueTimesOf(term, new Date(begun), { patronSaint: null, stayUntil: null });
    expect(times?.dueAt).toEqual(new Date(due));
  });

  test('wait for the saint of that Comune and of no other: on Easter Monday, for Wednesday', () => {
    const term = { ...none, workingDays: 1, workingTime: '09:00' };
    const monday = new Date('2027-03-29T22:15:00+02:00');
    const due = (patronSaint: PatronSaint | null) =>
      dueTimesOf(term, monday, { patronSaint, stayUntil: null })?.dueAt.toISOString();
    expect(due({ month: 3, day: 30 })).toBe('2027-03-31T07:00:00.000Z');
    expect(due({ month: 6, day: 24 })).toBe('2027-03-30T07:00:00.000Z');
  });

  test('at 02:30 pass over the Sunday that has none', () => {
    const term = { ...none, workingDays: 1, workingTime: '02:30' };
    // No clock changes on a working day by itself: the Sunday is passed over, and Monday has the hour.
    const times = dueTimesOf(term, new Date('2027-03-26T12:00:00Z'), { patronSaint: null, stayUntil: null });
    expect(times?.dueAt.toISOString()).toBe('2027-03-30T00:30:00.000Z');
  });
});

describe('natural time', () => {
  test('passes minute by minute, through nights, holidays and both clock changes', () => {
    fc.assert(
      fc.property(begins, fc.integer({ min: 0, max: 21_600 }), (begun, naturalMinutes) => {
        const due = dueTimesOf({ ...none, naturalMinutes }, begun, {
          patronSaint: null,
          stayUntil: null,
        })?.dueAt;
        let at = begun.getTime();
        for (let passed = 0; passed < naturalMinutes; passed += 1) at += minute;
        expect(due?.getTime()).toBe(at);
      }),
    );
  });

  test.each([
    ['October', '2026-10-24T23:10:00+02:00', '22:10'],
    ['March', '2027-03-27T23:10:00+01:00', '00:10'],
  ])('of 24 hours from 23:10 before the change in %s ends at %s by the wall', (_, begun, shown) => {
    const term = { ...none, naturalMinutes: 1440 };
    const due = dueTimesOf(term, new Date(begun), { patronSaint: null, stayUntil: null })?.dueAt;
    expect((due?.getTime() ?? 0) - Date.parse(begun)).toBe(24 * 60 * minute);
    expect(wall(due?.getTime() ?? 0).time).toBe(shown);
  });
});

describe('a term of both kinds', () => {
  test('ends with the earlier', () => {
    fc.assert(
      fc.property(begins, saints, (begun, patronSaint) => {
        const ground = { patronSaint, stayUntil: null };
        const [natural, working] = [{ naturalMinutes: 4320 }, { workingDays: 1, workingTime: '09:00' }].map(
          (part) => dueTimesOf({ ...none, ...part }, begun, ground)?.dueAt.getTime() ?? 0,
        ) as [number, number];
        const both = { ...none, naturalMinutes: 4320, workingDays: 1, workingTime: '09:00' };
        expect(dueTimesOf(both, begun, ground)?.dueAt.getTime()).toBe(Math.min(natural, working));
      }),
    );
  });

  test('of neither is as long as the shelter says, and without that never due', () => {
    const begun = new Date('2026-11-23T12:00:00Z');
    const stayUntil = new Date('2026-12-08T12:00:00Z');
    expect(dueTimesOf(none, begun, { patronSaint: null, stayUntil })?.dueAt).toEqual(stayUntil);
    expect(dueTimesOf(none, begun, { patronSaint: null, stayUntil: null })).toBeNull();
  });

  test('is spoken of before it is due, never before it began, and the alarm may wait', () => {
    const begun = new Date('2026-11-23T12:00:00Z');
    const ground = { patronSaint: null, stayUntil: null };
    const times = dueTimesOf(
      { ...none, naturalMinutes: 60, warnMinutes: 15, lateMinutes: 30 },
      begun,
      ground,
    );
    expect(times).toEqual({
      dueAt: new Date('2026-11-23T13:00:00Z'),
      warnAt: new Date('2026-11-23T12:45:00Z'),
      alarmAt: new Date('2026-11-23T13:30:00Z'),
    });
    expect(dueTimesOf({ ...none, naturalMinutes: 0, warnMinutes: 15 }, begun, ground)?.warnAt).toEqual(begun);
  });
});
