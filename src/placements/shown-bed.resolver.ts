import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { BedPool, poolInSight } from '../availability/index.js';
import type { RequestContext } from '../platform/context.js';
import { ShownBed } from './shown-page.js';

@Resolver(() => ShownBed)
export class ShownBedResolver {
  @FieldResolver(() => BedPool, {
    nullable: true,
    description: 'The pool as it is now; null where the caller may not see its counts.',
  })
  pool(@Root() { poolId }: ShownBed, @Ctx() ctx: RequestContext): Promise<BedPool | null> {
    return poolInSight(ctx).load(poolId);
  }
}
