import type { Language } from '../../platform/language.js';
import type { Exception, Hours, Interval, Season, Span } from './hours.types.js';

const vocabulary = {
  it: {
    unknown: 'orari non dichiarati',
    always: 'sempre',
    closed: 'chiuso',
    everyDay: 'tutti i giorni',
    allDay: '24 ore',
    holidays: { AS_USUAL: null, AS_SUNDAY: 'festivi come la domenica', CLOSED: 'festivi chiuso' },
    days: ['lun', 'mar', 'mer', 'gio', 'ven', 'sab', 'dom'],
    months: ['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic'],
  },
  en: {
    unknown: 'hours never stated',
    always: 'always',
    closed: 'closed',
    everyDay: 'every day',
    allDay: '24 hours',
    holidays: { AS_USUAL: null, AS_SUNDAY: 'holidays as on Sunday', CLOSED: 'holidays closed' },
    days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  },
} as const satisfies Record<Language, unknown>;

const weekdays = [1, 2, 3, 4, 5, 6, 7];

function spanInWords({ from, to }: Span, language: Language): string {
  const { allDay } = vocabulary[language];
  if (from !== to) return `${from}–${to}`;
  return from === '00:00' ? allDay : `${from}–${to} (${allDay})`;
}

function spansInWords(spans: readonly Span[], language: Language): string {
  const sorted = [...spans].sort((a, b) => a.from.localeCompare(b.from));
  return sorted.map((span) => spanInWords(span, language)).join(', ');
}

/** Neighbouring days become a run: [1, 2, 3, 6] is "lun–mer, sab". */
function daysInWords(days: readonly number[], language: Language): string {
  const { everyDay, days: names } = vocabulary[language];
  if (days.length === weekdays.length) return everyDay;
  const runs: { first: number; last: number }[] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.last === day - 1) run.last = day;
    else runs.push({ first: day, last: day });
  }
  const nameOf = (day: number) => names[day - 1];
  const inWords = runs.map(({ first, last }) =>
    first === last ? nameOf(first) : `${nameOf(first)}–${nameOf(last)}`,
  );
  return inWords.join(', ');
}

/** Days with the same hours are told together. */
function weekInWords(weekly: readonly Interval[], language: Language): string {
  const daysByHours = new Map<string, number[]>();
  for (const day of weekdays) {
    const hours = spansInWords(
      weekly.filter(({ days }) => days.includes(day)),
      language,
    );
    if (hours !== '') daysByHours.set(hours, [...(daysByHours.get(hours) ?? []), day]);
  }
  if (daysByHours.size === 0) return vocabulary[language].closed;
  if (daysByHours.get(vocabulary[language].allDay)?.length === weekdays.length)
    return vocabulary[language].always;
  return [...daysByHours].map(([hours, days]) => `${daysInWords(days, language)} ${hours}`).join('; ');
}

function monthDayInWords(monthDay: string, language: Language): string {
  return `${Number(monthDay.slice(3))} ${vocabulary[language].months[Number(monthDay.slice(0, 2)) - 1]}`;
}

function dayInWords(day: string, language: Language): string {
  return `${monthDayInWords(day.slice(5), language)} ${day.slice(0, 4)}`;
}

function seasonInWords({ name, fromDay, untilDay, weekly }: Season, language: Language): string {
  const when = `${monthDayInWords(fromDay, language)}–${monthDayInWords(untilDay, language)}`;
  return `${name} (${when}): ${weekInWords(weekly, language)}`;
}

function exceptionInWords({ name, from, until, intervals }: Exception, language: Language): string {
  const lastDay = from === until ? '' : `–${dayInWords(until, language)}`;
  const hours = intervals.length === 0 ? vocabulary[language].closed : spansInWords(intervals, language);
  return `${name} (${dayInWords(from, language)}${lastDay}): ${hours}`;
}

/** "lun–ven 09:00–13:00; festivi chiuso". With `today`, exceptions already over are left out. */
export function hoursInWords(hours: Hours | null, language: Language, today: string | null = null): string {
  const words = vocabulary[language];
  if (hours === null) return words.unknown;
  const coming = hours.exceptions.filter(({ until }) => today === null || until >= today);
  const parts = [
    hours.always ? words.always : weekInWords(hours.weekly, language),
    words.holidays[hours.holidays],
    ...hours.seasons.map((season) => seasonInWords(season, language)),
    ...coming.map((exception) => exceptionInWords(exception, language)),
  ];
  return parts.filter((part) => part !== null).join('; ');
}
