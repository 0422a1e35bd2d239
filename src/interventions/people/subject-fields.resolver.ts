import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/context.js';
import { Municipality, municipalityBy } from '../../territory/index.js';
import { Intervention } from '../intervention.entity.js';
import { interventionInSight } from '../intervention.queries.js';
import { readsAsTeam } from '../intervention.rules.js';
import { avoidancesShown, avoidanceWord, likenessesShown } from './beside-subject.js';
import { AgeBand } from './closed-lists.js';
import { recordsOfPerson, subjectInSight, subjectsOf } from './subject.queries.js';
import { bandOf, isMinor, oneAPerson } from './subject.rules.js';
import {
  PersonToAvoid,
  type PersonToAvoidRow,
  Subject,
  SubjectChange,
  type SubjectChangeRow,
  SubjectFieldChange,
  type SubjectInSight,
  SubjectLikeness,
} from './subject.types.js';
import { fieldsChanged, historyOf } from './subject-history.js';

@Resolver(() => Intervention)
export class InterventionSubjectsResolver {
  @FieldResolver(() => [Subject], {
    description:
      'The people of the case, one record each, the first recorded first; none for offices. One whose kept record stands in another case is told by `mergedInto`.',
  })
  async subjects(
    @Root() { id }: Intervention,
    @Ctx() ctx: RequestContext,
    @Arg('withMerged', () => Boolean, {
      nullable: true,
      description: 'Also the records that stand behind others.',
    })
    withMerged?: boolean | null,
  ): Promise<Subject[]> {
    const all = (await subjectsOf(ctx).load(id)) ?? [];
    return withMerged ? all : oneAPerson(all);
  }
}

@Resolver(() => Subject)
export class SubjectFieldsResolver {
  @FieldResolver(() => Intervention, { nullable: true, description: 'The case they were recorded in.' })
  intervention(
    @Root() { interventionId }: SubjectInSight,
    @Ctx() ctx: RequestContext,
  ): Promise<Intervention | null> {
    return interventionInSight(ctx).load(interventionId);
  }

  @FieldResolver(() => AgeBand, {
    nullable: true,
    description: 'About how old; null when unknown, or over two bands.',
  })
  ageBand(@Root() subject: SubjectInSight): AgeBand | null {
    return bandOf(subject);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Under 18, as was said or as the age leaves no doubt; null where it does.',
  })
  isMinor(@Root() subject: SubjectInSight): boolean | null {
    return isMinor(subject);
  }

  @FieldResolver(() => Municipality, {
    nullable: true,
    description: 'The Comune where they live; for the team of the case. Null when unknown.',
  })
  residence(
    @Root() { residenceCode, relation }: SubjectInSight,
    @Ctx() ctx: RequestContext,
  ): Promise<Municipality | null> | null {
    return residenceCode && readsAsTeam(relation) ? municipalityBy(ctx).load(residenceCode) : null;
  }

  @FieldResolver(() => Subject, { nullable: true, description: 'The record that this one stands behind.' })
  mergedInto(
    @Root() { mergedInto }: SubjectInSight,
    @Ctx() ctx: RequestContext,
  ): Promise<Subject | null> | null {
    return mergedInto === null ? null : subjectInSight(ctx).load(mergedInto);
  }

  @FieldResolver(() => [Subject], { description: 'The records that stand behind this one, at any depth.' })
  async mergedRecords(
    @Root() { id, hasRecords }: SubjectInSight,
    @Ctx() ctx: RequestContext,
  ): Promise<Subject[]> {
    return hasRecords ? ((await recordsOfPerson(ctx).load(id)) ?? []) : [];
  }

  @FieldResolver(() => [SubjectLikeness], {
    description: 'Who else of the cases of the district may be the same person. Nothing is joined by itself.',
  })
  mayBeTheSame(@Root() subject: SubjectInSight, @Ctx() ctx: RequestContext): Promise<SubjectLikeness[]> {
    return likenessesShown(ctx, subject);
  }

  @FieldResolver(() => [SubjectChange], {
    description: 'Every change of what is known of them, the oldest first; for the team of the case.',
  })
  changes(@Root() subject: SubjectInSight, @Ctx() ctx: RequestContext): Promise<SubjectChange[]> {
    return historyOf(ctx, subject);
  }

  @FieldResolver(() => [PersonToAvoid], {
    description: 'Whom they must not meet; for the workers of the case.',
  })
  mustNotMeet(@Root() subject: SubjectInSight, @Ctx() ctx: RequestContext): Promise<PersonToAvoid[]> {
    return avoidancesShown(ctx, subject);
  }
}

@Resolver(() => SubjectLikeness)
export class SubjectLikenessResolver {
  @FieldResolver(() => Subject, { nullable: true, description: 'The other record.' })
  subject(@Root() { subjectId }: SubjectLikeness, @Ctx() ctx: RequestContext): Promise<Subject | null> {
    return subjectInSight(ctx).load(subjectId);
  }
}

@Resolver(() => SubjectChange)
export class SubjectChangeResolver {
  @FieldResolver(() => [SubjectFieldChange], { description: 'From what to what, field by field.' })
  fields(@Root() row: SubjectChangeRow, @Ctx() ctx: RequestContext): Promise<SubjectFieldChange[]> {
    return fieldsChanged(ctx, row);
  }
}

@Resolver(() => PersonToAvoid)
export class PersonToAvoidResolver {
  @FieldResolver(() => Subject, {
    nullable: true,
    description: 'The other, where they are a person of a case.',
  })
  subject(
    @Root() { avoidedId }: PersonToAvoidRow,
    @Ctx() ctx: RequestContext,
  ): Promise<Subject | null> | null {
    return avoidedId === null ? null : subjectInSight(ctx).load(avoidedId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Names and day of birth, where they were said.',
  })
  name(@Root() row: PersonToAvoidRow, @Ctx() ctx: RequestContext): Promise<string | null> {
    return avoidanceWord(ctx, row, 'name');
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why.' })
  words(@Root() row: PersonToAvoidRow, @Ctx() ctx: RequestContext): Promise<string | null> {
    return avoidanceWord(ctx, row, 'words');
  }
}
