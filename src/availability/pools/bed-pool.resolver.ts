import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/index.js';
import { Shelter, shelterOf } from '../../directory/index.js';
import type { RequestContext } from '../../platform/context.js';
import { BedPool } from './bed-pool.entity.js';
import { visiblePool } from './pools-in-sight.js';

@Resolver(() => BedPool)
export class BedPoolResolver {
  @Query(() => BedPool, {
    nullable: true,
    description:
      'One pool with its live figures. NOT_FOUND, and null, for a pool whose counts the caller may not see, exactly as for one that never existed.',
  })
  @Allow('beds.read')
  bedPool(
    @Arg('id', () => ID, { description: 'The pool.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<BedPool> {
    return visiblePool(ctx, id);
  }

  @FieldResolver(() => Shelter, { description: 'The shelter it belongs to.' })
  shelter(@Root() { shelterId }: BedPool, @Ctx() ctx: RequestContext): Promise<Shelter> {
    return shelterOf(ctx, shelterId);
  }
}
