import type { RequestContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { Refusal } from '../../platform/errors.js';
import { cursorOf, type Page, type PageArgs, pageOf, placeOf } from '../../platform/graphql/page.js';
import { isId } from '../../platform/id.js';
import type { CallInSight } from '../call.entity.js';
import { relationParameters, relationSql, relationValues } from '../scope.js';
import type { CallFilter } from './call.input.js';
import { callColumns } from './call-columns.sql.js';

const first = 1;
const after = first + relationParameters;

/** Calls with what the caller of the API is to them. Those that opened no case are of who took them, and their district. */
const callsInSight = `call c
   left join intervention i on i.id = c.intervention_id
   cross join lateral (
     select case
       when c.intervention_id is not null then ${relationSql(first)}
       when c.district_id = $${first}::uuid then 'WORKER'
       when c.recorded_by = $${first + 1}::uuid and c.district_id = $${first + 2}::uuid then 'SYSTEM'
     end as relation
   ) seen`;

const callsByTime = guardedStatement<CallInSight & { place: string }>(
  'calls-by-time',
  `-- Which calls did the district take, the newest first? For its team.
   select ${callColumns}, seen.relation, c.received_at::text as place
   from ${callsInSight}
   where seen.relation in ('WORKER', 'SYSTEM')
     and c.id in (
       select o.id from call o where o.district_id = coalesce($${first}::uuid, $${first + 2}::uuid)
       union all
       select o.id from intervention own join call o on o.intervention_id = own.id
       where own.district_id = coalesce($${first}::uuid, $${first + 2}::uuid))
     and ($${after}::boolean is null or $${after} = (c.intervention_id is not null))
     and ($${after + 1}::text is null or c.outcome = $${after + 1})
     and ($${after + 2}::date is null or c.received_at >= $${after + 2}::date::timestamp at time zone 'Europe/Rome')
     and ($${after + 3}::date is null or c.received_at < $${after + 3}::date::timestamp at time zone 'Europe/Rome')
     and ($${after + 4}::timestamptz is null or (c.received_at, c.id) < ($${after + 4}, $${after + 5}::uuid))
   order by c.received_at desc, c.id desc
   limit $${after + 6}`,
);

const callsById = guardedStatement<CallInSight>(
  'calls-by-id',
  `-- Which call is it, and what is it to the caller?
   select ${callColumns}, seen.relation
   from ${callsInSight}
   where c.id = $${after} and seen.relation in ('WORKER', 'SYSTEM')`,
);

/** @throws NOT_FOUND out of the team's sight, and for what is no id at all */
export async function visibleCall(ctx: RequestContext, id: string): Promise<CallInSight> {
  const [found] = isId(id) ? await callsById(ctx, [...relationValues(ctx.actor), id.toLowerCase()]) : [];
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

const day = (date: Date | null | undefined) => date?.toISOString().slice(0, 10) ?? null;

/** The calls of the caller's district, the newest first. */
export async function callsLike(
  ctx: RequestContext,
  { ofCase, outcome, from, until }: CallFilter,
  page: PageArgs,
): Promise<Page<CallInSight>> {
  const asked = [ofCase ?? null, outcome ?? null, day(from), day(until)];
  const list = `calls ${JSON.stringify(asked)}`;
  const place = page.after ? placeOf(ctx, list, page.after) : [null, null];
  const rows = await callsByTime(ctx, [...relationValues(ctx.actor), ...asked, ...place, page.first + 1]);
  return pageOf(rows, page.first, {
    node: (row) => row,
    cursor: (row) => cursorOf(ctx, list, [row.place, row.id]),
  });
}
