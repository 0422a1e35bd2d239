import { relatedSql, relationParameters, relationSql, relationValues } from '../../interventions/index.js';
import type { Actor, RequestContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { Refusal } from '../../platform/errors.js';
import { batched } from '../../platform/graphql/batch.js';
import { cursorOf, type Page, type PageArgs, pageOf, placeOf } from '../../platform/graphql/page.js';
import { isId } from '../../platform/id.js';
import type { DeadlineFilter } from './deadline.input.js';
import type { DeadlineInSight } from './deadline.types.js';

const columns = `d.id, d.kind, y.duty_bearer as "dutyBearer", y.source, d.intervention_id as "interventionId",
     d.placement_id as "placementId", d.policy_id as "policyId", y.version as "policyVersion",
     d.municipality_code as "municipalityCode", d.begun_at as "begunAt", d.first_due_at as "firstDueAt",
     d.due_at as "dueAt", told."warnAt", told."alarmAt", told."fulfilledAt", d.fulfilled_by as "fulfilledBy",
     (select a.name from account a where a.id = d.fulfilled_by) as "fulfillerName",
     d.evidence_sealed as "evidenceSealed", told."cancelledAt", d.cancelled_by as "cancelledBy",
     (select a.name from account a where a.id = d.cancelled_by) as "cancellerName",
     d.reason_sealed as "reasonSealed", d.entry_id as "entryId", d.end_entry_id as "endEntryId", seen.relation,
     told."asOf", told.place::text as place, d.revision`;

const breachParameters = 2;
const sightParameters = relationParameters + breachParameters;

/**
 * Deadlines with what the caller is to them. An office knows of the two that concern it, a day at a time, as they
 * stood at the last midnight: no change of a list tells the hour at which somebody was placed. A review of a stay is
 * over with the stay.
 */
const inSight = (first: number) => `deadline d
   join deadline_policy y on y.id = d.policy_id
   left join intervention i on i.id = d.intervention_id
   left join placement p on p.id = d.placement_id
   left join bed_pool b on b.id = p.pool_id
   left join shelter s on s.id = b.shelter_id
   cross join (
     select registry_now() as now,
       date_trunc('day', registry_now() at time zone 'Europe/Rome') at time zone 'Europe/Rome' as midnight
     offset 0
   ) clock
   cross join lateral (
     select case
       when d.intervention_id is not null then ${relationSql(first)}
       when $${first + relationParameters}::boolean or d.district_id = $${first + relationParameters + 1}::uuid then 'KEEPER'
     end as relation
   ) seen
   cross join lateral (
     select case when seen.relation = 'OFFICE' then clock.midnight else clock.now end as "asOf",
       case when seen.relation = 'OFFICE' then endofday.at else d.due_at end as place
     from (select (date_trunc('day', d.due_at at time zone 'Europe/Rome') + interval '1 day')
       at time zone 'Europe/Rome' as at) endofday
   ) at
   cross join lateral (
     select at."asOf", at.place,
       case when seen.relation = 'OFFICE' then at.place else d.warn_at end as "warnAt",
       case when seen.relation = 'OFFICE' then at.place else d.alarm_at end as "alarmAt",
       case when d.fulfilled_at <= at."asOf" then d.fulfilled_at end as "fulfilledAt",
       case when d.cancelled_at <= at."asOf" then d.cancelled_at
         when d.fulfilled_at is null and d.kind = 'EMERGENCY_STAY_REVIEW' then p.ended_at end as "cancelledAt"
   ) told`;

/** True of what exists for the caller; a system is not told that somebody is in a guarded place. */
const isInSight = `(seen.relation in ('WORKER', 'MEDIATOR', 'EMERGENCY', 'KEEPER')
     or seen.relation = 'SYSTEM' and coalesce(s.secrecy not in ('CONFIDENTIAL_ADDRESS', 'SECRET'), true)
     or seen.relation = 'OFFICE' and d.kind in ('MUNICIPALITY_NOTICE', 'HANDOVER_TO_SERVICES')
       and d.recorded_at < clock.midnight and d.begun_at < clock.midnight)`;

/** The deadlines that `isInSight` can be true of, as indexes find them. */
const mayBeInSight = (first: number) => `
     select k.id from intervention i join deadline k on k.intervention_id = i.id where ${relatedSql(first)}
     union all
     select k.id from deadline k where k.intervention_id is null`;

function sightOf(actor: Actor | null): unknown[] {
  const coordinates = actor?.roles.includes('COORDINATOR') ?? false;
  return [
    ...relationValues(actor),
    actor?.roles.includes('ADMIN') ?? false,
    coordinates ? (actor?.districtId ?? null) : null,
  ];
}

const byCase = guardedStatement<DeadlineInSight>(
  'deadlines-of-cases',
  `-- What is due in these cases, the first due first?
   select ${columns}
   from ${inSight(2)}
   where d.intervention_id = any($1::uuid[]) and ${isInSight}
   order by told.place, d.id`,
);

const byId = guardedStatement<DeadlineInSight>(
  'deadlines-by-id',
  `-- Which of these deadlines may the caller see?
   select ${columns}
   from ${inSight(2)}
   where d.id = any($1::uuid[]) and ${isInSight}`,
);

const at = sightParameters;
const byDue = guardedStatement<DeadlineInSight>(
  'deadlines-by-due',
  `-- What is due, the first due first?
   select ${columns}
   from ${inSight(1)}
   where ${isInSight} and d.id = any(array(${mayBeInSight(1)}))
     and ($${at + 1}::boolean is null or $${at + 1} = (told."fulfilledAt" is null and told."cancelledAt" is null))
     and ($${at + 2}::text[] is null or d.kind = any($${at + 2}))
     and ($${at + 3}::timestamptz is null or told.place < $${at + 3})
     and ($${at + 4}::uuid is null or (i.assigned_to = $${at + 4} and y.duty_bearer = 'WORKER' and seen.relation <> 'OFFICE'))
     and ($${at + 5}::timestamptz is null or (told.place, d.id) > ($${at + 5}, $${at + 6}::uuid))
   order by told.place, d.id
   limit $${at + 7}`,
);

/** The deadlines of cases that the caller may see, many at a time. */
export const deadlinesOf = batched('deadlines-of-case', async (ctx: RequestContext, ids) => {
  const rows = await byCase(ctx, [ids, ...sightOf(ctx.actor)]);
  return Map.groupBy(rows, ({ interventionId }) => interventionId ?? '');
});

const deadlineInSight = batched('deadline-in-sight', async (ctx: RequestContext, ids) => {
  const rows = await byId(ctx, [ids, ...sightOf(ctx.actor)]);
  return new Map(rows.map((row) => [row.id, row]));
});

/** @throws NOT_FOUND for one out of sight, as for one that never existed. */
export async function visibleDeadline(ctx: RequestContext, id: string): Promise<DeadlineInSight> {
  const found = isId(id) ? await deadlineInSight(ctx).load(id.toLowerCase()) : null;
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

/** What is due within sight, the first due first. */
export async function deadlinesLike(
  ctx: RequestContext,
  { running, kinds, dueBefore, mine }: DeadlineFilter,
  { first, after }: PageArgs,
): Promise<Page<DeadlineInSight>> {
  const isRunning = running === undefined ? true : running;
  const asked = [isRunning, kinds ?? null, dueBefore?.toISOString() ?? null, mine ? ctx.actor?.id : null];
  const list = `deadlines ${JSON.stringify(asked)}`;
  const [place, id] = after ? placeOf(ctx, list, after) : [null, null];
  const rows = await byDue(ctx, [...sightOf(ctx.actor), ...asked, place, id, first + 1]);
  return pageOf(rows, first, {
    node: (row) => row,
    cursor: (row) => cursorOf(ctx, list, [row.place, row.id]),
  });
}
