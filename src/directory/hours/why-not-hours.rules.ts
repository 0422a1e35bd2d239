import type { Words } from '../../platform/language.js';
import { endsNextDay } from './hours.rules.js';
import {
  type Exception,
  type Hours,
  holidayHours,
  type Interval,
  type Season,
  type Span,
} from './hours.types.js';

/** `field` is the path to what must be mended: `weekly[0].from`. */
export interface HoursRefusal {
  readonly field: string;
  readonly reason: Words;
}

export const hoursLimits = {
  /** In the usual week and in all seasons together. */
  intervals: 50,
  seasons: 10,
  exceptions: 100,
  intervalsOfOneException: 10,
  lettersOfAName: 100,
} as const;

const minutesInDay = 1440;
const minutesInWeek = 7 * minutesInDay;
const daysInLeapYear = 366;
const dayInMilliseconds = 86_400_000;
// A leap year, so that 29 February may open or end a season.
const anyLeapYear = 2024;

type Refusals = Generator<HoursRefusal, void>;
/** Half-open. */
type Stretch = readonly [start: number, end: number];

const reasons = {
  time: {
    it: 'Scrivi l’ora come HH:MM, da 00:00 a 23:59.',
    en: 'Write the time as HH:MM, from 00:00 to 23:59.',
  },
  days: {
    it: 'Indica uno o più giorni della settimana, da 1 (lunedì) a 7 (domenica), ciascuno una volta.',
    en: 'Give one or more days of the week, from 1 (Monday) to 7 (Sunday), each once.',
  },
  date: {
    it: 'Scrivi un giorno che esiste, come AAAA-MM-GG.',
    en: 'Write a day that exists, as YYYY-MM-DD.',
  },
  monthDay: { it: 'Scrivi un giorno che esiste, come MM-GG.', en: 'Write a day that exists, as MM-DD.' },
  name: { it: 'Serve un nome, di 100 lettere al più.', en: 'A name is needed, of at most 100 letters.' },
  untilBeforeFrom: {
    it: 'L’ultimo giorno non può precedere il primo.',
    en: 'The last day cannot come before the first.',
  },
  overlap: { it: 'Due intervalli si sovrappongono.', en: 'Two intervals overlap.' },
  seasonsOverlap: { it: 'Due stagioni si sovrappongono.', en: 'Two seasons overlap.' },
  exceptionsOverlap: { it: 'Due eccezioni si sovrappongono.', en: 'Two exceptions overlap.' },
  alwaysAndWeekly: {
    it: 'Sempre aperto: la settimana resta vuota.',
    en: 'Always open: leave the week empty.',
  },
  closedAndWeekly: {
    it: 'Stagione di chiusura: la settimana resta vuota.',
    en: 'A season of closure: leave its week empty.',
  },
  seasonWithoutWeek: {
    it: 'Indica gli orari della stagione, oppure che è di chiusura.',
    en: 'Give the hours of the season, or say that it is closed.',
  },
  holidays: {
    it: 'Nei festivi: AS_USUAL (come sempre), AS_SUNDAY (come la domenica) o CLOSED (chiuso).',
    en: 'On holidays: AS_USUAL, AS_SUNDAY or CLOSED.',
  },
  tooManyIntervals: { it: 'Al più 50 intervalli.', en: 'At most 50 intervals.' },
  tooManySeasons: { it: 'Al più 10 stagioni.', en: 'At most 10 seasons.' },
  tooManyExceptions: { it: 'Al più 100 eccezioni.', en: 'At most 100 exceptions.' },
  tooManyOfOneException: {
    it: 'Al più 10 intervalli per eccezione.',
    en: 'At most 10 intervals in an exception.',
  },
} satisfies Record<string, Words>;

function* refusalUnless(holds: boolean, field: string, reason: Words): Refusals {
  if (!holds) yield { field, reason };
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

function isDay(text: string): boolean {
  const instant = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return instant !== null && !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

function isMonthDay(text: string): boolean {
  return isDay(`${anyLeapYear}-${text}`);
}

function isName(text: string): boolean {
  return text.trim() !== '' && text.length <= hoursLimits.lettersOfAName;
}

function areWeekdays(days: readonly number[]): boolean {
  const possible = days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  return possible && days.length > 0 && new Set(days).size === days.length;
}

/** On a circle of this length; `Infinity` for a line. */
function overlap(stretches: readonly Stretch[], circle: number): boolean {
  const sorted = [...stretches].sort(([a], [b]) => a - b);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return false;
  const neighboursTouch = sorted.some(([, end], index) => end > (sorted[index + 1]?.[0] ?? Infinity));
  return neighboursTouch || last[1] - circle > first[0];
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function stretchOf(span: Span, day = 0): Stretch {
  const start = day * minutesInDay;
  const end = minuteOf(span.to) + (endsNextDay(span) ? minutesInDay : 0);
  return [start + minuteOf(span.from), start + end];
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayInMilliseconds;
}

function seasonStretch({ fromDay, untilDay }: Season): Stretch {
  const start = dayNumber(`${anyLeapYear}-${fromDay}`);
  const end = dayNumber(`${anyLeapYear}-${untilDay}`) + 1;
  return [start, untilDay < fromDay ? end + daysInLeapYear : end];
}

function* spanRefusals(span: Span, field: string): Refusals {
  yield* refusalUnless(isTime(span.from), `${field}.from`, reasons.time);
  yield* refusalUnless(isTime(span.to), `${field}.to`, reasons.time);
}

function* weekRefusals(weekly: readonly Interval[], field: string): Refusals {
  for (const [index, interval] of weekly.entries()) {
    yield* refusalUnless(areWeekdays(interval.days), `${field}[${index}].days`, reasons.days);
    yield* spanRefusals(interval, `${field}[${index}]`);
  }
  const stretches = weekly.flatMap((interval) => interval.days.map((day) => stretchOf(interval, day)));
  yield* refusalUnless(!overlap(stretches, minutesInWeek), field, reasons.overlap);
}

function* seasonRefusals(season: Season, field: string): Refusals {
  const closed = season.closed === true;
  yield* refusalUnless(isName(season.name), `${field}.name`, reasons.name);
  yield* refusalUnless(isMonthDay(season.fromDay), `${field}.fromDay`, reasons.monthDay);
  yield* refusalUnless(isMonthDay(season.untilDay), `${field}.untilDay`, reasons.monthDay);
  yield* refusalUnless(!closed || season.weekly.length === 0, `${field}.weekly`, reasons.closedAndWeekly);
  yield* refusalUnless(closed || season.weekly.length > 0, `${field}.weekly`, reasons.seasonWithoutWeek);
  yield* weekRefusals(season.weekly, `${field}.weekly`);
}

function* exceptionRefusals(exception: Exception, field: string): Refusals {
  const { from, until, intervals } = exception;
  const few = intervals.length <= hoursLimits.intervalsOfOneException;
  yield* refusalUnless(isName(exception.name), `${field}.name`, reasons.name);
  yield* refusalUnless(isDay(from), `${field}.from`, reasons.date);
  yield* refusalUnless(isDay(until), `${field}.until`, reasons.date);
  yield* refusalUnless(from <= until, `${field}.until`, reasons.untilBeforeFrom);
  yield* refusalUnless(few, `${field}.intervals`, reasons.tooManyOfOneException);
  for (const [index, span] of intervals.entries()) yield* spanRefusals(span, `${field}.intervals[${index}]`);
  const stretches = intervals.map((span) => stretchOf(span));
  // Over several days each night runs into the next day of the same exception.
  const circle = from === until ? Infinity : minutesInDay;
  yield* refusalUnless(!overlap(stretches, circle), `${field}.intervals`, reasons.overlap);
}

function* sizeRefusals({ weekly, seasons, exceptions }: Hours): Refusals {
  const intervals = weekly.length + seasons.reduce((sum, season) => sum + season.weekly.length, 0);
  yield* refusalUnless(intervals <= hoursLimits.intervals, 'weekly', reasons.tooManyIntervals);
  yield* refusalUnless(seasons.length <= hoursLimits.seasons, 'seasons', reasons.tooManySeasons);
  yield* refusalUnless(exceptions.length <= hoursLimits.exceptions, 'exceptions', reasons.tooManyExceptions);
}

function* refusalsOf(hours: Hours): Refusals {
  const { weekly, seasons, exceptions } = hours;
  yield* sizeRefusals(hours);
  yield* refusalUnless(holidayHours.includes(hours.holidays), 'holidays', reasons.holidays);
  yield* refusalUnless(!hours.always || weekly.length === 0, 'weekly', reasons.alwaysAndWeekly);
  yield* weekRefusals(weekly, 'weekly');
  for (const [index, season] of seasons.entries()) yield* seasonRefusals(season, `seasons[${index}]`);
  yield* refusalUnless(
    !overlap(seasons.map(seasonStretch), daysInLeapYear),
    'seasons',
    reasons.seasonsOverlap,
  );
  for (const [index, one] of exceptions.entries()) yield* exceptionRefusals(one, `exceptions[${index}]`);
  const dated = exceptions.map(({ from, until }): Stretch => [dayNumber(from), dayNumber(until) + 1]);
  yield* refusalUnless(!overlap(dated, Infinity), 'exceptions', reasons.exceptionsOverlap);
}

/** The first thing to mend before these hours can be kept; null when there is none. */
export function whyNotHours(hours: Hours): HoursRefusal | null {
  for (const refusal of refusalsOf(hours)) return refusal;
  return null;
}
