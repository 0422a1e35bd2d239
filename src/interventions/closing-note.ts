import type { RequestContext } from '../platform/context.js';
import { openedOfCase } from './case-read.js';
import type { CaseInSight } from './intervention.entity.js';
import { mayReadWords } from './intervention.rules.js';

/** What a closing note is sealed to. */
export const closingNoteContext = (interventionId: string) => `intervention.closing_note:${interventionId}`;

/** What was added at closing, for those who may read the words of the case. */
export async function closingNoteOf(ctx: RequestContext, seen: CaseInSight): Promise<string | null> {
  const { closingNoteSealed: sealed, relation, id, closedBy } = seen;
  if (!mayReadWords(relation, { writtenBy: closedBy, readBy: ctx.actor?.id ?? null })) return null;
  return openedOfCase(ctx, id, { sealed, context: closingNoteContext(id) });
}
