import { instantOf } from '../../platform/clock.js';
import { actorOf, type RequestContext } from '../../platform/context.js';
import { opened } from '../../platform/data-keys/record-seal.js';
import { statement } from '../../platform/database/statement.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { batched, loadAll } from '../../platform/graphql/batch.js';
import { cursorOf, type Page, pageOf, placeOf } from '../../platform/graphql/page.js';
import { isId } from '../../platform/id.js';
import { answersCalls } from '../cover/coverage.rules.js';
import { isDueAt } from '../cover/office-hours.queries.js';
import { districtAsked, namedDistrict, namedDistricts } from '../rota-sight.js';
import type { ShiftsArgs } from './shift.input.js';
import type { ShiftRole } from './shift.rules.js';
import type { OnCall, ShiftRow } from './shift.types.js';

export const shiftColumns = `s.id, s.district_id as "districtId", s.worker_id as "workerId", a.name, s.role, s.deputy,
     s.starts_at as "startsAt", s.ends_at as "endsAt", s.phone_sealed as "phoneSealed",
     s.planned_at as "plannedAt", s.withdrawn_at as "withdrawnAt", s.revision,
     coalesce(a.disabled_at >= s.ends_at, true) as stands`;

const shiftsById = statement<ShiftRow>(
  'shifts-by-id',
  `-- Which shifts are these?
   select ${shiftColumns} from shift s join account a on a.id = s.worker_id where s.id = any($1::uuid[])`,
);

const shiftsAt = statement<ShiftRow>(
  'shifts-at',
  `-- Who is on duty in this district at this instant? Half-open: at its end a shift is over.
   select ${shiftColumns}
   from shift_standing t join shift s on s.id = t.id join account a on a.id = s.worker_id
   where t.district_id = $1 and t.starts_at <= $2 and t.starts_at > $2::timestamptz - interval '168 hours'
     and $2 < t.ends_at
   order by array_position('{SOCIAL_WORKER,CULTURAL_MEDIATOR,COORDINATOR}', s.role), s.deputy, s.starts_at, s.id`,
);

const shiftsByTime = statement<ShiftRow>(
  'shifts-by-time',
  `-- Who is on duty in this district in this stretch, the earliest first?
   select ${shiftColumns}
   from shift s join account a on a.id = s.worker_id
   where s.district_id = $1 and s.withdrawn_at is null and s.starts_at < $3 and $2 < s.ends_at
     and s.starts_at > $2::timestamptz - interval '168 hours'
     and ($4::uuid is null or s.worker_id = $4)
     and ($5::timestamptz is null or (s.starts_at, s.id) > ($5, $6::uuid))
   order by s.starts_at, s.id
   limit $7`,
);

const shiftBy = batched('shift', async ({ em }: RequestContext, ids) => {
  const rows = await shiftsById(em, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
});

/** Shifts that the caller has just made, changed or stands in relation to. */
export async function shiftOf(ctx: RequestContext, id: string): Promise<ShiftRow> {
  const shift = isId(id) ? await shiftBy(ctx).load(id.toLowerCase()) : null;
  if (!shift) throw new Refusal('NOT_FOUND');
  return shift;
}

/** The same, many at a time, in the order of time. */
export async function shiftsOfIds(ctx: RequestContext, ids: readonly string[]): Promise<ShiftRow[]> {
  const found = (await loadAll(shiftBy(ctx), ids)).filter((shift) => shift !== null);
  return found.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** The team on duty at an instant, and whether it suffices. */
export async function onCallAt(
  ctx: RequestContext,
  { at, districtId }: { at: Date | null; districtId: string | null },
): Promise<OnCall> {
  const district = await districtAsked(ctx, districtId);
  const instant = at ?? (await instantOf(ctx));
  const shifts = await shiftsAt(ctx.em, [district, instant]);
  const isDue = await isDueAt(ctx, district, instant);
  return { at: instant, covered: isDue ? shifts.some(answersCalls) : null, shifts };
}

/** Somebody on duty. */
export interface OnDuty {
  readonly shiftId: string;
  readonly accountId: string;
  readonly name: string;
  readonly role: ShiftRole;
  readonly deputy: boolean;
  readonly endsAt: Date;
}

/** Who is on duty in a district at an instant, social workers first, deputies last; whoever asks. */
export async function onDutyAt(
  { em }: Pick<RequestContext, 'em'>,
  districtId: string,
  at: Date,
): Promise<OnDuty[]> {
  const rows = await shiftsAt(em, [districtId, at]);
  return rows.map(({ id, workerId, name, role, deputy, endsAt }) => ({
    ...{ shiftId: id, accountId: workerId, name, role, deputy, endsAt },
  }));
}

/** The shifts of a stretch of the rota, own or agreed, by time. */
export async function shiftsBetween(
  ctx: RequestContext,
  { districtId, from, to, mine, first, after }: ShiftsArgs,
): Promise<Page<ShiftRow>> {
  const district = await namedDistrict(ctx, districtId);
  if (to <= from)
    throw invalidInput('to', { en: 'must be later than `from`', it: 'deve venire dopo `from`' });
  const worker = mine ? actorOf(ctx).id : null;
  const list = `shifts ${JSON.stringify([district, from, to, worker])}`;
  const place = after ? placeOf(ctx, list, after) : [null, null];
  const rows = await shiftsByTime(ctx.em, [district, from, to, worker, ...place, first + 1]);
  return pageOf(rows, first, {
    node: (row) => row,
    cursor: ({ startsAt, id }) => cursorOf(ctx, list, [startsAt.toISOString(), id]),
  });
}

/** What only those may know who may know who is on duty; null for others. */
export async function ifNamed<T>(
  ctx: RequestContext,
  { districtId }: ShiftRow,
  tell: () => T | Promise<T>,
): Promise<T | null> {
  return (await namedDistricts(ctx)).has(districtId) ? tell() : null;
}

export const phoneAt = (shiftId: string) => `shift.phone:${shiftId}`;

/** The number of a shift in words; null without one. */
export function phoneOf(ctx: RequestContext, shift: ShiftRow): Promise<string | null> {
  const { id, workerId, phoneSealed: sealed } = shift;
  return opened(ctx, { kind: 'ACCOUNT', id: workerId }, { sealed, context: phoneAt(id) });
}
