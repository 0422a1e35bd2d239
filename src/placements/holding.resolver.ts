import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../access/index.js';
import { Intervention } from '../interventions/index.js';
import type { RequestContext } from '../platform/context.js';
import { confirmPlacement } from './confirm-placement.js';
import { extendHold } from './extend-hold.js';
import { ExtendHoldInput, HoldBedsInput, HoldGroupInput, RecordStayInput } from './hold.input.js';
import { holdBeds } from './hold-beds.js';
import { holdGroup } from './hold-group.js';
import { Placement } from './placement.entity.js';
import { PlacementInput, TellCallerInput } from './placement.input.js';
import { recordStay } from './record-stay.js';
import { releasePlacement } from './release-placement.js';
import { tellCaller } from './tell-caller.js';

/** What the team of a case does with places. */
@Resolver(() => Placement)
export class HoldingResolver {
  @Mutation(() => Placement, {
    description:
      'Promise places to an intervention while the worker telephones. Lapses by itself. Errors: NOT_FOUND, NO_BED_LEFT (with the figures), TOO_MANY_HOLDS, NO_AGREEMENT, NOT_ADMITTED, POOL_CLOSED, INTERVENTION_CLOSED, INVALID_INPUT.',
  })
  @Allow('placements.hold')
  holdBeds(
    @Arg('input', () => HoldBedsInput, { description: 'Which places, for whom.' }) input: HoldBedsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Placement> {
    return holdBeds(ctx, input);
  }

  @Mutation(() => [Placement], {
    description:
      'Promise places in several pools at once, all or nothing, for a group that accepts to be split. Errors: those of holdBeds.',
  })
  @Allow('placements.hold')
  holdGroup(
    @Arg('input', () => HoldGroupInput, { description: 'Which places, pool by pool.' }) input: HoldGroupInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Placement[]> {
    return holdGroup(ctx, input);
  }

  @Mutation(() => Placement, {
    description:
      'Keep places a little longer, once, with a reason, at most 120 minutes in all. Errors: NOT_FOUND, HOLD_LAPSED, ALREADY_EXTENDED, WRONG_STATE, INVALID_INPUT.',
  })
  @Allow('placements.hold')
  extendHold(
    @Arg('input', () => ExtendHoldInput, { description: 'Which hold, and why.' }) input: ExtendHoldInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Placement> {
    return extendHold(ctx, input);
  }

  @Mutation(() => Placement, {
    description:
      'The shelter agrees to receive the guests. Errors: NOT_FOUND, HOLD_LAPSED (with the figures), WRONG_STATE, INVALID_INPUT.',
  })
  @Allow('placements.hold')
  confirmPlacement(
    @Arg('input', () => PlacementInput, { description: 'Which placement, and by when the guests come.' })
    input: PlacementInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Placement> {
    return confirmPlacement(ctx, input);
  }

  @Mutation(() => Placement, {
    description: 'Give places back. Errors: NOT_FOUND, HOLD_LAPSED, WRONG_STATE.',
  })
  @Allow('placements.hold')
  releasePlacement(
    @Arg('input', () => PlacementInput, { description: 'Which placement.' }) input: PlacementInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Placement> {
    return releasePlacement(ctx, input);
  }

  @Mutation(() => Intervention, {
    description:
      'Tell the patrol the solution (where to go, or that there is none); kept with the words used. Errors: NOT_FOUND, INTERVENTION_CLOSED, HOLD_LAPSED, WRONG_STATE, INVALID_INPUT.',
  })
  @Allow('placements.hold')
  tellCaller(
    @Arg('input', () => TellCallerInput, { description: 'What was told, to whom.' }) input: TellCallerInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return tellCaller(ctx, input);
  }

  @Mutation(() => Placement, {
    description:
      'Record guests who are already inside, without a hold; never refused for want of room. Errors: NOT_FOUND, INVALID_INPUT.',
  })
  @Allow('placements.hold')
  recordStay(
    @Arg('input', () => RecordStayInput, { description: 'Who is where, and since when.' })
    input: RecordStayInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Placement> {
    return recordStay(ctx, input);
  }
}
