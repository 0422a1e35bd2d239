import type { Day } from './calendar.rules.js';

/** The day that a `Date` of the API stands for. */
export function dayOf(date: Date): Day {
  return date.toISOString().slice(0, 10);
}
