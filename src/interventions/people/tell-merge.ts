import type { TransactionContext } from '../../platform/context.js';
import { recordOnTimeline } from '../record-on-timeline.js';
import type { SubjectInSight } from './subject.types.js';

/** On the timeline of each case that one of the two is in. */
export async function tellMergeOnTimeline(
  tx: TransactionContext,
  kind: 'SUBJECTS_MERGED' | 'SUBJECTS_UNMERGED',
  people: readonly SubjectInSight[],
): Promise<void> {
  const facts = { subjectIds: people.map(({ id }) => id) };
  for (const interventionId of new Set(people.map((person) => person.interventionId)))
    await recordOnTimeline(tx, { interventionId, kind, facts });
}
