import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { NeedCategory } from '../directory/index.js';
import type { RequestContext } from '../platform/context.js';
import { DayScalar } from '../platform/graphql/schema.js';
import { localMoment, Municipality, municipalityBy } from '../territory/index.js';
import { Call, type CallInSight } from './call.entity.js';
import { openedOf } from './call-secrets.js';
import { InterventionOutcome, InterventionState } from './closed-lists.js';
import { closingNoteOf } from './closing-note.js';
import { type CaseInSight, Intervention } from './intervention.entity.js';
import { callsOf } from './intervention.queries.js';
import { findingShown, outcomeShown, stateOf } from './intervention.rules.js';

/** What each caller may know of a case: an office reads its number, state, day and place of finding. */
@Resolver(() => Intervention)
export class InterventionFieldsResolver {
  @FieldResolver(() => InterventionState, { description: 'Where it stands, worked out from what happened.' })
  state(@Root() seen: CaseInSight): InterventionState {
    return stateOf(seen.isClosed, seen);
  }

  @FieldResolver(() => DayScalar, { description: 'The day on which it was opened, by Italian time.' })
  openedOn(@Root() { openedAt }: CaseInSight): string {
    return localMoment(openedAt).today.date;
  }

  @FieldResolver(() => Date, { nullable: true, description: 'Null where only the day may be known.' })
  openedAt(@Root() { openedAt, relation }: CaseInSight): Date | null {
    return relation === 'OFFICE' ? null : openedAt;
  }

  @FieldResolver(() => NeedCategory, {
    nullable: true,
    description:
      'The primary need. Null until it is known, and for those outside the case; closing asks for it.',
  })
  category(@Root() { category, relation }: CaseInSight): NeedCategory | null {
    return relation === 'OFFICE' ? null : category;
  }

  @FieldResolver(() => Municipality, {
    nullable: true,
    description: 'Comune of finding; null until it is known, and for the office of another Comune.',
  })
  municipality(@Root() seen: CaseInSight, @Ctx() ctx: RequestContext): Promise<Municipality | null> | null {
    const code = findingShown(seen, ctx.actor);
    return code === null ? null : municipalityBy(ctx).load(code);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who works on it; null for those outside the case.',
  })
  assignedTo(@Root() { assigneeName, relation }: CaseInSight): string | null {
    return relation === 'OFFICE' ? null : assigneeName;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The cultural mediator who was called in; null for those outside the case.',
  })
  mediator(@Root() { mediatorName, relation }: CaseInSight): string | null {
    return relation === 'OFFICE' ? null : mediatorName;
  }

  @FieldResolver(() => InterventionOutcome, {
    nullable: true,
    description:
      'How it ended; null while open. PLACED_PROTECTED where the place is not for the caller to know.',
  })
  outcome(@Root() { outcome, isClosed, isProtected, relation }: CaseInSight): InterventionOutcome | null {
    return isClosed ? outcomeShown(outcome, isProtected, relation) : null;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'When it ended; null while open, and for offices.',
  })
  closedAt(@Root() { closedAt, relation }: CaseInSight): Date | null {
    return relation === 'OFFICE' ? null : closedAt;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What was added at closing; for the workers of the case.',
  })
  closingNote(@Root() seen: CaseInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return closingNoteOf(ctx, seen);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description:
      'When its words were erased for good: they are null from then on. Null while they are kept, and for offices.',
  })
  erasedAt(@Root() { destroyedAt, relation }: CaseInSight): Date | null {
    return relation === 'OFFICE' ? null : destroyedAt;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Grows with every change; null for those outside the case.',
  })
  revision(@Root() { revision, relation }: CaseInSight): number | null {
    return relation === 'OFFICE' ? null : revision;
  }

  @FieldResolver(() => [Call], {
    description: 'What callers reported, the first call first; none for offices.',
  })
  async calls(@Root() { id }: CaseInSight, @Ctx() ctx: RequestContext): Promise<Call[]> {
    return (await callsOf(ctx).load(id)) ?? [];
  }
}

/** What identifies somebody in a call is for the team of the case. */
@Resolver(() => Call)
export class CallFieldsResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The station or unit; for the team of the case. Null until known.',
  })
  station(@Root() call: CallInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return openedOf(ctx, call, 'station');
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who spoke; for the team of the case.' })
  officer(@Root() call: CallInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return openedOf(ctx, call, 'officer');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The number to call back; for the team of the case.',
  })
  callbackPhone(@Root() call: CallInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return openedOf(ctx, call, 'callbackPhone');
  }

  @FieldResolver(() => String, { nullable: true, description: 'What was found; for the team of the case.' })
  situation(@Root() call: CallInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return openedOf(ctx, call, 'situation');
  }

  @FieldResolver(() => Municipality, {
    nullable: true,
    description: 'Comune of finding; null until it is known.',
  })
  municipality(
    @Root() { municipalityCode }: CallInSight,
    @Ctx() ctx: RequestContext,
  ): Promise<Municipality | null> | null {
    return municipalityCode === null ? null : municipalityBy(ctx).load(municipalityCode);
  }
}
