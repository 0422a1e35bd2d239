import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
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
  toldTo(@Root() row: TimelineRow, @Ctx() ctx: RequestContext): string | null {
    return opened(ctx, row, { sealed: row.toldToSealed, column: 'told_to' });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The words used; for the workers of the case.',
  })
  words(@Root() row: TimelineRow, @Ctx() ctx: RequestContext): string | null {
    return opened(ctx, row, { sealed: row.wordsSealed, column: 'words' });
  }
}

function opened(
  { secrets, actor }: RequestContext,
  { id, relation, actorId }: TimelineRow,
  { sealed, column }: { sealed: Buffer | null; column: string },
): string | null {
  const mayRead = mayReadWords(relation, { writtenBy: actorId, readBy: actor?.id ?? null });
  return sealed && mayRead ? secrets.open(sealed, `timeline_entry.${column}:${id}`) : null;
}
