import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { openedOfCase } from './case-read.js';
import { mayReadWords } from './intervention.rules.js';
import type { TimelineRow } from './timeline.types.js';
import { TimelineEntry } from './timeline-entry.js';

/** What only the team of a case may read of its timeline. */
@Resolver(() => TimelineEntry)
export class TimelineWordsResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'To whom it was told; for the workers of the case.',
  })
  toldTo(@Root() row: TimelineRow, @Ctx() ctx: RequestContext): Promise<string | null> {
    return wordsOf(ctx, row, { sealed: row.toldToSealed, column: 'told_to' });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The words used; for the workers of the case.',
  })
  words(@Root() row: TimelineRow, @Ctx() ctx: RequestContext): Promise<string | null> {
    return wordsOf(ctx, row, { sealed: row.wordsSealed, column: 'words' });
  }
}

async function wordsOf(
  ctx: RequestContext,
  { id, interventionId, relation, actorId }: TimelineRow,
  { sealed, column }: { sealed: Buffer | null; column: string },
): Promise<string | null> {
  if (!mayReadWords(relation, { writtenBy: actorId, readBy: ctx.actor?.id ?? null })) return null;
  return openedOfCase(ctx, interventionId, { sealed, context: `timeline_entry.${column}:${id}` });
}
