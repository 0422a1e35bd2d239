import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { SetDeadlinePolicyInput } from './deadline-policy.input.js';
import { policiesFor } from './deadline-policy.queries.js';
import { DeadlinePolicy } from './deadline-policy.types.js';
import { setDeadlinePolicy } from './set-deadline-policy.js';

@Resolver(() => DeadlinePolicy)
export class DeadlinePolicyResolver {
  @Query(() => [DeadlinePolicy], {
    description:
      'The terms that hold for the own district, each with the law it comes from; at most 500 versions.',
  })
  @Allow('deadlines.read')
  deadlinePolicies(
    @Arg('allVersions', () => Boolean, { nullable: true, description: 'True: with those that held before.' })
    allVersions: boolean | null,
    @Ctx() ctx: RequestContext,
  ): Promise<DeadlinePolicy[]> {
    return policiesFor(ctx, allVersions ?? false);
  }

  @Mutation(() => DeadlinePolicy, {
    description:
      'Set a term anew: a coordinator for the own district, an administrator for all that have not set their own. What runs keeps the version it began with. Errors: STALE_REVISION, INVALID_INPUT, CONFLICT.',
  })
  @Allow('deadlines.policy')
  setDeadlinePolicy(
    @Arg('input', () => SetDeadlinePolicyInput, { description: 'The term, and where it comes from.' })
    input: SetDeadlinePolicyInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DeadlinePolicy> {
    return setDeadlinePolicy(ctx, input);
  }
}
