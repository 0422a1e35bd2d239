import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { BedPool } from '../availability/index.js';
import type { RequestContext } from '../platform/context.js';
import { openDiscrepanciesOf } from './discrepancy.queries.js';
import { Placement } from './placement.entity.js';
import { expectedIn, placementInSight } from './placement.queries.js';
import { Discrepancy } from './placement.types.js';

@Resolver(() => BedPool)
export class PoolPlacementsResolver {
  @FieldResolver(() => [Placement], {
    description: 'Who is on the way there, the next to come first, as far as the caller may know.',
  })
  async expected(@Root() { id }: BedPool, @Ctx() ctx: RequestContext): Promise<Placement[]> {
    return (await expectedIn(ctx).load(id)) ?? [];
  }

  @FieldResolver(() => [Discrepancy], { description: 'What has to be cleared up there, the oldest first.' })
  async discrepancies(@Root() { id }: BedPool, @Ctx() ctx: RequestContext): Promise<Discrepancy[]> {
    return (await openDiscrepanciesOf(ctx).load(id)) ?? [];
  }
}

@Resolver(() => Discrepancy)
export class DiscrepancyResolver {
  @FieldResolver(() => Placement, {
    nullable: true,
    description: 'The guests it is about, if any may be seen.',
  })
  async placement(
    @Root() { placementId }: Discrepancy,
    @Ctx() ctx: RequestContext,
  ): Promise<Placement | null> {
    const mayRead = ctx.actor?.permissions.has('placements.read') ?? false;
    return placementId && mayRead ? placementInSight(ctx).load(placementId) : null;
  }
}
