import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Allow } from '../access/index.js';
import type { RequestContext } from '../platform/context.js';
import { EndAgreementInput, MakeAgreementInput } from './agreement.input.js';
import { District } from './district.entity.js';
import { DistrictAgreement } from './district-agreement.entity.js';
import { endAgreement } from './end-agreement.js';
import { makeAgreement } from './make-agreement.js';

@Resolver(() => DistrictAgreement)
export class AgreementResolver {
  @Mutation(() => DistrictAgreement, {
    description:
      'Lets two districts place people in each other’s shelters. Errors: NOT_FOUND, AGREEMENT_EXISTS, INVALID_INPUT.',
  })
  @Allow('territory.edit')
  makeAgreement(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => MakeAgreementInput, { description: 'The two districts, and since when.' })
    input: MakeAgreementInput,
  ): Promise<DistrictAgreement> {
    return makeAgreement(ctx, input);
  }

  @Mutation(() => DistrictAgreement, {
    description:
      'Says from which day an agreement no longer holds. Errors: NOT_FOUND, AGREEMENT_ENDED, STALE_REVISION, INVALID_INPUT.',
  })
  @Allow('territory.edit')
  endAgreement(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => EndAgreementInput, { description: 'The agreement, and until when.' })
    input: EndAgreementInput,
  ): Promise<DistrictAgreement> {
    return endAgreement(ctx, input);
  }

  @FieldResolver(() => [District], { description: 'The two districts.' })
  async districts(@Root() { district, partner }: DistrictAgreement): Promise<District[]> {
    return Promise.all([district.loadOrFail(), partner.loadOrFail()]);
  }
}
