import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../platform/context.js';
import { Allow } from '../allow.js';
import { vouchForOperator } from './vouch-for-operator.js';
import { operatorsToVouchFor } from './vouching.queries.js';
import { GuardedOperator, VouchingInput } from './vouching.types.js';
import { withdrawVouching } from './withdraw-vouching.js';

@Resolver()
export class VouchingResolver {
  @Query(() => [GuardedOperator], {
    description:
      'Operators and systems of organisations that keep guarded shelters in the district of the caller, and that wait for the word of its coordinator: until then those shelters do not exist for them. By name, at most 200.',
  })
  @Allow('operators.vouch')
  operatorsToVouchFor(
    @Ctx() ctx: RequestContext,
    @Arg('all', () => Boolean, {
      nullable: true,
      description: 'True: those vouched for, and those declined, too.',
    })
    all: boolean | null,
  ): Promise<GuardedOperator[]> {
    return operatorsToVouchFor(ctx, all);
  }

  @Mutation(() => GuardedOperator, {
    description:
      'Vouch for an operator or a system: from now on the guarded shelters that its organisation keeps in the district of the caller are theirs. Make sure that you know who it is. It ends with another role or organisation, when they are disabled, and when somebody else is given their key or resets their access. Errors: NOT_FOUND, OWN_ACCOUNT, NOT_AN_OPERATOR, PERSON_DISABLED.',
  })
  @Allow('operators.vouch')
  vouchForOperator(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => VouchingInput, { description: 'For whom.' }) input: VouchingInput,
  ): Promise<GuardedOperator> {
    return vouchForOperator(ctx, input);
  }

  @Mutation(() => GuardedOperator, {
    description:
      'Take the word back, or say that it is not given: the guarded shelters of the district do not exist for them, from now on and within seconds on open streams. Errors: NOT_FOUND, OWN_ACCOUNT, NOT_AN_OPERATOR.',
  })
  @Allow('operators.vouch')
  withdrawVouching(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => VouchingInput, { description: 'For whom.' }) input: VouchingInput,
  ): Promise<GuardedOperator> {
    return withdrawVouching(ctx, input);
  }
}
