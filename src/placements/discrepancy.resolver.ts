import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Allow } from '../access/index.js';
import { BedPool } from '../availability/index.js';
import type { RequestContext } from '../platform/context.js';
import { DiscrepanciesArgs, NoteDiscrepancyInput } from './discrepancy.input.js';
import { discrepanciesOf } from './discrepancy.queries.js';
import { type Discrepancies, Discrepancy, DiscrepancyConnection } from './discrepancy.types.js';
import { noteDiscrepancy } from './note-discrepancy.js';
import { Placement } from './placement.entity.js';
import { placementInSight } from './placement.queries.js';
import type { PlacementInSight } from './placement-in-sight.js';

@Resolver(() => BedPool)
export class PoolDiscrepanciesResolver {
  @FieldResolver(() => DiscrepancyConnection, {
    description: 'What has to be cleared up there, the oldest first; on request also what is over.',
  })
  discrepancies(
    @Root() { id }: BedPool,
    @Args() args: DiscrepanciesArgs,
    @Ctx() ctx: RequestContext,
  ): Promise<Discrepancies> {
    return discrepanciesOf(ctx, id, args);
  }
}

@Resolver(() => Discrepancy)
export class DiscrepancyResolver {
  @Mutation(() => Discrepancy, {
    description:
      'Take note of a discrepancy, by name: others see that somebody is at it. The first to do so stands. Errors: NOT_FOUND, INVALID_INPUT.',
  })
  @Allow('beds.declare')
  noteDiscrepancy(
    @Arg('input', () => NoteDiscrepancyInput, { description: 'Which one.' }) input: NoteDiscrepancyInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Discrepancy> {
    return noteDiscrepancy(ctx, input);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What was said about the places when it was noted; for those who report counts.',
  })
  note(@Root() { note }: Discrepancy, @Ctx() { actor }: RequestContext): string | null {
    return actor?.permissions.has('beds.declare') ? note : null;
  }

  @FieldResolver(() => Placement, {
    nullable: true,
    description: 'The guests it is about, if any may be seen.',
  })
  placement(@Root() about: Discrepancy, @Ctx() ctx: RequestContext): Promise<Placement | null> {
    return placementAbout(ctx, about);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The placement it is about, where the caller may see it.',
  })
  async placementId(@Root() about: Discrepancy, @Ctx() ctx: RequestContext): Promise<string | null> {
    return (await placementAbout(ctx, about))?.id ?? null;
  }
}

async function placementAbout(
  ctx: RequestContext,
  { placementId }: Discrepancy,
): Promise<PlacementInSight | null> {
  const mayRead = ctx.actor?.permissions.has('placements.read') ?? false;
  return placementId && mayRead ? placementInSight(ctx).load(placementId) : null;
}
