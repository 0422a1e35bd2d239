import { type Recorded, recordOnTimeline } from '../../interventions/index.js';
import { actorOf, type RequestContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { labelOf } from '../../platform/graphql/closed-list.js';
import { DeadlineKind } from '../closed-lists.js';
import { type Beginning, beginDeadline, dueBy } from './begin-deadline.js';
import { type CaseFacts, factsOfCase } from './case-facts.sql.js';
import { callKinds } from './deadline.rules.js';
import { policyColumns } from './deadline-policy.queries.js';
import type { DeadlinePolicy } from './deadline-policy.types.js';
import { instantInWords } from './instant-in-words.js';

interface RunningRow extends DeadlinePolicy {
  readonly deadlineId: string;
  readonly begunAt: Date;
  readonly dueAt: Date;
  readonly municipalityCode: string | null;
}

const running = guardedStatement<RunningRow>(
  'running-deadlines-of-case',
  `-- What runs in this locked case, and by which term?
   select ${policyColumns}, d.id as "deadlineId", d.begun_at as "begunAt", d.due_at as "dueAt",
     d.municipality_code as "municipalityCode"
   from deadline d
   join deadline_policy y on y.id = d.policy_id
   where d.intervention_id = $1 and d.fulfilled_at is null and d.cancelled_at is null
     and (y.working_days is not null or y.from_event = 'CALL')`,
);

const move = guardedStatement(
  'move-deadline',
  `-- When is it due, by what is known now?
   update deadline d set begun_at = $2, due_at = $3, warn_at = $4, alarm_at = $5, municipality_code = $6,
     revision = d.revision + 1
   where d.id = $1`,
);

const callBack = guardedStatement(
  'fulfil-call-back',
  `-- The patrol was told, perhaps that there is no solution yet; and what is done on the spot is for no case that ended.
   update deadline d set
     fulfilled_at = case when $2::text = 'TOLD' then coalesce($3::timestamptz, registry_now()) end,
     fulfilled_by = case when $2 = 'TOLD' then $4::uuid end,
     cancelled_at = case when $2 = 'ENDED' then registry_now() end,
     cancelled_by = case when $2 = 'ENDED' then $4::uuid end,
     revision = d.revision + 1
   where d.intervention_id = $1 and d.kind = any($5::text[]) and d.fulfilled_at is null and d.cancelled_at is null`,
);

/** What begins, moves and ends with what is written on the timeline of a case. */
export async function followCase(ctx: RequestContext, { interventionId, kind, at }: Recorded): Promise<void> {
  const by = actorOf(ctx).id;
  if (kind === 'TOLD_CALLER')
    return void (await callBack(ctx, [interventionId, 'TOLD', at ?? null, by, ['LAW_ENFORCEMENT_CALLBACK']]));
  const facts = await factsOfCase(ctx, interventionId);
  if (!facts) return;
  if (kind === 'CLOSED') {
    await callBack(ctx, [interventionId, 'ENDED', null, by, callKinds]);
    return beginHandover(ctx, interventionId, facts);
  }
  if (kind === 'OPENED') await beginCallClocks(ctx, interventionId, facts);
  else await moveWhatRuns(ctx, interventionId, facts);
  if (facts.category === 'UNACCOMPANIED_FOREIGN_MINOR')
    await beginOnce(ctx, interventionId, { ...facts, kind: 'MSNA_REPORT', begunAt: facts.receivedAt });
}

async function beginOnce(
  ctx: RequestContext,
  interventionId: string,
  { kind, districtId, municipalityCode, begunAt }: Beginning,
): Promise<void> {
  const beginning = { kind, districtId, municipalityCode, begunAt };
  await beginDeadline(ctx, { ...beginning, interventionId, onlyOnce: true });
}

async function beginCallClocks(ctx: RequestContext, id: string, facts: CaseFacts): Promise<void> {
  const kinds = callKinds.filter(
    (kind) => kind !== 'LAW_ENFORCEMENT_CALLBACK' || facts.callerKind === 'LAW_ENFORCEMENT',
  );
  for (const kind of kinds) await beginOnce(ctx, id, { ...facts, kind, begunAt: facts.receivedAt });
}

/** The same emergency under another number is handed over there. */
async function beginHandover(ctx: RequestContext, id: string, facts: CaseFacts): Promise<void> {
  if (facts.closedAt === null || facts.outcome === 'DUPLICATE') return;
  await beginOnce(ctx, id, { ...facts, kind: 'HANDOVER_TO_SERVICES', begunAt: facts.closedAt });
}

/** A Comune or an hour that is learned later moves what is due, by the version of the term that it began with. */
async function moveWhatRuns(
  ctx: RequestContext,
  interventionId: string,
  { municipalityCode, receivedAt }: CaseFacts,
): Promise<void> {
  for (const row of await running(ctx, [interventionId])) {
    const begunAt = row.fromEvent === 'CALL' ? receivedAt : row.begunAt;
    const calendar = row.workingDays === null ? null : municipalityCode;
    const times = await dueBy(ctx, row, { municipalityCode: calendar, begunAt });
    if (!times || (times.dueAt.getTime() === row.dueAt.getTime() && calendar === row.municipalityCode))
      continue;
    await move(ctx, [row.deadlineId, begunAt, times.dueAt, times.warnAt, times.alarmAt, calendar]);
    if (times.dueAt.getTime() === row.dueAt.getTime()) continue;
    const words = `${labelOf(DeadlineKind, row.kind, ctx.language)}: ${instantInWords(row.dueAt)} → ${instantInWords(times.dueAt)}`;
    await recordOnTimeline(ctx, { interventionId, kind: 'DEADLINE_MOVED', words });
  }
}
