import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { StatedCriterion } from './criterion.entity.js';
import { StateCriterionInput, WithdrawCriterionInput } from './criterion.input.js';
import { noteOf } from './criterion.queries.js';
import { criterionSentence } from './criterion-sentence.js';
import { stateCriterion } from './state-criterion.js';
import { withdrawCriterion } from './withdraw-criterion.js';

@Resolver(() => StatedCriterion)
export class CriterionResolver {
  @Mutation(() => StatedCriterion, {
    description:
      'Says whom a pool admits, from now on or for a while. Errors: NOT_FOUND, NOT_ALLOWED for a pool that others keep, TOO_MANY_CRITERIA, INVALID_INPUT.',
  })
  @Allow('pools.edit')
  stateCriterion(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => StateCriterionInput, { description: 'The criterion.' }) input: StateCriterionInput,
  ): Promise<StatedCriterion> {
    return stateCriterion(ctx, input);
  }

  @Mutation(() => StatedCriterion, {
    description:
      'Says that a criterion no longer stands. Errors: NOT_FOUND, NOT_ALLOWED for a pool that others keep.',
  })
  @Allow('pools.edit')
  withdrawCriterion(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => WithdrawCriterionInput, { description: 'Which one.' }) input: WithdrawCriterionInput,
  ): Promise<StatedCriterion> {
    return withdrawCriterion(ctx, input);
  }

  @FieldResolver(() => String, {
    description: 'What the shelter says, as a sentence in the language of the caller; without its validity.',
  })
  inWords(@Root() criterion: StatedCriterion, @Ctx() ctx: RequestContext): string {
    return criterionSentence(criterion, ctx.language);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What else the shelter says. Null for guarded shelters: words may name a place.',
  })
  note(@Root() criterion: StatedCriterion, @Ctx() ctx: RequestContext): Promise<string | null> {
    return noteOf(ctx, criterion);
  }
}
