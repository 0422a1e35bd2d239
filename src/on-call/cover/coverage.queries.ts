import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { invalidInput } from '../../platform/errors.js';
import { localMoment } from '../../territory/index.js';
import { ownOrWatched } from '../rota-sight.js';
import { isWholeMinute, minutesIn, type Stretch } from '../stretch.rules.js';
import {
  type CoveringShift,
  coverByMonth,
  coverCounted,
  type LineCounted,
  localTime,
} from './coverage.rules.js';
import type { Coverage, CoverGap, CoverLine } from './coverage.types.js';
import { dueStretches } from './due.rules.js';
import { officeHoursOf } from './office-hours.queries.js';

const longestDays = 400;
const dayInMilliseconds = 86_400_000;

const covering = statement<CoveringShift>(
  'shifts-that-cover',
  `-- Who was, is or will be there in this stretch?
   select t.role, t.deputy, t.starts_at as "from", t.ends_at as "to"
   from shift_standing t
   where t.district_id = $1 and t.starts_at < $3 and $2 < t.ends_at
     and t.starts_at > $2::timestamptz - interval '168 hours'
   order by t.starts_at`,
);

/** How much of the time that needed cover had it. */
export async function coverageOf(
  ctx: RequestContext,
  { districtId, ...period }: Stretch & { districtId: string | null },
): Promise<Coverage> {
  refuseImpossible(period);
  const district = await ownOrWatched(ctx, districtId, 'rota.report');
  const known = await officeHoursOf(ctx, district);
  const shifts = await covering(ctx.em, [district, period.from, period.to]);
  const due = dueStretches(known, period);
  const { lines, gaps, ...counted } = coverCounted(due, shifts);
  const first = known[0]?.validFrom;
  return {
    ...period,
    ...counted,
    officeHoursKnown: first !== undefined && first <= localMoment(period.from).today.date,
    gaps: gaps.map(gapTold),
    lines: lines.map(lineTold),
    months: coverByMonth(period, due, shifts).map((month) => ({
      ...month,
      lines: month.lines.map(lineTold),
    })),
  };
}

function refuseImpossible({ from, to }: Stretch): void {
  if (!isWholeMinute(from)) throw invalidInput('from', wholeMinute);
  if (!isWholeMinute(to)) throw invalidInput('to', wholeMinute);
  if (to <= from) throw invalidInput('to', endsFirst);
  if (to.getTime() - from.getTime() > longestDays * dayInMilliseconds) throw invalidInput('to', tooLong);
}

function lineTold({ role, deputy, minutesCovered, gaps }: LineCounted): CoverLine {
  return { role, deputy, minutesCovered, gaps: gaps.map(gapTold) };
}

function gapTold({ from, to }: Stretch): CoverGap {
  return {
    ...{ startsAt: from, endsAt: to, minutes: minutesIn([{ from, to }]) },
    ...{ startsLocally: localTime(from), endsLocally: localTime(to) },
  };
}

const wholeMinute = { en: 'must be a whole minute', it: 'deve essere un minuto intero' };
const endsFirst = { en: 'must be later than `from`', it: 'deve venire dopo `from`' };
const tooLong = { en: 'must be at most 400 days later', it: 'deve venire al massimo 400 giorni dopo' };
