import type { RequestContext } from '../../platform/context.js';
import { openedOfCase } from '../case-read.js';
import { avoidancesOf, likenessesOf } from './subject.queries.js';
import type { PersonToAvoidRow, SubjectInSight, SubjectLikeness } from './subject.types.js';
import { recordSubjectRead } from './subject-words.js';

/** Who may be the same person; for the workers of the case, who see the other cases of the district too. */
export async function likenessesShown(
  ctx: RequestContext,
  { id, relation }: SubjectInSight,
): Promise<SubjectLikeness[]> {
  return relation === 'WORKER' ? ((await likenessesOf(ctx).load(id)) ?? []) : [];
}

/** Whom somebody must not meet: for workers alone, a system is not told. */
export async function avoidancesShown(
  ctx: RequestContext,
  { id, relation }: SubjectInSight,
): Promise<PersonToAvoidRow[]> {
  const isWorker = relation === 'WORKER' || relation === 'EMERGENCY';
  return isWorker ? ((await avoidancesOf(ctx).load(id)) ?? []) : [];
}

/** Words of an entry, which only workers are shown. */
export async function avoidanceWord(
  ctx: RequestContext,
  row: PersonToAvoidRow,
  column: 'name' | 'words',
): Promise<string | null> {
  const sealed = column === 'name' ? row.nameSealed : row.wordsSealed;
  const context = `person_to_avoid.${column}:${row.id}`;
  const text = await openedOfCase(ctx, row.interventionId, { sealed, context });
  if (text !== null) await recordSubjectRead(ctx, row.subjectId);
  return text;
}
