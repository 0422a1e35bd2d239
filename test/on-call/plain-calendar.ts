// The calendar of Italy told a second time, with nothing but whole numbers: what the rules say is held against it.

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** The last Sunday of a month, at 01:00 UTC: when clocks change in Europe. */
function changeIn(year: number, month: number): number {
  const last = Date.UTC(year, month, 31, 1);
  return last - new Date(last).getUTCDay() * dayMs;
}

/** What to add to UTC in Italy, in minutes. */
export function offsetAt(at: number): 60 | 120 {
  const year = new Date(at).getUTCFullYear();
  return at >= changeIn(year, 2) && at < changeIn(year, 9) ? 120 : 60;
}

/** Easter Sunday by Gauss, as a day of UTC. */
function easter(year: number): number {
  const [a, b, c] = [year % 19, year % 4, year % 7];
  const d = (19 * a + 24) % 30;
  const e = (2 * b + 4 * c + 6 * d + 5) % 7;
  const days = d === 29 && e === 6 ? 50 - 22 : d === 28 && e === 6 && a > 10 ? 49 - 22 : d + e;
  return Date.UTC(year, 2, 22) + days * dayMs;
}

// San Francesco is a holiday again from 2026 on.
const fixed = ['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26'];

export function isNationalHoliday(day: number): boolean {
  const year = new Date(day).getUTCFullYear();
  const monthDay = new Date(day).toISOString().slice(5, 10);
  if (fixed.includes(monthDay) || (monthDay === '10-04' && year >= 2026)) return true;
  return day === easter(year) || day === easter(year) + dayMs;
}

export interface PlainSpan {
  /** Monday 1 to Sunday 7. */
  readonly days: readonly number[];
  /** Minutes after midnight; `to` not after `from` reaches into the next day. */
  readonly from: number;
  readonly to: number;
}

export interface PlainOffice {
  readonly spans: readonly PlainSpan[];
  readonly closedOnHolidays: boolean;
  /** `MM-DD`; null for none. */
  readonly patron: string | null;
}

/** Whether offices are open in the minute that begins at this instant. */
export function isOpenIn({ spans, closedOnHolidays, patron }: PlainOffice, at: number): boolean {
  const local = at + offsetAt(at) * minuteMs;
  const today = Math.floor(local / dayMs) * dayMs;
  const minute = Math.floor((local - today) / minuteMs);
  const isClosed = (day: number) =>
    closedOnHolidays && (isNationalHoliday(day) || new Date(day).toISOString().slice(5, 10) === patron);
  const weekday = (day: number) => ((new Date(day).getUTCDay() + 6) % 7) + 1;
  const begun = (day: number) =>
    isClosed(day) ? [] : spans.filter(({ days }) => days.includes(weekday(day)));
  return (
    begun(today).some(({ from, to }) => from <= minute && (to <= from || minute < to)) ||
    begun(today - dayMs).some(({ from, to }) => to <= from && minute < to)
  );
}

/** Every whole minute from one instant up to another. */
export function* minutesFrom(from: Date, to: Date): Generator<number> {
  for (let at = from.getTime(); at < to.getTime(); at += minuteMs) yield at;
}
