import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../access/index.js';
import { Intervention } from '../../interventions/index.js';
import type { RequestContext } from '../../platform/context.js';
import { connectionOf, type Page } from '../../platform/graphql/page.js';
import { cancelDeadline } from './cancel-deadline.js';
import {
  CancelDeadlineInput,
  DeadlinesArgs,
  FulfilDeadlineInput,
  RecordDataBreachInput,
  RecordMinorFoundInput,
  RecordRemovalInput,
  WatchDeadlineInput,
} from './deadline.input.js';
import { deadlinesLike } from './deadline.queries.js';
import { Deadline } from './deadline.types.js';
import { fulfilDeadline } from './fulfil-deadline.js';
import { recordDataBreach } from './record-data-breach.js';
import { recordMinorFound } from './record-minor-found.js';
import { recordRemoval } from './record-removal.js';
import { watchDeadline } from './watch-deadline.js';

const DeadlineConnection = connectionOf(() => Deadline, 'Deadline');

@Resolver(() => Deadline)
export class DeadlineResolver {
  @Query(() => DeadlineConnection, {
    description:
      'What is due within sight, the first due first: in the cases of the own district, in those of a mediator or of a system; to an office what concerns it, a day at a time; breaches of data to coordinators and administrators.',
  })
  @Allow('deadlines.read')
  deadlines(@Args() args: DeadlinesArgs, @Ctx() ctx: RequestContext): Promise<Page<object>> {
    return deadlinesLike(ctx, args.filter ?? {}, args);
  }

  @Mutation(() => Deadline, {
    description:
      'Say that what was due was done, with what shows it; also late, also in a case that has ended. What follows begins: a transmission is followed by the prosecutor’s term, that by the court’s. Errors: NOT_FOUND, NOT_ALLOWED, DEADLINE_OVER, INVALID_INPUT.',
  })
  @Allow('deadlines.keep')
  fulfilDeadline(
    @Arg('input', () => FulfilDeadlineInput, { description: 'Which one, when, and what shows it.' })
    input: FulfilDeadlineInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Deadline> {
    return fulfilDeadline(ctx, input);
  }

  @Mutation(() => Deadline, {
    description:
      'Say that a deadline does not apply, or applies no more, and why. Errors: NOT_FOUND, NOT_ALLOWED, DEADLINE_OVER, INVALID_INPUT.',
  })
  @Allow('deadlines.keep')
  cancelDeadline(
    @Arg('input', () => CancelDeadlineInput, { description: 'Which one, and why.' })
    input: CancelDeadlineInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Deadline> {
    return cancelDeadline(ctx, input);
  }

  @Mutation(() => Deadline, {
    description:
      'Watch the term of a prosecutor or a court, where what begins it was not recorded here. Errors: NOT_FOUND, NOT_ALLOWED, DEADLINE_RUNNING, INVALID_INPUT.',
  })
  @Allow('interventions.write')
  watchDeadline(
    @Arg('input', () => WatchDeadlineInput, { description: 'Which term, in which case, since when.' })
    input: WatchDeadlineInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Deadline> {
    return watchDeadline(ctx, input);
  }

  @Mutation(() => Intervention, {
    description:
      'Record that a child was brought to safety under art. 403 of the civil code: the oral notice is due at once, the papers within 24 natural hours. Errors: NOT_FOUND, NOT_ALLOWED, DEADLINE_RUNNING, INVALID_INPUT.',
  })
  @Allow('interventions.write')
  recordRemoval(
    @Arg('input', () => RecordRemovalInput, { description: 'In which case, and when.' })
    input: RecordRemovalInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return recordRemoval(ctx, input);
  }

  @Mutation(() => Intervention, {
    description:
      'Record that an unaccompanied foreign minor was found, whatever the case was opened for. With that primary need it begins by itself. Errors: NOT_FOUND, NOT_ALLOWED, DEADLINE_RUNNING, INVALID_INPUT.',
  })
  @Allow('interventions.write')
  recordMinorFound(
    @Arg('input', () => RecordMinorFoundInput, { description: 'In which case, and when.' })
    input: RecordMinorFoundInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return recordMinorFound(ctx, input);
  }

  @Mutation(() => Deadline, {
    description:
      'Record that a breach of personal data became known: the data-protection authority is to be told in time. Errors: INVALID_INPUT.',
  })
  @Allow('breaches.record')
  recordDataBreach(
    @Arg('input', () => RecordDataBreachInput, { description: 'What happened, and since when it is known.' })
    input: RecordDataBreachInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Deadline> {
    return recordDataBreach(ctx, input);
  }
}
