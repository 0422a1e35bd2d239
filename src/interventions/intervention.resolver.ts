import { IsOptional, ValidateNested } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Field, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../access/index.js';
import type { RequestContext } from '../platform/context.js';
import { connectionOf, type Page, PageArgs } from '../platform/graphql/page.js';
import { addNote } from './add-note.js';
import { closeIntervention } from './close-intervention.js';
import { Intervention } from './intervention.entity.js';
import {
  AddNoteInput,
  CloseInterventionInput,
  InterventionFilter,
  OpenInterventionInput,
  SaveCallInput,
} from './intervention.input.js';
import { interventionsLike, visibleIntervention } from './intervention.queries.js';
import { openIntervention } from './open-intervention.js';
import { saveCall } from './save-call.js';

const InterventionConnection = connectionOf(() => Intervention, 'Intervention');

@ArgsType()
class InterventionsArgs extends PageArgs {
  @Field(() => InterventionFilter, {
    nullable: true,
    description: 'Which ones; all within sight when absent.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: InterventionFilter | null;
}

@Resolver(() => Intervention)
export class InterventionResolver {
  @Query(() => Intervention, {
    nullable: true,
    description: 'One case. NOT_FOUND for one the caller may not see, exactly as for one that never existed.',
  })
  @Allow('interventions.read')
  intervention(
    @Arg('id', () => ID, { description: 'The intervention.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return visibleIntervention(ctx, id);
  }

  @Query(() => InterventionConnection, {
    description:
      'The cases within sight, the newest first: those of the own district, those assigned to the mediator, those a system opened, those found in the comuni of an office.',
  })
  @Allow('interventions.read')
  interventions(@Args() args: InterventionsArgs, @Ctx() ctx: RequestContext): Promise<Page<Intervention>> {
    return interventionsLike(ctx, args.filter ?? {}, args);
  }

  @Mutation(() => Intervention, {
    description:
      'Open an intervention from a call, with whatever is known so far. Errors: CALLER_NOT_ACCEPTED, INVALID_INPUT, REQUEST_KEY_REUSED.',
  })
  @Allow('interventions.write')
  openIntervention(
    @Arg('input', () => OpenInterventionInput, { description: 'The call.' }) input: OpenInterventionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return openIntervention(ctx, input);
  }

  @Mutation(() => Intervention, {
    description:
      'Save what is known of the call by now; anything may still be missing. Errors: NOT_FOUND, INTERVENTION_CLOSED, STALE_REVISION, CALLER_NOT_ACCEPTED, INVALID_INPUT.',
  })
  @Allow('interventions.write')
  saveCall(
    @Arg('input', () => SaveCallInput, { description: 'What changes.' }) input: SaveCallInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return saveCall(ctx, input);
  }

  @Mutation(() => Intervention, {
    description: 'Write something down in a case, also after its end. Errors: NOT_FOUND, INVALID_INPUT.',
  })
  @Allow('interventions.write')
  addNote(
    @Arg('input', () => AddNoteInput, { description: 'The words.' }) input: AddNoteInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return addNote(ctx, input);
  }

  @Mutation(() => Intervention, {
    description:
      'End a case with its outcome. Open holds are given back. Errors: NOT_FOUND, ALREADY_CLOSED, NOT_READY_TO_CLOSE (with all that is missing), INVALID_INPUT.',
  })
  @Allow('interventions.write')
  closeIntervention(
    @Arg('input', () => CloseInterventionInput, { description: 'The outcome.' })
    input: CloseInterventionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return closeIntervention(ctx, input);
  }
}
