import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/context.js';
import type { SubjectInSight } from './subject.types.js';
import { Subject } from './subject.types.js';
import { wordOf } from './subject-words.js';

/** What identifies somebody: for the team of the case, and each reading is written down. */
@Resolver(() => Subject)
export class SubjectIdentityResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Given names; for the team of the case.' })
  givenName(@Root() subject: SubjectInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return wordOf(ctx, subject, 'givenName');
  }

  @FieldResolver(() => String, { nullable: true, description: 'Family names; for the team of the case.' })
  familyName(@Root() subject: SubjectInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return wordOf(ctx, subject, 'familyName');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The day of birth, `2001-11-23`; for the team of the case.',
  })
  birthDate(@Root() subject: SubjectInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return wordOf(ctx, subject, 'birthDate');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where they were born; for the team of the case.',
  })
  birthPlace(@Root() subject: SubjectInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return wordOf(ctx, subject, 'birthPlace');
  }

  @FieldResolver(() => String, { nullable: true, description: 'The fiscal code; for the team of the case.' })
  fiscalCode(@Root() subject: SubjectInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return wordOf(ctx, subject, 'fiscalCode');
  }

  @FieldResolver(() => String, { nullable: true, description: 'Citizenship; for the team of the case.' })
  citizenship(@Root() subject: SubjectInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return wordOf(ctx, subject, 'citizenship');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'A telephone of theirs; for the team of the case.',
  })
  phone(@Root() subject: SubjectInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return wordOf(ctx, subject, 'phone');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the team wrote down of them; for the team of the case.',
  })
  notes(@Root() subject: SubjectInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return wordOf(ctx, subject, 'notes');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where exactly they live; for the team of the case.',
  })
  residenceWords(@Root() subject: SubjectInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return wordOf(ctx, subject, 'residence');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who answers for them before the law; for the team of the case.',
  })
  representativeName(@Root() subject: SubjectInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return wordOf(ctx, subject, 'representativeName');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The telephone of who answers for them; for the team of the case.',
  })
  representativePhone(@Root() subject: SubjectInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return wordOf(ctx, subject, 'representativePhone');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'How consent or information was given; for the team of the case.',
  })
  consentNote(@Root() subject: SubjectInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return wordOf(ctx, subject, 'consentNote');
  }
}
