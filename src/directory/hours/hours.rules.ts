import {
  clockChangeOn,
  dayAfter,
  holidayOf,
  instantsAt,
  type LocalDay,
  type LocalMoment,
  localDay,
  localMoment,
  type PatronSaint,
} from '../../territory/calendar.rules.js';
import type { Hours, Interval, Season, Span } from './hours.types.js';

// Opening hours speak of the clock on the wall. Where an hour comes twice, in October, both are alike: inside
// or outside. Where an hour is skipped, in March, what should begin in it begins at 03:00, what should end in
// it has ended by 03:00, and what lies wholly within it does not take place that night.

const daysSearched = 400;
const sunday = 7;
const dayAndNight: readonly Interval[] = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }];

/** The spans that can hold an instant of one day: begun on it, or lasting into it from the day before. */
interface DayPlan {
  readonly begun: readonly Span[];
  readonly lasting: readonly Span[];
}

export function endsNextDay(span: Span): boolean {
  return span.to <= span.from;
}

function isInSeason(season: Season, monthDay: string): boolean {
  const begun = season.fromDay <= monthDay;
  const notOver = monthDay <= season.untilDay;
  return season.fromDay <= season.untilDay ? begun && notOver : begun || notOver;
}

function weekOn(hours: Hours, day: LocalDay): readonly Interval[] {
  const season = hours.seasons.find((candidate) => isInSeason(candidate, day.monthDay));
  if (season === undefined) return hours.always ? dayAndNight : hours.weekly;
  return season.closed === true ? [] : season.weekly;
}

/** Exceptions beat holidays, which beat seasons, which beat the usual week. */
function spansOn(hours: Hours, day: LocalDay, patronSaint: PatronSaint | null): readonly Span[] {
  const exception = hours.exceptions.find(({ from, until }) => from <= day.date && day.date <= until);
  if (exception !== undefined) return exception.intervals;
  const holidayCounts = hours.holidays !== 'AS_USUAL' && holidayOf(day, patronSaint) !== null;
  if (holidayCounts && hours.holidays === 'CLOSED') return [];
  const weekday = holidayCounts ? sunday : day.weekday;
  return weekOn(hours, day).filter(({ days }) => days.includes(weekday));
}

function planOf(
  hours: Hours,
  { today, yesterday }: Pick<LocalMoment, 'today' | 'yesterday'>,
  patronSaint: PatronSaint | null,
): DayPlan {
  return {
    begun: spansOn(hours, today, patronSaint),
    lasting: spansOn(hours, yesterday, patronSaint).filter(endsNextDay),
  };
}

// Half-open: at 08:00 what lasts until 08:00 is closed.
function isInside({ begun, lasting }: DayPlan, time: string): boolean {
  return (
    begun.some((span) => span.from <= time && (endsNextDay(span) || time < span.to)) ||
    lasting.some((span) => time < span.to)
  );
}

function momentOf(at: Date | LocalMoment): LocalMoment {
  return at instanceof Date ? localMoment(at) : at;
}

/** Null when the hours were never stated. Give the same `localMoment` to judge many hours at one instant. */
export function isOpenAt(
  hours: Hours | null,
  at: Date | LocalMoment,
  patronSaint: PatronSaint | null,
): boolean | null {
  if (hours === null) return null;
  const moment = momentOf(at);
  return isInside(planOf(hours, moment, patronSaint), moment.time);
}

/** Every time of the day at which the answer can change, apart from a change of clocks. */
function boundariesOf({ begun, lasting }: DayPlan): string[] {
  return ['00:00', ...begun.flatMap(({ from, to }) => [from, to]), ...lasting.map(({ to }) => to)];
}

function firstOnDay(day: LocalDay, plan: DayPlan, wanted: { open: boolean; after: Date }): Date | null {
  const times = boundariesOf(plan).filter((time) => isInside(plan, time) === wanted.open);
  if (times.length === 0) return null;
  const instants = [...new Set(times)].flatMap((time) => instantsAt(day.date, time));
  const change = clockChangeOn(day.date);
  if (change !== null && isInside(plan, change.time) === wanted.open) instants.push(change.at);
  const later = instants.filter((instant) => instant > wanted.after).map(Number);
  return later.length === 0 ? null : new Date(Math.min(...later));
}

/** The first instant after this one at which the hours are open (or closed), within 400 days. */
function firstAfter(
  hours: Hours,
  { moment, patronSaint }: { moment: LocalMoment; patronSaint: PatronSaint | null },
  open: boolean,
): Date | null {
  let { today, yesterday } = moment;
  for (let searched = 0; searched <= daysSearched; searched += 1) {
    const plan = planOf(hours, { today, yesterday }, patronSaint);
    const found = firstOnDay(today, plan, { open, after: moment.at });
    if (found !== null) return found;
    yesterday = today;
    today = localDay(dayAfter(today.date));
  }
  return null;
}

function nextChangeTo(
  open: boolean,
  hours: Hours | null,
  { at, patronSaint }: { at: Date | LocalMoment; patronSaint: PatronSaint | null },
): Date | null {
  if (hours === null) return null;
  const moment = momentOf(at);
  if (isOpenAt(hours, moment, patronSaint) !== open) return firstAfter(hours, { moment, patronSaint }, open);
  const otherwise = firstAfter(hours, { moment, patronSaint }, !open);
  if (otherwise === null) return null;
  return firstAfter(hours, { moment: localMoment(otherwise), patronSaint }, open);
}

/**
 * When it opens next; while open, when it opens again after closing. Null when it never opens within 400 days,
 * never closes, or the hours were never stated.
 */
export function nextOpening(
  hours: Hours | null,
  at: Date | LocalMoment,
  patronSaint: PatronSaint | null,
): Date | null {
  return nextChangeTo(true, hours, { at, patronSaint });
}

/** When it closes next; while closed, the end of the next opening. Null as for `nextOpening`. */
export function nextClosing(
  hours: Hours | null,
  at: Date | LocalMoment,
  patronSaint: PatronSaint | null,
): Date | null {
  return nextChangeTo(false, hours, { at, patronSaint });
}
