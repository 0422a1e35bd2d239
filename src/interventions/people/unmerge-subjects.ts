import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { keepSubjectChange } from './change-subject.js';
import { lockSubjects } from './lock-subject.js';
import type { UnmergeSubjectsInput } from './subject.input.js';
import { visibleSubject } from './subject.queries.js';
import type { SubjectInSight } from './subject.types.js';
import { tellMergeOnTimeline } from './tell-merge.js';

const unmerge = guardedStatement(
  'unmerge-subjects',
  `-- This record stands for itself again, with those that were merged into it before.
   with recursive own as (
     select s.id from subject s where s.id = $1
     union all
     select s.id from own join subject s on s.merged_into = own.id
   )
   update subject s set person_id = $1,
     merged_into = case when s.id = $1 then null else s.merged_into end,
     merged_at = case when s.id = $1 then null else s.merged_at end,
     revision = s.revision + case when s.id = $1 then 1 else 0 end
   from own where s.id = own.id`,
);

const settleStays = guardedStatement(
  'settle-stays-of-people',
  `-- Which of their stays is the one in course, now that they are two people?
   select settle_stays($1::uuid[])`,
);

/** They are two people after all: both are again what they were before the merge. */
export async function unmergeSubjects(
  ctx: RequestContext,
  input: UnmergeSubjectsInput,
): Promise<SubjectInSight> {
  const { id } = await once(ctx, { operation: 'unmergeSubjects', input }, (tx) => takeBack(tx, input));
  return visibleSubject(ctx, id);
}

async function takeBack(tx: TransactionContext, { mergedId }: UnmergeSubjectsInput) {
  const seen = await visibleSubject(tx, mergedId);
  const [merged, kept] = await lockSubjects(tx, [seen.id, seen.mergedInto ?? seen.id]);
  if (!merged?.mergedInto || !kept) throw new Refusal('NOT_MERGED');
  // Taken back and merged into another while this waited.
  if (merged.mergedInto !== kept.id) throw new Refusal('BUSY');
  await unmerge(tx, [merged.id]);
  await settleStays(tx, [[merged.id, kept.personId]]);
  await keepSubjectChange(tx, merged, { kind: 'UNMERGED', otherId: kept.id });
  await keepSubjectChange(tx, kept, { kind: 'UNMERGED', otherId: merged.id });
  await tellMergeOnTimeline(tx, 'SUBJECTS_UNMERGED', [kept, merged]);
  return { id: merged.id };
}
