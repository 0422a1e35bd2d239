import { Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { Intervention, interventionInSight } from '../../interventions/index.js';
import type { RequestContext } from '../../platform/context.js';
import { DayScalar } from '../../platform/graphql/schema.js';
import { localMoment, Municipality, municipalityBy } from '../../territory/index.js';
import { DeadlineState } from '../closed-lists.js';
import { deadlinesOf } from './deadline.queries.js';
import { isOurs, stateOf } from './deadline.rules.js';
import { Deadline, type DeadlineInSight } from './deadline.types.js';
import { deadlineWords } from './deadline-words.js';

const onlyDay = (relation: DeadlineInSight['relation'], at: Date | null) =>
  relation === 'OFFICE' ? null : at;
const namesPeople = ({ relation }: DeadlineInSight) => ['WORKER', 'EMERGENCY', 'KEEPER'].includes(relation);

/** What each caller may know of a deadline: an office knows days. */
@Resolver(() => Deadline)
export class DeadlineFieldsResolver {
  @FieldResolver(() => DeadlineState, {
    description: 'How it stands; to an office as it stood at the last midnight.',
  })
  state(@Root() seen: DeadlineInSight): DeadlineState {
    return stateOf(seen, seen.asOf);
  }

  @FieldResolver(() => Boolean, {
    description: 'False for the terms of prosecutor and court, which are watched.',
  })
  isOurs(@Root() { dutyBearer }: DeadlineInSight): boolean {
    return isOurs(dutyBearer);
  }

  @FieldResolver(() => Int, { description: 'The version of the term that it began with and keeps.' })
  policyVersion(@Root() { policyVersion }: DeadlineInSight): number {
    return policyVersion;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'When it began; null where only the day may be known.',
  })
  begunAt(@Root() { begunAt, relation }: DeadlineInSight): Date | null {
    return onlyDay(relation, begunAt);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'When it is due; null where only the day may be known.',
  })
  dueAt(@Root() { dueAt, relation }: DeadlineInSight): Date | null {
    return onlyDay(relation, dueAt);
  }

  @FieldResolver(() => DayScalar, { description: 'The day on which it is due, by Italian time.' })
  dueOn(@Root() { dueAt }: DeadlineInSight): string {
    return localMoment(dueAt).today.date;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description:
      'When it was due by what was known first; null where that is when it is due, and for offices.',
  })
  firstDueAt(@Root() { firstDueAt, dueAt, relation }: DeadlineInSight): Date | null {
    return firstDueAt.getTime() === dueAt.getTime() ? null : onlyDay(relation, firstDueAt);
  }

  @FieldResolver(() => Municipality, {
    nullable: true,
    description: 'Whose calendar counted; null where none did.',
  })
  municipality(
    @Root() { municipalityCode }: DeadlineInSight,
    @Ctx() ctx: RequestContext,
  ): Promise<Municipality | null> | null {
    return municipalityCode === null ? null : municipalityBy(ctx).load(municipalityCode);
  }

  @FieldResolver(() => Intervention, { nullable: true, description: 'The case; null for a breach of data.' })
  intervention(
    @Root() { interventionId }: DeadlineInSight,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention | null> | null {
    return interventionId === null ? null : interventionInSight(ctx).load(interventionId);
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The placement that began it, if any; for the workers of the case.',
  })
  placementId(@Root() seen: DeadlineInSight): string | null {
    return namesPeople(seen) ? seen.placementId : null;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'When it was done; null until then, and for offices.',
  })
  fulfilledAt(@Root() { fulfilledAt, relation }: DeadlineInSight): Date | null {
    return onlyDay(relation, fulfilledAt);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who said so; for the workers of the case.' })
  fulfilledBy(@Root() seen: DeadlineInSight): string | null {
    return namesPeople(seen) ? seen.fulfillerName : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'What shows it; for the workers of the case.' })
  evidence(@Root() seen: DeadlineInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return deadlineWords(ctx, seen, 'evidence');
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'Since when it does not apply; null while it does, and for offices.',
  })
  cancelledAt(@Root() { cancelledAt, relation }: DeadlineInSight): Date | null {
    return onlyDay(relation, cancelledAt);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who said so; for the workers of the case.' })
  cancelledBy(@Root() seen: DeadlineInSight): string | null {
    return namesPeople(seen) ? seen.cancellerName : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it does not apply; for the workers of the case.',
  })
  cancelReason(@Root() seen: DeadlineInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return deadlineWords(ctx, seen, 'reason');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What happened, of a breach of data; null where it is about a case.',
  })
  breach(@Root() seen: DeadlineInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return deadlineWords(ctx, seen, 'breach');
  }
}

@Resolver(() => Intervention)
export class InterventionDeadlinesResolver {
  @FieldResolver(() => [Deadline], {
    description: 'What is due in this case or was, the first due first; to an office what concerns it.',
  })
  async deadlines(@Root() { id }: Intervention, @Ctx() ctx: RequestContext): Promise<Deadline[]> {
    return (await deadlinesOf(ctx).load(id)) ?? [];
  }
}
