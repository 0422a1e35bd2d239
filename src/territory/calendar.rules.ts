import Holidays from 'date-holidays';
import { DateTime } from 'luxon';

/** The zone of every local time of the product. */
export const zone = 'Europe/Rome';

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** The patron saint of one Comune: a holiday there and nowhere else. Month and day from 1. */
export interface PatronSaint {
  readonly month: number;
  readonly day: number;
}

export type DayType = 'WORKING_DAY' | 'SATURDAY' | 'SUNDAY' | 'HOLIDAY';

/** A day with what the rules ask of it again and again. */
export interface LocalDay {
  readonly date: Day;
  /** `MM-DD`. */
  readonly monthDay: string;
  /** ISO: Monday 1, Sunday 7. */
  readonly weekday: number;
  /** Its Italian name; null on other days. */
  readonly nationalHoliday: string | null;
}

/** What clocks and calendars in Italy show at an instant: made once, asked thousands of times. */
export interface LocalMoment {
  readonly at: Date;
  /** `HH:MM`. */
  readonly time: string;
  readonly today: LocalDay;
  readonly yesterday: LocalDay;
}

/** The instant at which clocks go forward or back, and the time they show from then on. */
export interface ClockChange {
  readonly at: Date;
  /** `HH:MM`. */
  readonly time: string;
}

const dayInMilliseconds = 86_400_000;
const longestDayInHours = 25;

const italianHolidays = new Holidays('IT', { types: ['public'], languages: 'it' });
const holidaysByYear = new Map<number, ReadonlyMap<Day, string>>();

function nationalHolidaysOf(year: number): ReadonlyMap<Day, string> {
  const known = holidaysByYear.get(year);
  if (known !== undefined) return known;
  const holidays = new Map(
    italianHolidays.getHolidays(year).map(({ date, name }) => [date.slice(0, 10), name]),
  );
  holidaysByYear.set(year, holidays);
  return holidays;
}

/** @throws RangeError for a text that is not a day. */
export function dayAfter(day: Day, count = 1): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayInMilliseconds).toISOString().slice(0, 10);
}

export function localDay(date: Day): LocalDay {
  const sundayIsZero = new Date(`${date}T00:00:00Z`).getUTCDay();
  return {
    date,
    monthDay: date.slice(5),
    weekday: sundayIsZero === 0 ? 7 : sundayIsZero,
    nationalHoliday: nationalHolidaysOf(Number(date.slice(0, 4))).get(date) ?? null,
  };
}

export function localMoment(at: Date): LocalMoment {
  const local = DateTime.fromJSDate(at, { zone });
  const date = local.toFormat('yyyy-MM-dd');
  return {
    at,
    time: local.toFormat('HH:mm'),
    today: localDay(date),
    yesterday: localDay(dayAfter(date, -1)),
  };
}

/**
 * The instants at which clocks show this time on this day: one; none in the hour that is skipped in March;
 * two in the hour that comes twice in October.
 */
export function instantsAt(day: Day, time: string): Date[] {
  const local = DateTime.fromISO(`${day}T${time}`, { zone });
  if (local.toFormat('HH:mm') !== time) return [];
  return local.getPossibleOffsets().map((instant) => instant.toJSDate());
}

/** Null on the days of 24 hours. */
export function clockChangeOn(day: Day): ClockChange | null {
  const midnight = DateTime.fromISO(day, { zone });
  if (midnight.offset === midnight.plus({ days: 1 }).offset) return null;
  for (let hours = 1; hours <= longestDayInHours; hours += 1) {
    const instant = midnight.plus({ hours });
    if (instant.offset !== midnight.offset)
      return { at: instant.toJSDate(), time: instant.toFormat('HH:mm') };
  }
  return null;
}

function isPatronDay(day: LocalDay, patronSaint: PatronSaint): boolean {
  return (
    Number(day.monthDay.slice(0, 2)) === patronSaint.month &&
    Number(day.monthDay.slice(3)) === patronSaint.day
  );
}

/** The Italian name of the holiday, national before local; null on other days, ordinary Sundays among them. */
export function holidayOf(day: LocalDay, patronSaint: PatronSaint | null): string | null {
  if (day.nationalHoliday !== null) return day.nationalHoliday;
  return patronSaint !== null && isPatronDay(day, patronSaint) ? 'Santo patrono' : null;
}

/** As `holidayOf`, for a day in writing. */
export function holidayOn(day: Day, patronSaint: PatronSaint | null): string | null {
  return holidayOf(localDay(day), patronSaint);
}

export function isHoliday(day: Day, patronSaint: PatronSaint | null): boolean {
  return holidayOn(day, patronSaint) !== null;
}

/** A holiday that falls on a Saturday or a Sunday is a HOLIDAY. */
export function dayTypeOf(day: Day, patronSaint: PatronSaint | null): DayType {
  const local = localDay(day);
  if (holidayOf(local, patronSaint) !== null) return 'HOLIDAY';
  if (local.weekday === 7) return 'SUNDAY';
  return local.weekday === 6 ? 'SATURDAY' : 'WORKING_DAY';
}

/** Monday to Friday, holidays left out. */
export function isWorkingDay(day: Day, patronSaint: PatronSaint | null): boolean {
  return dayTypeOf(day, patronSaint) === 'WORKING_DAY';
}

/** The first working day after this one, never this one. */
export function nextWorkingDay(day: Day, patronSaint: PatronSaint | null): Day {
  const next = dayAfter(day);
  return isWorkingDay(next, patronSaint) ? next : nextWorkingDay(next, patronSaint);
}
