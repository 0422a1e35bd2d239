import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { connectionOf, type Page } from '../../platform/graphql/page.js';
import { breakGlass } from './break-glass.js';
import { BreakGlassInput, EmergencyAccessesArgs, ReviewEmergencyAccessInput } from './emergency.input.js';
import { type AccessInSight, emergencyAccesses, saidIn } from './emergency.queries.js';
import { EmergencyAccess, EmergencyPlace } from './emergency.types.js';
import { emergencyPlace } from './emergency-place.js';
import { reviewEmergencyAccess } from './review-emergency-access.js';

const EmergencyAccessConnection = connectionOf(() => EmergencyAccess, 'EmergencyAccess');

/** Break glass: what is not one’s own, for an hour, and looked at by another person. */
@Resolver(() => EmergencyAccess)
export class EmergencyResolver {
  @Mutation(() => EmergencyAccess, {
    description:
      'Reach, for 60 minutes, where a guarded shelter is (read it by emergencyPlace) or a case of another district (read it by intervention). For people on duty, with a reason and a second factor; it serves the session it was begun in, and the coordinators are alerted. Errors: SECOND_FACTOR_NEEDED, WRONG_CODE, RATE_LIMITED, NOT_FOUND, GLASS_NOT_NEEDED, ADDRESS_NOT_SECRET, INVALID_INPUT.',
  })
  @Allow('glass.break')
  breakGlass(
    @Arg('input', () => BreakGlassInput, { description: 'What is needed, and why.' }) input: BreakGlassInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EmergencyAccess> {
    return breakGlass(ctx, input);
  }

  @Query(() => EmergencyPlace, {
    nullable: true,
    description:
      'Where a guarded shelter is, to who broke the glass, within the hour; each reading is written down. Errors: NOT_FOUND, EMERGENCY_OVER.',
  })
  @Allow('glass.break')
  emergencyPlace(
    @Arg('accessId', () => ID, { description: 'The access.' }) accessId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<EmergencyPlace> {
    return emergencyPlace(ctx, accessId);
  }

  @Query(() => EmergencyAccessConnection, {
    description:
      'The emergency accesses that are the caller’s to look at, the newest first: of the own district or by people of it; all for an auditor.',
  })
  @Allow('glass.review')
  emergencyAccesses(
    @Args() args: EmergencyAccessesArgs,
    @Ctx() ctx: RequestContext,
  ): Promise<Page<EmergencyAccess>> {
    return emergencyAccesses(ctx, args.open ?? null, args);
  }

  @Mutation(() => EmergencyAccess, {
    description:
      'Say what was found on looking at the emergency access of another person. Errors: NOT_FOUND, REVIEW_BY_ANOTHER, ALREADY_REVIEWED, INVALID_INPUT.',
  })
  @Allow('glass.review')
  reviewEmergencyAccess(
    @Arg('input', () => ReviewEmergencyAccessInput, { description: 'Which one, and what was found.' })
    input: ReviewEmergencyAccessInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EmergencyAccess> {
    return reviewEmergencyAccess(ctx, input);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was taken; null where that was erased with the case.',
  })
  reason(@Root() { entryId }: AccessInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return saidIn(ctx, entryId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What was found; null until somebody looked, and where it was erased with the case.',
  })
  finding(@Root() { reviewEntryId }: AccessInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return saidIn(ctx, reviewEntryId);
  }
}
