import {
  clockChangeOn,
  type Day,
  dayAfter,
  holidayOf,
  instantsAt,
  localDay,
  type PatronSaint,
} from '../../territory/calendar.rules.js';
import type { Stretch } from '../stretch.rules.js';

/** A place of the rota that comes again: on some days of the week, in some week of the round or in each. */
export interface PatternLine {
  /** ISO: Monday 1, Sunday 7; each belongs to the day on which the shift begins. */
  readonly days: readonly number[];
  /** `HH:MM`. */
  readonly from: string;
  /** `HH:MM`; the next day when it is not after `from`. */
  readonly to: string;
  /** From 1; null: every week. */
  readonly week: number | null;
}

export interface Pattern<Line extends PatternLine> {
  readonly lines: readonly Line[];
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** After how many weeks the round begins again. */
  readonly weeks: number;
  readonly holidays: 'AS_USUAL' | 'AS_SUNDAY' | 'CLOSED';
  readonly patronSaint: PatronSaint | null;
}

export interface LaidShift<Line extends PatternLine> extends Stretch {
  readonly line: Line;
}

const dayInMilliseconds = 86_400_000;
const sunday = 7;

/** Every shift of a week pattern laid over a period, in the order of time. */
export function laidOver<Line extends PatternLine>(pattern: Pattern<Line>): LaidShift<Line>[] {
  const { lines, firstDay, lastDay, weeks, holidays, patronSaint } = pattern;
  const laid: LaidShift<Line>[] = [];
  const monday = dayAfter(firstDay, 1 - localDay(firstDay).weekday);
  for (let day = firstDay; day <= lastDay; day = dayAfter(day)) {
    const local = localDay(day);
    const isHoliday = holidays !== 'AS_USUAL' && holidayOf(local, patronSaint) !== null;
    if (isHoliday && holidays === 'CLOSED') continue;
    const weekday = isHoliday ? sunday : local.weekday;
    const week = (Math.floor(daysBetween(monday, day) / 7) % weeks) + 1;
    for (const line of lines)
      if (line.days.includes(weekday) && (line.week === null || line.week === week))
        laid.push({ line, ...stretchOn(day, line) });
  }
  return laid.sort((a, b) => a.from.getTime() - b.from.getTime());
}

function stretchOn(day: Day, { from, to }: PatternLine): Stretch {
  return { from: instantOn(day, from), to: instantOn(to <= from ? dayAfter(day) : day, to) };
}

/**
 * When the clock shows this time: the first of the two where it comes twice, so that who ends at 02:30 and who begins
 * then leave nothing between them; the change of clocks where it does not come at all.
 */
export function instantOn(day: Day, time: string): Date {
  const instants = instantsAt(day, time).map(Number);
  if (instants.length > 0) return new Date(Math.min(...instants));
  const change = clockChangeOn(day);
  if (!change) throw new RangeError(`${day} has no ${time}.`);
  return change.at;
}

export function daysBetween(one: Day, other: Day): number {
  return Math.round((Date.parse(other) - Date.parse(one)) / dayInMilliseconds);
}

/** Which of the shifts to come overlap one before them of the same person. */
export function overlappingOf<Laid extends Stretch>(
  shifts: readonly Laid[],
  personOf: (shift: Laid) => string,
): Set<Laid> {
  const until = new Map<string, Date>();
  const overlapping = new Set<Laid>();
  for (const shift of shifts) {
    const before = until.get(personOf(shift));
    if (before && shift.from < before) overlapping.add(shift);
    else until.set(personOf(shift), shift.to);
  }
  return overlapping;
}
