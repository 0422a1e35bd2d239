import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { BedPool } from '../availability/index.js';
import type { RequestContext } from '../platform/context.js';
import { Placement } from './placement.entity.js';
import { expectedIn } from './placement.queries.js';

@Resolver(() => BedPool)
export class PoolPlacementsResolver {
  @FieldResolver(() => [Placement], {
    description: 'Who is on the way there, the next to come first, as far as the caller may know.',
  })
  async expected(@Root() { id }: BedPool, @Ctx() ctx: RequestContext): Promise<Placement[]> {
    return (await expectedIn(ctx).load(id)) ?? [];
  }
}
