import type { RequestContext, TransactionContext } from '../platform/context.js';
import { once } from '../platform/request-key.js';
import type { CaseInSight } from './intervention.entity.js';
import type { AddNoteInput } from './intervention.input.js';
import { visibleIntervention } from './intervention.queries.js';
import { lockIntervention } from './lock-intervention.js';
import { recordOnTimeline } from './record-on-timeline.js';

/** Writes something down in a case, also after it was closed. */
export async function addNote(ctx: RequestContext, input: AddNoteInput): Promise<CaseInSight> {
  const { id } = await once(ctx, { operation: 'addNote', input }, (tx) => write(tx, input));
  return visibleIntervention(ctx, id);
}

async function write(tx: TransactionContext, { interventionId, words }: AddNoteInput) {
  const { id } = await lockIntervention(tx, interventionId);
  await recordOnTimeline(tx, { interventionId: id, kind: 'NOTE', words });
  return { id };
}
