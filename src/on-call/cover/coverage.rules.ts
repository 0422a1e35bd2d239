import { DateTime } from 'luxon';
import { zone } from '../../territory/calendar.rules.js';
import { type ShiftRole, shiftRoles } from '../shifts/shift.rules.js';
import { merged, minutesIn, type Stretch, shared, without } from '../stretch.rules.js';

/** As much of a shift as covers. */
export interface CoveringShift extends Stretch {
  readonly role: ShiftRole;
  readonly deputy: boolean;
}

export interface LineCounted {
  readonly role: ShiftRole;
  readonly deputy: boolean;
  readonly minutesCovered: number;
  readonly gaps: readonly Stretch[];
}

export interface CoverCounted {
  readonly minutesDue: number;
  readonly minutesCovered: number;
  readonly gaps: readonly Stretch[];
  readonly lines: readonly LineCounted[];
}

export interface MonthCounted extends CoverCounted {
  /** `YYYY-MM`. */
  readonly month: string;
}

/** Whether somebody answers the telephone: a social worker, in the first place or as deputy. */
export function answersCalls({ role }: Pick<CoveringShift, 'role'>): boolean {
  return role === 'SOCIAL_WORKER';
}

/** How much of the time that needed cover had it; every place of the rota is told, also where nobody was. */
export function coverCounted(due: readonly Stretch[], shifts: readonly CoveringShift[]): CoverCounted {
  const answered = merged(shifts.filter(answersCalls));
  const lines = shiftRoles.flatMap((role) =>
    [false, true].map((deputy) => {
      const served = merged(shifts.filter((shift) => shift.role === role && shift.deputy === deputy));
      return { role, deputy, minutesCovered: minutesIn(shared(due, served)), gaps: without(due, served) };
    }),
  );
  return {
    minutesDue: minutesIn(due),
    minutesCovered: minutesIn(shared(due, answered)),
    gaps: without(due, answered),
    lines,
  };
}

/** The same for each month that the period touches, by local time. */
export function coverByMonth(
  period: Stretch,
  due: readonly Stretch[],
  shifts: readonly CoveringShift[],
): MonthCounted[] {
  const months: MonthCounted[] = [];
  let start = DateTime.fromJSDate(period.from, { zone });
  while (start.toJSDate() < period.to) {
    const next = start.startOf('month').plus({ months: 1 });
    const end = next.toJSDate() < period.to ? next.toJSDate() : period.to;
    const part = [{ from: start.toJSDate(), to: end }];
    months.push({ month: start.toFormat('yyyy-MM'), ...coverCounted(shared(due, part), shifts) });
    start = next;
  }
  return months;
}

/** What the clock on the wall shows, with the offset that tells the two hours of October apart. */
export function localTime(instant: Date): string {
  return DateTime.fromJSDate(instant, { zone }).toFormat('yyyy-MM-dd HH:mm ZZ');
}
