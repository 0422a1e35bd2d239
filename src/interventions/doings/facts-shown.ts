import type { RequestContext } from '../../platform/context.js';
import { mayReadWords } from '../intervention.rules.js';
import type { TimelineFacts } from '../record-on-timeline.js';
import type { TimelineRow } from '../timeline.types.js';

/** What an entry was about, where the caller may read its words. */
export function factsShown(ctx: RequestContext, { relation, actorId, facts }: TimelineRow): TimelineFacts {
  const may = mayReadWords(relation, { writtenBy: actorId, readBy: ctx.actor?.id ?? null });
  return may && facts ? facts : {};
}
