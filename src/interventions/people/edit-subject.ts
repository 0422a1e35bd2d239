import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import { recordOnTimeline } from '../record-on-timeline.js';
import { changeSubject, type SubjectEdit } from './change-subject.js';
import { lockSubject } from './lock-subject.js';
import { visibleSubject } from './subject.queries.js';
import type { SubjectInSight } from './subject.types.js';

interface Editing {
  readonly operation: string;
  readonly input: { subjectId: string; requestKey?: string | null; expectedRevision?: number | null };
}

/** Changes one person: lock, the revision that was shown, what to write, the trail and the timeline. */
export async function editSubject(
  ctx: RequestContext,
  { operation, input }: Editing,
  edit: (tx: TransactionContext, subject: SubjectInSight) => Promise<SubjectEdit> | SubjectEdit,
): Promise<SubjectInSight> {
  const { id } = await once(ctx, { operation, input }, async (tx) => {
    const subject = await lockSubject(tx, input.subjectId);
    refuseStale(input.expectedRevision, { revision: subject.revision });
    const isChanged = await changeSubject(tx, subject, await edit(tx, subject));
    if (isChanged) await tellTimeline(tx, subject);
    return { id: subject.id };
  });
  return visibleSubject(ctx, id);
}

function tellTimeline(tx: TransactionContext, { id, interventionId }: SubjectInSight): Promise<void> {
  return recordOnTimeline(tx, { interventionId, kind: 'SUBJECT_CHANGED', facts: { subjectIds: [id] } });
}
