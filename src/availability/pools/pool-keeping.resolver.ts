import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { BedPool } from './bed-pool.entity.js';
import { closePool } from './close-pool.js';
import { createPool } from './create-pool.js';
import { editPool } from './edit-pool.js';
import { CreatePoolInput, EditPoolInput, PoolActInput, SetSurgeInput } from './pool-keeping.input.js';
import { reopenPool } from './reopen-pool.js';
import { setSurge } from './set-surge.js';

const anyEdit = 'NOT_FOUND, NOT_ALLOWED for a shelter that others keep, STALE_REVISION, SHELTER_CLOSED';

@Resolver(() => BedPool)
export class PoolKeepingResolver {
  @Mutation(() => BedPool, {
    description:
      'Counts places of a shelter together from now on. Nobody has declared them yet: they read as unknown. Errors: NOT_FOUND, NOT_ALLOWED, SHELTER_CLOSED, INVALID_INPUT.',
  })
  @Allow('pools.edit')
  createPool(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CreatePoolInput, { description: 'The pool.' }) input: CreatePoolInput,
  ): Promise<BedPool> {
    return createPool(ctx, input);
  }

  @Mutation(() => BedPool, {
    description: `Changes what a pool is, or how many places are authorised. Errors: POOL_CLOSED, INVALID_INPUT, ${anyEdit}.`,
  })
  @Allow('pools.edit')
  editPool(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => EditPoolInput, { description: 'What changes.' }) input: EditPoolInput,
  ): Promise<BedPool> {
    return editPool(ctx, input);
  }

  @Mutation(() => BedPool, {
    description: `Closes a pool. It has no places any more and nobody new is promised one; who is inside or expected stays, and the pool shows as overcommitted until that is settled. Errors: ${anyEdit}.`,
  })
  @Allow('pools.edit')
  closePool(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => PoolActInput, { description: 'Which one.' }) input: PoolActInput,
  ): Promise<BedPool> {
    return closePool(ctx, input);
  }

  @Mutation(() => BedPool, {
    description: `Opens a closed pool again, with the places and the count it had. Errors: ${anyEdit}.`,
  })
  @Allow('pools.edit')
  reopenPool(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => PoolActInput, { description: 'Which one.' }) input: PoolActInput,
  ): Promise<BedPool> {
    return reopenPool(ctx, input);
  }

  @Mutation(() => BedPool, {
    description: `Switches extra places on for a while, or off. Errors: POOL_CLOSED, INVALID_INPUT, ${anyEdit}.`,
  })
  @Allow('pools.edit')
  setSurge(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => SetSurgeInput, { description: 'How many, and until when.' }) input: SetSurgeInput,
  ): Promise<BedPool> {
    return setSurge(ctx, input);
  }
}
