import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { Intervention } from '../intervention.entity.js';
import { addSubject } from './add-subject.js';
import { correctSubject } from './correct-subject.js';
import { identifySubject } from './identify-subject.js';
import { linkHousehold } from './link-household.js';
import { mergeSubjects } from './merge-subjects.js';
import {
  AddSubjectInput,
  CorrectSubjectInput,
  IdentifySubjectInput,
  LinkHouseholdInput,
  MergeSubjectsInput,
  UnmergeSubjectsInput,
} from './subject.input.js';
import { visibleSubject } from './subject.queries.js';
import { Subject } from './subject.types.js';
import { unmergeSubjects } from './unmerge-subjects.js';

/** Who the people of a case are. */
@Resolver(() => Subject)
export class SubjectResolver {
  @Query(() => Subject, {
    nullable: true,
    description:
      'One person of a case. What identifies them is for its team, and that it is read is written down. NOT_FOUND out of sight.',
  })
  @Allow('interventions.read')
  subject(
    @Arg('id', () => ID, { description: 'The person.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Subject> {
    return visibleSubject(ctx, id);
  }

  @Mutation(() => Subject, {
    description:
      'Add somebody to a case, with whatever is known: sex and age at sight will do. Two unknowns are two people. Errors: NOT_FOUND, INVALID_INPUT, RECORD_ERASED.',
  })
  @Allow('interventions.write')
  addSubject(
    @Arg('input', () => AddSubjectInput, { description: 'What is known.' }) input: AddSubjectInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Subject> {
    return addSubject(ctx, input);
  }

  @Mutation(() => Subject, {
    description:
      'It became known who somebody is. What was known before stays in the trail. Errors: NOT_FOUND, ALREADY_MERGED, STALE_REVISION, INVALID_INPUT, RECORD_ERASED.',
  })
  @Allow('interventions.write')
  identifySubject(
    @Arg('input', () => IdentifySubjectInput, { description: 'Who it is.' }) input: IdentifySubjectInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Subject> {
    return identifySubject(ctx, input);
  }

  @Mutation(() => Subject, {
    description:
      'Correct what was said of somebody. What was said before stays in the trail. Errors: NOT_FOUND, ALREADY_MERGED, STALE_REVISION, INVALID_INPUT, RECORD_ERASED.',
  })
  @Allow('interventions.write')
  correctSubject(
    @Arg('input', () => CorrectSubjectInput, { description: 'What is right.' }) input: CorrectSubjectInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Subject> {
    return correctSubject(ctx, input);
  }

  @Mutation(() => Subject, {
    description:
      'Two records of one district are one person. Gives the one that was kept; the other stands behind it, unchanged. Errors: NOT_FOUND, ALREADY_MERGED, INSIDE_ELSEWHERE, INVALID_INPUT.',
  })
  @Allow('interventions.write')
  mergeSubjects(
    @Arg('input', () => MergeSubjectsInput, { description: 'Which to keep, which to put behind it.' })
    input: MergeSubjectsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Subject> {
    return mergeSubjects(ctx, input);
  }

  @Mutation(() => Subject, {
    description:
      'They are two people after all: both are again what they were. Gives the one that stood behind. Errors: NOT_FOUND, NOT_MERGED.',
  })
  @Allow('interventions.write')
  unmergeSubjects(
    @Arg('input', () => UnmergeSubjectsInput, { description: 'Which merge to take back.' })
    input: UnmergeSubjectsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Subject> {
    return unmergeSubjects(ctx, input);
  }

  @Mutation(() => Intervention, {
    description:
      'Say who stays together: the whole household; one alone leaves theirs. Errors: NOT_FOUND, ALREADY_MERGED, INVALID_INPUT.',
  })
  @Allow('interventions.write')
  linkHousehold(
    @Arg('input', () => LinkHouseholdInput, { description: 'Who stays together.' }) input: LinkHouseholdInput,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention> {
    return linkHousehold(ctx, input);
  }
}
