import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mayServeAs, whyNotLast } from '../../src/on-call/shifts/shift.rules.js';
import {
  instantOn,
  laidOver,
  overlappingOf,
  type PatternLine,
} from '../../src/on-call/shifts/week-pattern.rules.js';

const week = [1, 2, 3, 4, 5, 6, 7];
const night = { days: week, from: '20:00', to: '08:00', week: null } satisfies PatternLine;
const day = { days: week, from: '08:00', to: '20:00', week: null } satisfies PatternLine;
const plan = { weeks: 1, holidays: 'AS_USUAL', patronSaint: null } as const;
const text = ({ from, to }: { from: Date; to: Date }) => `${from.toISOString()} ${to.toISOString()}`;

describe('a week pattern laid over a period', () => {
  test('leaves no minute between day and night, whatever clocks do', () => {
    for (const [firstDay, lastDay, hours] of [
      ['2026-03-27', '2026-03-30', 95],
      ['2026-10-23', '2026-10-26', 97],
    ] as const) {
      const laid = laidOver({ ...plan, lines: [day, night], firstDay, lastDay });
      expect(laid).toHaveLength(8);
      for (const [index, { from }] of laid.slice(1).entries()) expect(from).toEqual(laid[index]?.to);
      expect((Number(laid.at(-1)?.to) - Number(laid[0]?.from)) / 3_600_000).toBe(hours);
    }
  });

  test('lays shifts that follow one another without a gap, at any time of change', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom('2026-03-28', '2026-10-24'),
        (minute, firstDay) => {
          const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          const laid = laidOver({
            ...{ ...plan, lines: [{ days: week, from: time, to: time, week: null }] },
            ...{ firstDay, lastDay: firstDay.slice(0, 8) + String(Number(firstDay.slice(8)) + 2) },
          });
          for (const [index, { from }] of laid.slice(1).entries()) expect(from).toEqual(laid[index]?.to);
        },
      ),
    );
  });

  test('begins at the change of clocks what should begin in the hour that is skipped', () => {
    expect(instantOn('2026-03-29', '02:30').toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(instantOn('2026-10-25', '02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  test('goes round by the weeks of its lines, counted from the week of the first day', () => {
    const lines = [1, 2, 3].map((turn) => ({ ...night, week: turn }));
    const laid = laidOver({ ...plan, lines, weeks: 3, firstDay: '2026-11-25', lastDay: '2026-12-27' });
    expect(laid).toHaveLength(33);
    const turns = laid.map(({ line, from }) => `${from.toISOString().slice(0, 10)} ${line.week}`);
    expect(turns.slice(3, 7)).toEqual(['2026-11-28 1', '2026-11-29 1', '2026-11-30 2', '2026-12-01 2']);
    expect(turns).toContain('2026-12-14 1');
  });

  test('lays on a holiday what a Sunday has, also on the patron saint, or nothing', () => {
    const lines = [{ ...day, days: [7] }];
    const period = { firstDay: '2026-08-10', lastDay: '2026-08-15', lines };
    const patronSaint = { month: 8, day: 13 };
    const sundays = laidOver({ ...plan, ...period, holidays: 'AS_SUNDAY', patronSaint });
    expect(sundays.map(text)).toEqual([
      '2026-08-13T06:00:00.000Z 2026-08-13T18:00:00.000Z',
      '2026-08-15T06:00:00.000Z 2026-08-15T18:00:00.000Z',
    ]);
    expect(laidOver({ ...plan, ...period, lines: [night], holidays: 'CLOSED', patronSaint })).toHaveLength(4);
    expect(laidOver({ ...plan, ...period, lines: [night] })).toHaveLength(6);
  });

  test('tells the shifts of one person that overlap before them', () => {
    const laid = laidOver({
      ...plan,
      lines: [night, { ...day, from: '07:00' }],
      ...{ firstDay: '2026-11-23', lastDay: '2026-11-24' },
    });
    expect([...overlappingOf(laid, () => 'one')].map(text)).toEqual([
      '2026-11-24T06:00:00.000Z 2026-11-24T19:00:00.000Z',
    ]);
    expect(overlappingOf(laid, ({ line }) => line.from).size).toBe(0);
  });
});

describe('a shift', () => {
  const at = (minute: number, seconds = 0) => new Date(Date.UTC(2026, 10, 23, 19, minute, seconds));
  test('lasts from one whole minute to a later one, a week at most', () => {
    expect(whyNotLast({ from: at(0), to: at(1) })).toBeNull();
    expect(whyNotLast({ from: at(0, 1), to: at(1) })?.field).toBe('startsAt');
    expect(whyNotLast({ from: at(0), to: at(1, 1) })?.field).toBe('endsAt');
    expect(whyNotLast({ from: at(1), to: at(1) })?.field).toBe('endsAt');
    expect(whyNotLast({ from: at(0), to: at(7 * 1440) })).toBeNull();
    expect(whyNotLast({ from: at(0), to: at(7 * 1440 + 1) })?.field).toBe('endsAt');
  });

  test('is served by who has the role; a coordinator may take the calls', () => {
    expect(mayServeAs('SOCIAL_WORKER', ['COORDINATOR'])).toBe(true);
    expect(mayServeAs('COORDINATOR', ['SOCIAL_WORKER'])).toBe(false);
    expect(mayServeAs('CULTURAL_MEDIATOR', ['SOCIAL_WORKER', 'COORDINATOR'])).toBe(false);
  });
});
