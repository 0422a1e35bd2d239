import { rememberInstant } from '../platform/clock.js';
import type { RequestContext } from '../platform/context.js';
import { rememberKey } from '../platform/data-keys/record-seal.js';
import { guardedStatement } from '../platform/database/row-security.js';
import { Refusal } from '../platform/errors.js';
import { batched } from '../platform/graphql/batch.js';
import { cursorOf, type Page, type PageArgs, pageOf, placeOf } from '../platform/graphql/page.js';
import { isId } from '../platform/id.js';
import type { CallInSight } from './call.entity.js';
import { callColumns } from './calls/call-columns.sql.js';
import { caseColumns, casesInSight } from './case-in-sight.sql.js';
import { caseRecord } from './case-record.js';
import type { CaseInSight } from './intervention.entity.js';
import type { InterventionFilter } from './intervention.input.js';
import { relatedSql, relationSql, relationValues } from './scope.js';

const casesById = guardedStatement<CaseInSight & { now: Date }>(
  'cases-in-sight-by-id',
  `-- Which of these cases may the caller see, and how do they stand?
   select ${caseColumns}, clock.now
   from ${casesInSight(2)}
   where i.id = any($1::uuid[]) and seen.relation is not null`,
);

const casesByNumber = guardedStatement<CaseInSight>(
  'cases-in-sight-by-number',
  `-- Which cases may the caller see, the newest first? By number: a place in the list tells no hour.
   select ${caseColumns}
   from ${casesInSight(1)}
   where seen.relation is not null and ${relatedSql(1)}
     and ($8::boolean is null or $8 = not told."isClosed")
     and ($9::text is null or ($9 = i.category and seen.relation <> 'OFFICE'))
     and ($10::date is null or i.opened_at >= $10::date::timestamp at time zone 'Europe/Rome')
     and ($11::date is null or i.opened_at < $11::date::timestamp at time zone 'Europe/Rome')
     and ($12::text is null or i.number < $12)
   order by i.number desc
   limit $13`,
);

const callsOfCases = guardedStatement<CallInSight>(
  'calls-of-cases',
  `-- What did the callers of these cases report? The first call first; not for an office.
   select ${callColumns}, seen.relation
   from call c
   join intervention i on i.id = c.intervention_id
   cross join lateral (select ${relationSql(2)} as relation) seen
   where c.intervention_id = any($1::uuid[]) and seen.relation <> 'OFFICE'
   order by c.recorded_at, c.id`,
);

/** Cases the caller may see, many at a time; for others null, as for an id that never existed. */
export const interventionInSight = batched('intervention-in-sight', async (ctx: RequestContext, ids) => {
  const rows = await casesById(ctx, [ids, ...relationValues(ctx.actor)]);
  for (const row of rows) rememberKey(ctx, caseRecord(row.id), row);
  for (const { now } of rows.slice(0, 1)) rememberInstant(ctx, now);
  return new Map(rows.map((row) => [row.id, row]));
});

/** @throws NOT_FOUND where the caller may not see the case, and for what is no id at all. */
export async function visibleIntervention(ctx: RequestContext, id: string): Promise<CaseInSight> {
  const found = isId(id) ? await interventionInSight(ctx).load(id.toLowerCase()) : null;
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

/** The calls of cases. */
export const callsOf = batched('calls-of-case', async (ctx: RequestContext, ids) => {
  const rows = await callsOfCases(ctx, [ids, ...relationValues(ctx.actor)]);
  return Map.groupBy(rows, (call) => String(call.interventionId));
});

const day = (date: Date | null | undefined) => date?.toISOString().slice(0, 10) ?? null;

/** The cases within sight, the newest first. */
export async function interventionsLike(
  ctx: RequestContext,
  filter: InterventionFilter,
  { first, after }: PageArgs,
): Promise<Page<CaseInSight>> {
  const { open, category, from, until } = filter;
  const asked = [open ?? null, category ?? null, day(from), day(until)];
  const list = `interventions ${JSON.stringify(asked)}`;
  const [number] = after ? placeOf(ctx, list, after) : [null];
  const rows = await casesByNumber(ctx, [...relationValues(ctx.actor), ...asked, number, first + 1]);
  for (const row of rows) rememberKey(ctx, caseRecord(row.id), row);
  return pageOf(rows, first, { node: (row) => row, cursor: (row) => cursorOf(ctx, list, [row.number]) });
}
