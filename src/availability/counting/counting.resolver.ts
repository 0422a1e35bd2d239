import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { BedPool } from '../pools/bed-pool.entity.js';
import { confirmBeds } from './confirm-beds.js';
import { ConfirmBedsInput, DeclareBedsInput, DisputeBedsInput, MarkReadyInput } from './counting.input.js';
import { declareBeds } from './declare-beds.js';
import { disputeBeds } from './dispute-beds.js';
import { markReady } from './mark-ready.js';

const inputDescription = 'What is said, about which pool.';

@Resolver()
export class CountingResolver {
  @Mutation(() => BedPool, { description: 'Say how many places are occupied (or free): a stock-take.' })
  @Allow('beds.declare')
  declareBeds(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => DeclareBedsInput, { description: inputDescription }) input: DeclareBedsInput,
  ): Promise<BedPool> {
    return declareBeds(ctx, input);
  }

  @Mutation(() => BedPool, {
    description:
      'Say that the figures shown are still true. NEVER_DECLARED where there is nothing to confirm.',
  })
  @Allow('beds.declare')
  confirmBeds(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ConfirmBedsInput, { description: inputDescription }) input: ConfirmBedsInput,
  ): Promise<BedPool> {
    return confirmBeds(ctx, input);
  }

  @Mutation(() => BedPool, {
    description:
      'Somebody telephoned and there was no bed, no figure given. The pool ranks lower until it is declared again.',
  })
  @Allow('beds.dispute')
  disputeBeds(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => DisputeBedsInput, { description: inputDescription }) input: DisputeBedsInput,
  ): Promise<BedPool> {
    return disputeBeds(ctx, input);
  }

  @Mutation(() => BedPool, { description: 'Places left by guests are made up and can be used again.' })
  @Allow('beds.declare')
  markReady(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => MarkReadyInput, { description: inputDescription }) input: MarkReadyInput,
  ): Promise<BedPool> {
    return markReady(ctx, input);
  }
}
