import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../access/index.js';
import type { RequestContext } from '../platform/context.js';
import { endPlacement } from './end-placement.js';
import { Placement } from './placement.entity.js';
import { PlacementInput, RefusePlacementInput } from './placement.input.js';
import { recordArrival } from './record-arrival.js';
import { recordNoShow } from './record-no-show.js';
import { refusePlacement } from './refuse-placement.js';

/** What the team of a case and those who host both do. */
@Resolver(() => Placement)
export class ReceivingResolver {
  @Mutation(() => Placement, {
    description:
      'Record a no, also when it comes late: who said it, and why. A shelter says no as SHELTER only. Errors: NOT_FOUND, WRONG_STATE, INVALID_INPUT.',
  })
  @Allow('placements.receive')
  refusePlacement(
    @Arg('input', () => RefusePlacementInput, { description: 'Who said no to what, and why.' })
    input: RefusePlacementInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Placement> {
    return refusePlacement(ctx, input);
  }

  @Mutation(() => Placement, {
    description:
      'An arrival is a fact: accepted also after a lapse or a no-show, never refused for want of room. Errors: NOT_FOUND, WRONG_STATE, INVALID_INPUT.',
  })
  @Allow('placements.receive')
  recordArrival(
    @Arg('input', () => PlacementInput, { description: 'Which placement, how many came, and when.' })
    input: PlacementInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Placement> {
    return recordArrival(ctx, input);
  }

  @Mutation(() => Placement, {
    description:
      'The guests of a confirmed placement never came. Errors: NOT_FOUND, WRONG_STATE, INVALID_INPUT.',
  })
  @Allow('placements.receive')
  recordNoShow(
    @Arg('input', () => PlacementInput, { description: 'Which placement.' }) input: PlacementInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Placement> {
    return recordNoShow(ctx, input);
  }

  @Mutation(() => Placement, {
    description:
      'The guests have left. The place is free, or waits to be made ready. Errors: NOT_FOUND, WRONG_STATE, INVALID_INPUT.',
  })
  @Allow('placements.receive')
  endPlacement(
    @Arg('input', () => PlacementInput, { description: 'Which placement, and when they left.' })
    input: PlacementInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Placement> {
    return endPlacement(ctx, input);
  }
}
