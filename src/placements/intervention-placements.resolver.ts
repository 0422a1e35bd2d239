import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Intervention, TimelineEntry, type TimelineRow } from '../interventions/index.js';
import type { RequestContext } from '../platform/context.js';
import { Placement } from './placement.entity.js';
import { placementInSight, placementsOf } from './placement.queries.js';
import { ShownPage } from './shown-page.js';
import { shownTo } from './shown-to.js';

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
    description:
      'What a search showed; for the workers of the case and for the system that searched. In an emergency without the offers that may not be known.',
  })
  shown(@Root() entry: TimelineRow, @Ctx() ctx: RequestContext): Promise<ShownPage | null> {
    return shownTo(ctx, entry);
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
