import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { connectionOf, type Page, PageArgs } from '../platform/graphql/page.js';
import { Intervention } from './intervention.entity.js';
import { timelineOf } from './timeline.queries.js';
import { TimelineEntry } from './timeline-entry.js';

const TimelineConnection = connectionOf(() => TimelineEntry, 'TimelineEntry');

@Resolver(() => Intervention)
export class InterventionTimelineResolver {
  @FieldResolver(() => TimelineConnection, {
    description:
      'Calls, searches, holds, answers, arrivals and what the patrol was told, the oldest first. Empty for those outside the case.',
  })
  timeline(
    @Root() { id }: Intervention,
    @Ctx() ctx: RequestContext,
    @Args() page: PageArgs,
  ): Promise<Page<object>> {
    return timelineOf(ctx, id, page);
  }
}
