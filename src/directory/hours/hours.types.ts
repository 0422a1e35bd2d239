/**
 * Opening hours as they are stored: one document for each clock of a shelter (staffed, admits, answers the
 * phone) and for each contact. Local times of Italy. Readable aloud by whoever keeps them: the usual week,
 * the holidays, the seasons, the exceptions; each beats those before it.
 */
export interface Hours {
  /** Day and night in the usual week; then `weekly` is empty. Holidays, seasons and exceptions still count. */
  readonly always: boolean;
  readonly weekly: readonly Interval[];
  readonly holidays: HolidayHours;
  readonly seasons: readonly Season[];
  readonly exceptions: readonly Exception[];
}

export const holidayHours = ['AS_USUAL', 'AS_SUNDAY', 'CLOSED'] as const;
/** What national holidays and the patron saint of the Comune change. */
export type HolidayHours = (typeof holidayHours)[number];

/** From a time up to another, the last one outside; into the next day when `to` is not after `from`. */
export interface Span {
  /** `HH:MM`, from 00:00 to 23:59. */
  readonly from: string;
  /** `HH:MM`; 00:00 is midnight, equal to `from` is 24 hours. */
  readonly to: string;
}

/** A span on some days of the week; it belongs to the day on which it begins. */
export interface Interval extends Span {
  /** ISO: Monday 1, Sunday 7. */
  readonly days: readonly number[];
}

/** A part of every year with a week of its own. */
export interface Season {
  readonly name: string;
  /** `MM-DD`. */
  readonly fromDay: string;
  /** `MM-DD`, the last day; before `fromDay` when the season crosses New Year. */
  readonly untilDay: string;
  readonly weekly: readonly Interval[];
  readonly closed?: boolean;
}

/** Dated days with hours of their own; no intervals: closed. */
export interface Exception {
  /** `YYYY-MM-DD`. */
  readonly from: string;
  /** `YYYY-MM-DD`, the last day. */
  readonly until: string;
  readonly name: string;
  readonly intervals: readonly Span[];
}
