import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { keepSubjectChange } from './change-subject.js';
import { lockSubjects } from './lock-subject.js';
import type { MergeSubjectsInput } from './subject.input.js';
import { visibleSubject } from './subject.queries.js';
import { whyNotMerge } from './subject.rules.js';
import type { SubjectInSight } from './subject.types.js';
import { tellMergeOnTimeline } from './tell-merge.js';

const standing = guardedStatement<{ apart: boolean }>(
  'people-inside-apart',
  `-- Are these two inside, in two different places?
   select count(distinct g.placement_id) > 1 as apart
   from placement_subject g join subject s on s.id = g.subject_id
   where s.person_id = any($1::uuid[]) and g.in_course`,
);

const merge = guardedStatement(
  'merge-subjects',
  `-- From now on these records stand behind another.
   update subject s set person_id = $2,
     merged_into = case when s.id = $1 then $2::uuid else s.merged_into end,
     merged_at = case when s.id = $1 then $3::timestamptz else s.merged_at end,
     revision = s.revision + case when s.id = $1 then 1 else 0 end
   where s.person_id = $1`,
);

/**
 * Two records of one district are one person. Nothing is copied from one to the other: the one that was merged stands
 * behind the one that was kept, as it was.
 */
export async function mergeSubjects(ctx: RequestContext, input: MergeSubjectsInput): Promise<SubjectInSight> {
  const { id } = await once(ctx, { operation: 'mergeSubjects', input }, (tx) => mergeInto(tx, input));
  return visibleSubject(ctx, id);
}

async function mergeInto(tx: TransactionContext, { keptId, mergedId }: MergeSubjectsInput) {
  const [kept, other] = await lockSubjects(tx, [keptId, mergedId]);
  if (!kept || !other) throw new Refusal('NOT_FOUND');
  const [inside] = await standing(tx, [[kept.personId, other.personId]]);
  const refusal = whyNotMerge({
    isSame: kept.id === other.id,
    isKeptMerged: kept.mergedInto !== null,
    isOtherMerged: other.mergedInto !== null,
    areInsideApart: inside?.apart ?? false,
  });
  if (refusal === 'INVALID_INPUT') throw invalidInput('mergedId', sameRecord);
  if (refusal) throw new Refusal(refusal);
  await merge(tx, [other.id, kept.id, tx.now]);
  await keepSubjectChange(tx, kept, { kind: 'MERGED', otherId: other.id });
  await keepSubjectChange(tx, other, { kind: 'MERGED', otherId: kept.id });
  await tellMergeOnTimeline(tx, 'SUBJECTS_MERGED', [kept, other]);
  return { id: kept.id };
}

const sameRecord = {
  en: 'is the same record. Choose another.',
  it: 'è la stessa scheda. Sceglierne un’altra.',
};
