import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../access/index.js';
import type { RequestContext } from '../platform/context.js';
import { assignMediator } from './assign-mediator.js';
import { AssignMediatorInput, TakeOverInterventionInput } from './assignment.input.js';
import { Intervention } from './intervention.entity.js';
import { Mediator } from './mediator.types.js';
import { ownMediators } from './mediators.queries.js';
import { takeOverIntervention } from './take-over-intervention.js';

/** Who works on a case, and who interprets in it. */
@Resolver(() => Intervention)
export class AssignmentResolver {
  @Mutation(() => Intervention, {
    description:
      'Go on with a case of the own district that is with another worker. What was revealed to them ends. Errors: NOT_FOUND, INTERVENTION_CLOSED.',
  })
  @Allow('interventions.assign')
  takeOverIntervention(
    @Arg('input', () => TakeOverInterventionInput, { description: 'Which case.' })
    input: TakeOverInterventionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return takeOverIntervention(ctx, input);
  }

  @Mutation(() => Intervention, {
    description:
      'Call a cultural mediator in, who then reads the case without what identifies anybody. For its worker and for the coordinator. Errors: NOT_FOUND, NOT_ASSIGNED, INTERVENTION_CLOSED, INVALID_INPUT.',
  })
  @Allow('interventions.assign')
  assignMediator(
    @Arg('input', () => AssignMediatorInput, { description: 'Which case, and who.' })
    input: AssignMediatorInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return assignMediator(ctx, input);
  }

  @Query(() => [Mediator], {
    description: 'The cultural mediators of the own district, by name, at most 100.',
  })
  @Allow('interventions.assign')
  mediators(@Ctx() ctx: RequestContext): Promise<Mediator[]> {
    return ownMediators(ctx);
  }
}
