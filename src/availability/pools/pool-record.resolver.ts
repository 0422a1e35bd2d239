import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { criteriaOf, StatedCriterion } from '../../directory/index.js';
import type { RequestContext } from '../../platform/context.js';
import { PageArgs } from '../../platform/graphql/page.js';
import { BedPool } from './bed-pool.entity.js';
import { OutOfServicePlaces, PoolChangeConnection, type PoolChanges } from './pool-change.js';
import { changesOf, outOfServiceOf } from './pool-record.js';

/** What is written down of a pool besides its figures. */
@Resolver(() => BedPool)
export class PoolRecordResolver {
  @FieldResolver(() => [StatedCriterion], {
    description: 'Whom it admits: what is in force, and what comes into force later; the oldest first.',
  })
  async criteria(@Root() { id }: BedPool, @Ctx() ctx: RequestContext): Promise<StatedCriterion[]> {
    return (await criteriaOf(ctx).load(id)) ?? [];
  }

  @FieldResolver(() => [OutOfServicePlaces], {
    description: 'Why places cannot be used, most of them first; they add up to `outOfService`.',
  })
  async outOfServiceByReason(
    @Root() { id }: BedPool,
    @Ctx() ctx: RequestContext,
  ): Promise<OutOfServicePlaces[]> {
    return (await outOfServiceOf(ctx).load(id)) ?? [];
  }

  @FieldResolver(() => PoolChangeConnection, { description: 'Every change of the pool, newest first.' })
  history(
    @Root() { id }: BedPool,
    @Args() { first, after }: PageArgs,
    @Ctx() ctx: RequestContext,
  ): Promise<PoolChanges> {
    return changesOf(ctx, id, { first: first ?? 20, after: after ?? null });
  }
}
