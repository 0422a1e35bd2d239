import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { avoidPerson } from './avoid-person.js';
import { recordConsent } from './record-consent.js';
import { setLegalRepresentative } from './set-legal-representative.js';
import { setResidence } from './set-residence.js';
import { Subject } from './subject.types.js';
import {
  AvoidPersonInput,
  RecordConsentInput,
  SetLegalRepresentativeInput,
  SetResidenceInput,
  WithdrawAvoidanceInput,
} from './subject-side.input.js';
import { withdrawAvoidance } from './withdraw-avoidance.js';

/** What stands beside a person: where they live, who answers for them, what they agreed to, whom they must not meet. */
@Resolver(() => Subject)
export class SubjectSideResolver {
  @Mutation(() => Subject, {
    description:
      'Say where somebody lives, and on what that rests. The office of that Comune finds the case from then on. Errors: NOT_FOUND, ALREADY_MERGED, STALE_REVISION, INVALID_INPUT.',
  })
  @Allow('interventions.write')
  setResidence(
    @Arg('input', () => SetResidenceInput, { description: 'Where they live.' }) input: SetResidenceInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Subject> {
    return setResidence(ctx, input);
  }

  @Mutation(() => Subject, {
    description:
      'Say who answers for somebody before the law. Errors: NOT_FOUND, ALREADY_MERGED, STALE_REVISION, INVALID_INPUT.',
  })
  @Allow('interventions.write')
  setLegalRepresentative(
    @Arg('input', () => SetLegalRepresentativeInput, { description: 'Who answers for them.' })
    input: SetLegalRepresentativeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Subject> {
    return setLegalRepresentative(ctx, input);
  }

  @Mutation(() => Subject, {
    description:
      'Keep that somebody agreed, did not agree, or was informed. Errors: NOT_FOUND, ALREADY_MERGED, STALE_REVISION, INVALID_INPUT.',
  })
  @Allow('interventions.write')
  recordConsent(
    @Arg('input', () => RecordConsentInput, { description: 'What was agreed or told.' })
    input: RecordConsentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Subject> {
    return recordConsent(ctx, input);
  }

  @Mutation(() => Subject, {
    description:
      'Say whom somebody must not meet. Places where the other is are refused as NOT_SUITABLE from then on, for both, without a reason. Errors: NOT_FOUND, ALREADY_MERGED, INVALID_INPUT.',
  })
  @Allow('subjects.avoid')
  avoidPerson(
    @Arg('input', () => AvoidPersonInput, { description: 'Who, and whom.' }) input: AvoidPersonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Subject> {
    return avoidPerson(ctx, input);
  }

  @Mutation(() => Subject, { description: 'They may meet again. Errors: NOT_FOUND.' })
  @Allow('subjects.avoid')
  withdrawAvoidance(
    @Arg('input', () => WithdrawAvoidanceInput, { description: 'Which entry.' })
    input: WithdrawAvoidanceInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Subject> {
    return withdrawAvoidance(ctx, input);
  }
}
