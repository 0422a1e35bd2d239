import { randomUUID } from 'node:crypto';
import { actorOf, type RequestContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { statement } from '../../platform/database/statement.js';
import { municipalityBy, patronSaintOf } from '../../territory/index.js';
import { DeadlineKind } from '../closed-lists.js';
import { policiesInForce } from './deadline-policy.queries.js';
import type { DeadlinePolicy } from './deadline-policy.types.js';
import { type DueTimes, dueTimesOf } from './term.rules.js';

/** Where a deadline belongs, and what it is counted from. */
export interface Beginning {
  readonly kind: DeadlineKind;
  readonly districtId: string | null;
  /** Whose calendar counts; null while the Comune is not known: then national holidays alone do. */
  readonly municipalityCode: string | null;
  readonly begunAt: Date;
  readonly stayUntil?: Date | null;
}

interface WorkedOut extends DueTimes {
  readonly policy: DeadlinePolicy;
}

const begin = guardedStatement<{ id: string }>(
  'begin-deadline',
  `-- Does this begin to run? Not twice at a time; and what begins by itself, not again after it was done.
   insert into deadline (id, intervention_id, district_id, kind, policy_id, municipality_code, begun_at, begun_by,
     first_due_at, due_at, warn_at, alarm_at, entry_id)
   select $1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, $12
   where $2::uuid is null or not exists (
     select from deadline d
     where d.intervention_id = $2 and d.kind = $4 and d.cancelled_at is null
       and ($13::boolean or d.fulfilled_at is null))
   returning id`,
);

const beginOfPlacement = statement(
  'begin-deadline-of-placement',
  '-- The same, begun by a promise or an arrival, perhaps by who may not see the case.\n' +
    '   select begin_deadline_of_placement($1, $2, $3, $4, $5, $6, $7, $8)',
);

/**
 * Begins a deadline of a case, in the version of its term that is in force. The case is locked.
 * @returns its id; null where one of the kind runs already, or nothing says when it would be due
 */
export async function beginDeadline(
  ctx: RequestContext,
  beginning: Beginning & { interventionId: string | null; onlyOnce?: boolean; entryId?: string },
): Promise<string | null> {
  const { interventionId, kind, begunAt, onlyOnce = false, entryId = null } = beginning;
  const times = await workedOut(ctx, beginning);
  if (!times) return null;
  const [row] = await begin(ctx, [
    ...[randomUUID(), interventionId, beginning.districtId, kind, times.policy.id],
    ...[
      calendarOf(times.policy, beginning),
      begunAt,
      actorOf(ctx).id,
      times.dueAt,
      times.warnAt,
      times.alarmAt,
    ],
    ...[entryId, onlyOnce],
  ]);
  return row?.id ?? null;
}

/** Begins what a placement begins, once. */
export async function beginDeadlineOfPlacement(
  ctx: RequestContext,
  beginning: Beginning & { placementId: string },
): Promise<void> {
  const times = await workedOut(ctx, beginning);
  if (!times) return;
  await beginOfPlacement(ctx.em, [
    ...[beginning.placementId, beginning.kind, times.policy.id, calendarOf(times.policy, beginning)],
    ...[beginning.begunAt, times.dueAt, times.warnAt, times.alarmAt],
  ]);
}

async function workedOut(ctx: RequestContext, beginning: Beginning): Promise<WorkedOut | null> {
  const policy = (await policiesInForce(ctx, beginning.districtId)).get(beginning.kind);
  if (!policy) return null;
  const times = await dueBy(ctx, policy, beginning);
  return times && { ...times, policy };
}

/** When something is due by a term and a calendar. */
export async function dueBy(
  ctx: RequestContext,
  term: Parameters<typeof dueTimesOf>[0],
  {
    municipalityCode,
    begunAt,
    stayUntil = null,
  }: Pick<Beginning, 'municipalityCode' | 'begunAt' | 'stayUntil'>,
): Promise<DueTimes | null> {
  const isWorking = term.workingDays !== null && municipalityCode !== null;
  const comune = isWorking ? await municipalityBy(ctx).load(municipalityCode) : null;
  return dueTimesOf(term, begunAt, { patronSaint: patronSaintOf(comune), stayUntil });
}

function calendarOf({ workingDays }: DeadlinePolicy, { municipalityCode }: Beginning): string | null {
  return workingDays === null ? null : municipalityCode;
}
