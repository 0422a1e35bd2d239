import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/index.js';
import { BedPool, poolInSight } from '../../availability/index.js';
import type { RequestContext } from '../../platform/context.js';
import { ShownBed } from '../shown-page.js';
import { registryAsShown } from './registry-as-shown.js';
import { RegistryAsShown } from './replay.types.js';

/** What was shown to whoever decided. */
@Resolver(() => ShownBed)
export class ReplayResolver {
  @Query(() => RegistryAsShown, {
    nullable: true,
    description:
      'What the registry showed in a case: the search of an entry of its timeline, or the last one up to an instant. For the workers of the case and the coordinator; a system reads its own. Errors: NOT_FOUND, INVALID_INPUT.',
  })
  @Allow('interventions.read')
  registryAsShown(
    @Arg('interventionId', () => ID, { description: 'The intervention.' }) interventionId: string,
    @Ctx() ctx: RequestContext,
    @Arg('entryId', () => ID, { nullable: true, description: 'An entry of kind SEARCHED; or give `at`.' })
    entryId?: string | null,
    @Arg('at', () => Date, { nullable: true, description: 'The last search up to this instant.' })
    at?: Date | null,
  ): Promise<RegistryAsShown> {
    return registryAsShown(ctx, { interventionId, entryId, at });
  }

  @FieldResolver(() => BedPool, {
    nullable: true,
    description: 'The pool as it is now, where the caller may see it.',
  })
  pool(@Root() { poolId }: ShownBed, @Ctx() ctx: RequestContext): Promise<BedPool | null> {
    return poolInSight(ctx).load(poolId);
  }
}
