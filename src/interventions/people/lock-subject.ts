import type { TransactionContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { Refusal } from '../../platform/errors.js';
import { lockIntervention } from '../lock-intervention.js';
import { subjectInSight, visibleSubject } from './subject.queries.js';
import type { SubjectInSight } from './subject.types.js';

const lock = guardedStatement(
  'lock-subjects',
  `-- Nobody else changes these people, or what stands for them, until the commit.
   select s.id from subject s
   where s.id = any($1::uuid[]) or s.person_id in (select o.person_id from subject o where o.id = any($1::uuid[]))
   order by s.id
   for no key update`,
);

/**
 * Locks people for the team of their cases: the cases first, in the order of their ids, then everything that stands
 * for these people. Gives them as they stand now, in the order asked for.
 * @throws NOT_FOUND out of sight; NOT_ALLOWED for those who may only read the case
 */
export async function lockSubjects(
  tx: TransactionContext,
  ids: readonly string[],
): Promise<SubjectInSight[]> {
  const seen = await Promise.all(ids.map((id) => visibleSubject(tx, id)));
  const cases = [...new Set(seen.map(({ interventionId }) => interventionId))].sort();
  for (const id of cases) await lockIntervention(tx, id);
  await lock(tx, [seen.map(({ id }) => id)]);
  for (const { id } of seen) subjectInSight(tx).clear(id);
  return Promise.all(seen.map(({ id }) => visibleSubject(tx, id)));
}

/** One of them, which must stand for itself: what was merged into another is changed there. @throws ALREADY_MERGED */
export async function lockSubject(tx: TransactionContext, id: string): Promise<SubjectInSight> {
  const [subject] = await lockSubjects(tx, [id]);
  if (!subject) throw new Refusal('NOT_FOUND');
  if (subject.mergedInto) throw new Refusal('ALREADY_MERGED', { keptId: subject.personId });
  return subject;
}
