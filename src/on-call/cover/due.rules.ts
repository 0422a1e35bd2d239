import { isOpenAt, nextClosing, nextOpening } from '../../directory/hours/hours.rules.js';
import type { Hours } from '../../directory/hours/hours.types.js';
import { type Day, instantsAt, type PatronSaint } from '../../territory/calendar.rules.js';
import { merged, type Stretch } from '../stretch.rules.js';

/** The hours of a district's offices from a day on, until the day of the next. */
export interface OfficeHours {
  readonly validFrom: Day;
  readonly hours: Hours;
  /** Of the Comune where the office sits. */
  readonly patronSaint: PatronSaint | null;
}

/**
 * When cover is due: whenever the offices are closed. Before anybody has said when they are open, always: a forgotten
 * setting must not hide a night without anybody.
 * @param known the earliest first, one a day
 */
export function dueStretches(known: readonly OfficeHours[], period: Stretch): Stretch[] {
  const starts = known.map(({ validFrom }) => midnightOf(validFrom));
  const first = starts[0] ?? period.to;
  const due = [within({ from: period.from, to: first }, period)];
  for (const [index, office] of known.entries()) {
    const from = starts[index] ?? period.to;
    due.push(...closedStretches(office, within({ from, to: starts[index + 1] ?? period.to }, period)));
  }
  return merged(due);
}

function closedStretches({ hours, patronSaint }: OfficeHours, { from, to }: Stretch): Stretch[] {
  const closed: Stretch[] = [];
  let at = from;
  while (at < to) {
    const isOpen = isOpenAt(hours, at, patronSaint);
    const change = isOpen ? nextClosing(hours, at, patronSaint) : nextOpening(hours, at, patronSaint);
    const end = change !== null && change < to ? change : to;
    if (!isOpen) closed.push({ from: at, to: end });
    at = end;
  }
  return closed;
}

function within({ from, to }: Stretch, period: Stretch): Stretch {
  return { from: from > period.from ? from : period.from, to: to < period.to ? to : period.to };
}

/** Clocks never change at midnight in Italy. */
function midnightOf(day: Day): Date {
  const [midnight] = instantsAt(day, '00:00');
  if (!midnight) throw new RangeError(`${day} has no midnight.`);
  return midnight;
}
