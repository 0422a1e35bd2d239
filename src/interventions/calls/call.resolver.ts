import { IsOptional, ValidateNested } from 'class-validator';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Allow } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { connectionOf, type Page, PageArgs } from '../../platform/graphql/page.js';
import { Call, type CallInSight } from '../call.entity.js';
import { openedOf } from '../call-secrets.js';
import { Intervention } from '../intervention.entity.js';
import { interventionInSight } from '../intervention.queries.js';
import { CallFilter, EditCallInput, RecordCallInput } from './call.input.js';
import { callBackDueAt } from './call.rules.js';
import { callsLike } from './calls.queries.js';
import { editCall } from './edit-call.js';
import { recordCall } from './record-call.js';

const CallConnection = connectionOf(() => Call, 'Call');

@ArgsType()
class CallsArgs extends PageArgs {
  @Field(() => CallFilter, { nullable: true, description: 'Which ones; all of the district when absent.' })
  @IsOptional()
  @ValidateNested()
  filter?: CallFilter | null;
}

@Resolver(() => Call)
export class CallResolver {
  @Query(() => CallConnection, {
    description:
      'The calls that the district took, the newest first, also those that opened no case; for its team. A system sees its own.',
  })
  @Allow('interventions.read')
  calls(@Args() args: CallsArgs, @Ctx() ctx: RequestContext): Promise<Page<Call>> {
    return callsLike(ctx, args.filter ?? {}, args);
  }

  @Mutation(() => Call, {
    description:
      'Keep one more call of a case, or one that opened none, with its outcome: whoever called, also callers that the district does not answer. Errors: NOT_FOUND, INTERVENTION_CLOSED, CALLER_NOT_ACCEPTED (in a case), INVALID_INPUT.',
  })
  @Allow('interventions.write')
  recordCall(
    @Arg('input', () => RecordCallInput, { description: 'The call.' }) input: RecordCallInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Call> {
    return recordCall(ctx, input);
  }

  @Mutation(() => Call, {
    description:
      'Add to any call, or correct it. Errors: NOT_FOUND, INTERVENTION_CLOSED, STALE_REVISION, CALLER_NOT_ACCEPTED, INVALID_INPUT, RECORD_ERASED.',
  })
  @Allow('interventions.write')
  editCall(
    @Arg('input', () => EditCallInput, { description: 'What changes.' }) input: EditCallInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Call> {
    return editCall(ctx, input);
  }

  @FieldResolver(() => Intervention, {
    nullable: true,
    description: 'The case it belongs to; null where it opened none.',
  })
  intervention(
    @Root() { interventionId }: CallInSight,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention | null> | null {
    return interventionId === null ? null : interventionInSight(ctx).load(interventionId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the caller was told, where it opened no case; for the team.',
  })
  answer(@Root() call: CallInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return openedOf(ctx, call, 'answer');
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description:
      'By when the caller has to be told the solution, or that there is none; null without a case.',
  })
  callBackDueAt(@Root() call: CallInSight): Date | null {
    return callBackDueAt(call);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'When the caller was first told something after this call; null until then.',
  })
  calledBackAt(@Root() { calledBackAt }: CallInSight): Date | null {
    return calledBackAt;
  }
}
