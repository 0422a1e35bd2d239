import { DateTime } from 'luxon';
import {
  dayAfter,
  instantsAt,
  isWorkingDay,
  localMoment,
  type PatronSaint,
  zone,
} from '../../territory/calendar.rules.js';

/** How long somebody has. With both parts the earlier counts; with neither it is as long as the shelter says. */
export interface Term {
  readonly naturalMinutes: number | null;
  readonly workingDays: number | null;
  /** `HH:MM` of that working day. */
  readonly workingTime: string | null;
  readonly warnMinutes: number;
  readonly lateMinutes: number;
}

/** When a deadline is due, from when it is spoken of, and when the alarm goes. */
export interface DueTimes {
  readonly dueAt: Date;
  readonly warnAt: Date;
  readonly alarmAt: Date;
}

const minute = 60_000;
const plus = (at: Date, minutes: number) => new Date(at.getTime() + minutes * minute);

/**
 * @param patronSaint that of the Comune whose calendar counts
 * @param stayUntil the end of the stay that the shelter agreed to; null where it is about no stay
 * @returns null where nothing says when it would be due
 */
export function dueTimesOf(
  term: Term,
  begunAt: Date,
  { patronSaint, stayUntil }: { patronSaint: PatronSaint | null; stayUntil: Date | null },
): DueTimes | null {
  const parts = [naturalEnd(term, begunAt), workingEnd(term, begunAt, patronSaint)].filter(
    (part) => part !== null,
  );
  const [earliest = stayUntil] = parts.sort((a, b) => a.getTime() - b.getTime());
  if (earliest === null) return null;
  const reminder = plus(earliest, -term.warnMinutes);
  return {
    dueAt: earliest,
    warnAt: reminder > begunAt ? reminder : begunAt,
    alarmAt: plus(earliest, term.lateMinutes),
  };
}

// Natural time runs through nights, holidays and both clock changes: it is counted in minutes that pass.
function naturalEnd({ naturalMinutes }: Term, begunAt: Date): Date | null {
  return naturalMinutes === null ? null : plus(begunAt, naturalMinutes);
}

function workingEnd(
  { workingDays, workingTime }: Term,
  begunAt: Date,
  patronSaint: PatronSaint | null,
): Date | null {
  if (workingDays === null || workingTime === null) return null;
  let day = localMoment(begunAt).today.date;
  for (let left = workingDays; ; day = dayAfter(day)) {
    if (!isWorkingDay(day, patronSaint)) continue;
    const end = firstInstantAt(day, workingTime);
    // Half-open: at nine o'clock the nine o'clock of that day has passed.
    if (end <= begunAt) continue;
    left -= 1;
    if (left === 0) return end;
  }
}

/** In the hour that March skips the clock stands at the next one; of the hour that comes twice the first counts. */
function firstInstantAt(day: string, time: string): Date {
  const [first] = instantsAt(day, time).sort((a, b) => a.getTime() - b.getTime());
  return first ?? DateTime.fromISO(`${day}T${time}`, { zone }).toJSDate();
}

/** Why a term cannot be; null when it can. */
export function whyNotTerm(
  kind: string,
  { naturalMinutes, workingDays, workingTime }: Term,
): 'WORKING_TERM_IS_HALF' | 'NO_TERM' | null {
  if ((workingDays === null) !== (workingTime === null)) return 'WORKING_TERM_IS_HALF';
  const isEmpty = naturalMinutes === null && workingDays === null;
  return isEmpty && kind !== 'EMERGENCY_STAY_REVIEW' ? 'NO_TERM' : null;
}
