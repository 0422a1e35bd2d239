import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import type { Page } from '../../platform/graphql/page.js';
import { shiftOf } from '../shifts/shift.queries.js';
import { Shift, type ShiftRow } from '../shifts/shift.types.js';
import { answerSwap } from './answer-swap.js';
import { proposeSwap } from './propose-swap.js';
import { AnswerSwapInput, ProposeSwapInput, SwapsArgs, WithdrawSwapInput } from './swap.input.js';
import { swapsLike } from './swap.queries.js';
import { ShiftSwap, ShiftSwapConnection, type SwapRow } from './swap.types.js';
import { withdrawSwap } from './withdraw-swap.js';

@Resolver(() => ShiftSwap)
export class SwapResolver {
  @Query(() => ShiftSwapConnection, {
    description:
      'The swaps the caller has to do with, the newest first: proposed by them, to them, or to all of their role; all of the district for its coordinator.',
  })
  @Allow('rota.swap')
  shiftSwaps(@Args() args: SwapsArgs, @Ctx() ctx: RequestContext): Promise<Page<SwapRow>> {
    return swapsLike(ctx, args);
  }

  @Mutation(() => ShiftSwap, {
    description:
      'Ask a colleague, or all of the same role, to take a shift of one’s own, perhaps in exchange for one of theirs. Errors: NOT_FOUND, SHIFT_BEGUN, SHIFT_WITHDRAWN, SHIFT_DOES_NOT_FIT, SWAP_PROPOSED, INVALID_INPUT.',
  })
  @Allow('rota.swap')
  proposeSwap(
    @Arg('input', () => ProposeSwapInput, { description: 'Which shift, and whom one asks.' })
    input: ProposeSwapInput,
    @Ctx() ctx: RequestContext,
  ): Promise<SwapRow> {
    return proposeSwap(ctx, input);
  }

  @Mutation(() => ShiftSwap, {
    description:
      'Say yes or no to a swap; a yes moves the shift at once, and only one can say it. Errors: NOT_FOUND, NOT_ALLOWED, SWAP_ENDED, SHIFT_BEGUN, SHIFT_OVERLAPS, SHIFT_DOES_NOT_FIT, INVALID_INPUT.',
  })
  @Allow('rota.swap')
  answerSwap(
    @Arg('input', () => AnswerSwapInput, { description: 'The answer.' }) input: AnswerSwapInput,
    @Ctx() ctx: RequestContext,
  ): Promise<SwapRow> {
    return answerSwap(ctx, input);
  }

  @Mutation(() => ShiftSwap, {
    description: 'Take a proposal of one’s own back. Errors: NOT_FOUND, NOT_ALLOWED, SWAP_ENDED.',
  })
  @Allow('rota.swap')
  withdrawSwap(
    @Arg('input', () => WithdrawSwapInput, { description: 'The proposal.' }) input: WithdrawSwapInput,
    @Ctx() ctx: RequestContext,
  ): Promise<SwapRow> {
    return withdrawSwap(ctx, input);
  }

  @FieldResolver(() => Shift, { description: 'The shift that is given.' })
  shift(@Root() { shiftId }: SwapRow, @Ctx() ctx: RequestContext): Promise<ShiftRow> {
    return shiftOf(ctx, shiftId);
  }

  @FieldResolver(() => Shift, {
    nullable: true,
    description: 'The shift that is taken in exchange; null without one.',
  })
  returnShift(@Root() { returnShiftId }: SwapRow, @Ctx() ctx: RequestContext): Promise<ShiftRow> | null {
    return returnShiftId === null ? null : shiftOf(ctx, returnShiftId);
  }
}
