import type { RequestContext } from '../platform/context.js';
import { opened } from '../platform/data-keys/record-seal.js';
import { caseRecord } from './case-record.js';
import type { CaseInSight } from './intervention.entity.js';
import { mayReadWords } from './intervention.rules.js';

/** What a closing note is sealed to. */
export const closingNoteContext = (interventionId: string) => `intervention.closing_note:${interventionId}`;

/** What was added at closing, for those who may read the words of the case. */
export async function closingNoteOf(ctx: RequestContext, seen: CaseInSight): Promise<string | null> {
  const { closingNoteSealed: sealed, relation, id, closedBy } = seen;
  if (!mayReadWords(relation, { writtenBy: closedBy, readBy: ctx.actor?.id ?? null })) return null;
  return opened(ctx, caseRecord(id), { sealed, context: closingNoteContext(id) });
}
