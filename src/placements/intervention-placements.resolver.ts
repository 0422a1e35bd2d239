import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Intervention, mayReadWords, TimelineEntry, type TimelineRow } from '../interventions/index.js';
import type { RequestContext } from '../platform/context.js';
import { Placement } from './placement.entity.js';
import { placementInSight, placementsOf } from './placement.queries.js';
import { ShownPage } from './shown-page.js';

@Resolver(() => Intervention)
export class InterventionPlacementsResolver {
  @FieldResolver(() => [Placement], { description: 'Those the caller may see, the first made first.' })
  async placements(@Root() { id }: Intervention, @Ctx() ctx: RequestContext): Promise<Placement[]> {
    return (await placementsOf(ctx).load(id)) ?? [];
  }
}

@Resolver(() => TimelineEntry)
export class TimelinePlacementResolver {
  @FieldResolver(() => ShownPage, {
    nullable: true,
    description: 'What a search showed; for the workers of the case and for the system that searched.',
  })
  shown(@Root() { shown, relation, actorId }: TimelineRow, @Ctx() { actor }: RequestContext): object | null {
    return mayReadWords(relation, { writtenBy: actorId, readBy: actor?.id ?? null }) ? shown : null;
  }

  @FieldResolver(() => Placement, { nullable: true, description: 'The placement it is about, if any.' })
  async placement(
    @Root() { placementId }: TimelineRow,
    @Ctx() ctx: RequestContext,
  ): Promise<Placement | null> {
    const mayRead = ctx.actor?.permissions.has('placements.read') ?? false;
    return placementId && mayRead ? placementInSight(ctx).load(placementId) : null;
  }
}
