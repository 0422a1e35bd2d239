import { recordAudit } from '../../access/index.js';
import { actorOf, type RequestContext, type TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { type Day, dayOf } from '../../territory/index.js';
import { officeHoursOf } from '../cover/office-hours.queries.js';
import { ownDistrict } from '../rota-sight.js';
import { insertShifts, type NewShift } from './insert-shifts.sql.js';
import { peopleFor } from './locked-shifts.js';
import { shiftRole } from './plan-shift.js';
import type { PlanShiftsInput } from './shift.input.js';
import { shiftsOfIds } from './shift.queries.js';
import { whyNotLast } from './shift.rules.js';
import type { PlannedShifts, ShiftPlan } from './shift.types.js';
import { daysBetween, laidOver, overlappingOf } from './week-pattern.rules.js';

const longestDays = 400;
const mostShifts = 1000;

const overlapped = statement<{ place: number }>(
  'shifts-overlapped',
  `-- Which of these would overlap a shift that the person already has?
   select n.place::integer
   from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) with ordinality n (worker_id, starts_at, ends_at, place)
   where exists (
     select from shift s
     where s.worker_id = n.worker_id and s.withdrawn_at is null
       and tstzrange(s.starts_at, s.ends_at) && tstzrange(n.starts_at, n.ends_at))`,
);

interface Laid extends NewShift {
  readonly name: string;
  readonly overlaps: boolean;
}

/** Lays a week pattern over a period: all of its shifts, or all that overlap nothing, or none. */
export async function planShifts(ctx: RequestContext, input: PlanShiftsInput): Promise<PlannedShifts> {
  const { ids, leftOut } = await once(ctx, { operation: 'planShifts', input }, (tx) => plan(tx, input));
  return { made: ids.length, leftOut, shifts: await shiftsOfIds(ctx, ids) };
}

async function plan(tx: TransactionContext, input: PlanShiftsInput) {
  const district = ownDistrict(tx.actor, 'rota.plan');
  const laid = await laidFrom(tx, input);
  const planned = laid.filter(({ overlaps }) => !overlaps);
  if (planned.length < laid.length && !input.leaveOutOverlapping) throw new Refusal('SHIFT_OVERLAPS');
  const ids = await insertShifts(tx, district, planned);
  await recordAudit(tx, {
    ...{ action: 'ROTA_CHANGED', target: 'PERSON' },
    targetIds: [...new Set(laid.map(({ workerId }) => workerId))],
    details: {
      ...{ what: 'PATTERN_PLANNED', shifts: ids.length },
      ...{ firstDay: dayOf(input.firstDay), lastDay: dayOf(input.lastDay) },
    },
  });
  return { ids, leftOut: laid.length - planned.length };
}

/** What a week pattern would make, as things stand. */
export async function shiftPlan(ctx: RequestContext, input: PlanShiftsInput): Promise<ShiftPlan> {
  const laid = await laidFrom(ctx, input);
  const overlapping = laid.filter(({ overlaps }) => overlaps).length;
  const isRefused = overlapping > 0 && !input.leaveOutOverlapping;
  return {
    makes: isRefused ? 0 : laid.length - overlapping,
    overlapping,
    shifts: laid.map(({ workerId, name, role, deputy, from, to, overlaps }) => ({
      ...{ workerId, workerName: name, role, deputy, startsAt: from, endsAt: to, overlaps },
    })),
  };
}

async function laidFrom(ctx: RequestContext, input: PlanShiftsInput): Promise<Laid[]> {
  const district = ownDistrict(actorOf(ctx), 'rota.plan');
  const [firstDay, lastDay, weeks] = [dayOf(input.firstDay), dayOf(input.lastDay), input.weeks ?? 1];
  refuseImpossible(input, { firstDay, lastDay, weeks });
  const lines = input.lines.map(({ workerId, role, week = null, deputy, phone, ...rest }, index) => ({
    ...{ ...rest, week, deputy: deputy ?? false, phone: phone ?? null },
    ...{ workerId: workerId.toLowerCase(), role: shiftRole(role, `lines.${index}.role`) },
  }));
  const people = await peopleFor(ctx, district, lines);
  const holidays = input.holidays ?? 'AS_USUAL';
  const patronSaint = (await officeHoursOf(ctx, district)).at(-1)?.patronSaint ?? null;
  const laid = laidOver({ lines, firstDay, lastDay, weeks, holidays, patronSaint });
  if (laid.length > mostShifts) throw invalidInput('lines', tooMany);
  const lasting = laid.find((shift) => whyNotLast(shift));
  if (lasting) throw invalidInput('lines', vanishing);
  const present = await overlapped(ctx.em, [
    ...[laid.map(({ line }) => line.workerId), laid.map(({ from }) => from), laid.map(({ to }) => to)],
  ]);
  const taken = new Set(present.map(({ place }) => place - 1));
  const within = overlappingOf(laid, ({ line }) => line.workerId);
  return laid.map((shift, index) => {
    const { workerId, role, deputy, phone } = shift.line;
    const overlaps = taken.has(index) || within.has(shift);
    const name = people.get(workerId)?.name ?? '';
    return { workerId, role, deputy, phone, from: shift.from, to: shift.to, name, overlaps };
  });
}

function refuseImpossible(
  { lines }: PlanShiftsInput,
  { firstDay, lastDay, weeks }: { firstDay: Day; lastDay: Day; weeks: number },
): void {
  if (lastDay < firstDay) throw invalidInput('lastDay', endsFirst);
  if (daysBetween(firstDay, lastDay) > longestDays) throw invalidInput('lastDay', tooLong);
  const outside = lines.findIndex(({ week }) => (week ?? 1) > weeks);
  if (outside >= 0) throw invalidInput(`lines.${outside}.week`, noSuchWeek);
}

const endsFirst = { en: 'must not come before the first', it: 'non può precedere il primo' };
const tooLong = { en: 'must be at most 400 days later', it: 'deve venire al massimo 400 giorni dopo' };
const noSuchWeek = { en: 'must be a week of the round', it: 'deve essere una settimana del giro' };
const tooMany = {
  en: 'would make more than 1000 shifts: plan a shorter period',
  it: 'farebbe più di 1000 turni: pianificare un periodo più breve',
};
const vanishing = {
  en: 'one shift would lie in the hour that is skipped when clocks go forward',
  it: 'un turno cadrebbe nell’ora che si salta col cambio dell’ora',
};
