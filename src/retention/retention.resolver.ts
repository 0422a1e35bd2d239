import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../access/index.js';
import { Intervention } from '../interventions/index.js';
import type { RequestContext } from '../platform/context.js';
import { eraseIntervention } from './erase-intervention.js';
import { interventionExtract } from './intervention-extract.js';
import { EraseInterventionInput } from './retention.input.js';
import { InterventionExtract } from './retention.types.js';

@Resolver()
export class RetentionResolver {
  @Query(() => InterventionExtract, {
    nullable: true,
    description:
      'Everything that is kept of a case of the own district: staff by their roles, and without the figures of shelters that were only looked at. It is written down who asked. NOT_FOUND for one the caller may not see.',
  })
  @Allow('cases.erase')
  interventionExtract(
    @Arg('interventionId', () => ID, { description: 'The intervention.' }) interventionId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<InterventionExtract> {
    return interventionExtract(ctx, interventionId);
  }

  @Mutation(() => Intervention, {
    description:
      'Erase the words of a closed case for good, because somebody has a right to it; the ages of its guests become bands; figures and the audit trail stay. Errors: NOT_FOUND, CASE_STILL_OPEN, NOT_YET_ERASABLE, ALREADY_ERASED, INVALID_INPUT.',
  })
  @Allow('cases.erase')
  eraseIntervention(
    @Arg('input', () => EraseInterventionInput, { description: 'Which case, and why.' })
    input: EraseInterventionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return eraseIntervention(ctx, input);
  }
}
