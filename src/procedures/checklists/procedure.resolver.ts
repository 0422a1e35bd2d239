import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/index.js';
import { NeedCategory } from '../../directory/index.js';
import { Intervention } from '../../interventions/index.js';
import type { RequestContext } from '../../platform/context.js';
import { draftProcedure } from './draft-procedure.js';
import { DraftProcedureInput, PublishProcedureInput } from './procedure.input.js';
import { proceduresOf } from './procedure.queries.js';
import { HealthContact, Procedure, type ProcedureRow, ProcedureStep } from './procedure.types.js';
import { publishProcedure } from './publish-procedure.js';
import { stepIn } from './run.queries.js';
import { skipStep } from './skip-step.js';
import { SkipStepInput, TickStepInput, UntickStepInput } from './step.input.js';
import { tickStep } from './tick-step.js';
import { untickStep } from './untick-step.js';

@Resolver(() => Procedure)
export class ProcedureResolver {
  @Query(() => [Procedure], {
    description:
      'The operating procedures of the own district, agreed with the health unit: those in force; with allVersions drafts and those of before too, at most 500.',
  })
  @Allow('procedures.read')
  procedures(
    @Arg('category', () => NeedCategory, { nullable: true, description: 'Of this need alone.' })
    category: NeedCategory | null,
    @Arg('allVersions', () => Boolean, {
      nullable: true,
      description: 'True: with drafts and those of before.',
    })
    allVersions: boolean | null,
    @Ctx() ctx: RequestContext,
  ): Promise<Procedure[]> {
    return proceduresOf(ctx, { category: category ?? null, allVersions: allVersions ?? false });
  }

  @Mutation(() => Procedure, {
    description:
      'Write the next version of a procedure of the own district, or change the draft there is. Nothing runs it before it is published. Errors: STALE_REVISION, INVALID_INPUT, CONFLICT.',
  })
  @Allow('procedures.edit')
  draftProcedure(
    @Arg('input', () => DraftProcedureInput, { description: 'All of it.' }) input: DraftProcedureInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Procedure> {
    return draftProcedure(ctx, input);
  }

  @Mutation(() => Procedure, {
    description:
      'Put a draft in use. Cases that run an older version go on with that one. Errors: NOT_FOUND, ALREADY_PUBLISHED, STALE_REVISION.',
  })
  @Allow('procedures.edit')
  publishProcedure(
    @Arg('input', () => PublishProcedureInput, { description: 'Which draft.' }) input: PublishProcedureInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Procedure> {
    return publishProcedure(ctx, input);
  }

  @FieldResolver(() => [ProcedureStep], { description: 'The steps in their order.' })
  steps(@Root() { steps }: ProcedureRow, @Ctx() { language }: RequestContext): ProcedureStep[] {
    return steps.map((step, index) => stepIn(step, index, language));
  }

  @FieldResolver(() => [HealthContact], { description: 'Whom to call at the health unit.' })
  contacts(@Root() { contacts }: ProcedureRow, @Ctx() { language }: RequestContext): HealthContact[] {
    const told = (text: ProcedureRow['contacts'][number]) => text.when?.[language] ?? null;
    return contacts.map((text) => ({ name: text.name[language], phone: text.phone, when: told(text) }));
  }
}

/** What is said of the steps of a running procedure. */
@Resolver(() => Intervention)
export class StepResolver {
  @Mutation(() => Intervention, {
    description:
      'Say that a step was done. The deadline behind it is fulfilled with it. Errors: NOT_FOUND, NOT_ALLOWED, NO_PROCEDURE, INVALID_INPUT.',
  })
  @Allow('interventions.write')
  tickStep(
    @Arg('input', () => TickStepInput, { description: 'Which step of which case.' }) input: TickStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return tickStep(ctx, input);
  }

  @Mutation(() => Intervention, {
    description:
      'Say that a step was not done after all. What was said stays on the timeline. Errors: NOT_FOUND, NOT_ALLOWED, NO_PROCEDURE, INVALID_INPUT.',
  })
  @Allow('interventions.write')
  untickStep(
    @Arg('input', () => UntickStepInput, { description: 'Which step of which case.' }) input: UntickStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return untickStep(ctx, input);
  }

  @Mutation(() => Intervention, {
    description:
      'Leave a step out, with the reason. Errors: NOT_FOUND, NOT_ALLOWED, NO_PROCEDURE, INVALID_INPUT.',
  })
  @Allow('interventions.write')
  skipStep(
    @Arg('input', () => SkipStepInput, { description: 'Which step of which case, and why.' })
    input: SkipStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return skipStep(ctx, input);
  }
}
