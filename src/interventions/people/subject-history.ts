import type { RequestContext } from '../../platform/context.js';
import { openedOfCase } from '../case-read.js';
import { readsAsTeam } from '../intervention.rules.js';
import { changesOf } from './subject.queries.js';
import type { SubjectChangeRow, SubjectFieldChange, SubjectInSight } from './subject.types.js';
import { recordSubjectRead } from './subject-words.js';

/** The trail of what is known of somebody, the oldest first; for the team of the case. */
export async function historyOf(
  ctx: RequestContext,
  { id, relation }: SubjectInSight,
): Promise<SubjectChangeRow[]> {
  return readsAsTeam(relation) ? ((await changesOf(ctx).load(id)) ?? []) : [];
}

/** From what to what, field by field. */
export async function fieldsChanged(
  ctx: RequestContext,
  { id, subjectId, interventionId, beforeSealed, afterSealed }: SubjectChangeRow,
): Promise<SubjectFieldChange[]> {
  const side = async (sealed: Buffer | null, column: string): Promise<Record<string, string | null>> => {
    const text = await openedOfCase(ctx, interventionId, {
      sealed,
      context: `subject_change.${column}:${id}`,
    });
    return text === null ? {} : JSON.parse(text);
  };
  const [before, after] = [await side(beforeSealed, 'before'), await side(afterSealed, 'after')];
  const fields = Object.keys(after);
  if (fields.length > 0) await recordSubjectRead(ctx, subjectId);
  return fields.map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
}
