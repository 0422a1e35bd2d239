import { actorOf, type RequestContext, remembered } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import type { DeadlineKind } from '../closed-lists.js';
import type { DeadlinePolicy } from './deadline-policy.types.js';

export const policyColumns = `y.id, y.kind, y.version, y.district_id is not null as "isOfDistrict",
     y.from_event as "fromEvent", y.natural_minutes as "naturalMinutes", y.working_days as "workingDays",
     y.working_time as "workingTime", y.warn_minutes as "warnMinutes", y.late_minutes as "lateMinutes",
     y.duty_bearer as "dutyBearer", y.source, y.note, y.set_at as "setAt"`;

const policies = statement<DeadlinePolicy>(
  'deadline-policies',
  `-- Which terms hold for this district, and which held before? Its own before those for all.
   select ${policyColumns}, y.id = first_value(y.id) over (partition by y.kind order by y.district_id nulls last,
       y.version desc) as "isInForce"
   from deadline_policy y
   where y.district_id is null or y.district_id = $1
   order by y.kind, y.district_id nulls last, y.version desc
   limit 500`,
);

/** The terms that a deadline of a district obeys if it begins now, by kind. */
export async function policiesInForce(
  ctx: RequestContext,
  districtId: string | null,
): Promise<ReadonlyMap<DeadlineKind, DeadlinePolicy>> {
  const rows = await remembered(ctx, `deadline policies ${districtId}`, () => policies(ctx.em, [districtId]));
  return new Map(rows.filter(({ isInForce }) => isInForce).map((policy) => [policy.kind, policy]));
}

/** The terms for the caller's district; with those of before on request. */
export async function policiesFor(ctx: RequestContext, allVersions: boolean): Promise<DeadlinePolicy[]> {
  const rows = await policies(ctx.em, [actorOf(ctx).districtId]);
  return allVersions ? rows : rows.filter(({ isInForce }) => isInForce);
}
