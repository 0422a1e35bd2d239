import { ArrayMaxSize, IsDefined, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ActInput, Prose } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { PageArgs } from '../../platform/graphql/page.js';
import { DeadlineKind } from '../closed-lists.js';

@InputType({ description: 'Which deadlines. What is left out does not narrow.' })
export class DeadlineFilter {
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'True: only those that run; false: only those that are over; null: both.',
  })
  @IsOptional()
  running?: boolean | null;

  @Field(() => [DeadlineKind], { nullable: true, description: 'Of these kinds, at most 20.' })
  @IsOptional()
  @ArrayMaxSize(20, says('must be at most 20', 'deve contenerne al massimo 20'))
  kinds?: DeadlineKind[] | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Due before this instant; for an office, on days before it.',
  })
  @IsOptional()
  dueBefore?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only what the caller has to do in cases that are theirs.',
  })
  @IsOptional()
  mine?: boolean | null;
}

@ArgsType()
export class DeadlinesArgs extends PageArgs {
  @Field(() => DeadlineFilter, {
    nullable: true,
    description: 'Which ones; all that run within sight when absent.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: DeadlineFilter | null;
}

@InputType({ description: 'What was due was done.' })
export class FulfilDeadlineInput extends ActInput {
  @Field(() => ID, { description: 'The deadline.' })
  @IsDefined()
  deadlineId: string;

  @Field(() => Date, {
    nullable: true,
    description: 'When it was done; now when absent, never in the future.',
  })
  @IsOptional()
  at?: Date | null;

  @Field(() => String, {
    description:
      'What shows it: who was told, by which way, a protocol number. Up to 2000 characters, kept encrypted.',
  })
  @IsDefined()
  @Prose(2000)
  evidence: string;
}

@InputType({ description: 'A deadline that does not apply, or applies no more.' })
export class CancelDeadlineInput extends ActInput {
  @Field(() => ID, { description: 'The deadline.' })
  @IsDefined()
  deadlineId: string;

  @Field(() => String, { description: 'Why, up to 2000 characters. Kept encrypted.' })
  @IsDefined()
  @Prose(2000)
  reason: string;
}

@InputType({ description: 'The term of a prosecutor or a court, to be watched.' })
export class WatchDeadlineInput extends ActInput {
  @Field(() => ID, { description: 'The intervention.' })
  @IsDefined()
  interventionId: string;

  @Field(() => DeadlineKind, {
    description: 'ART403_PROSECUTOR_REQUEST, ART403_COURT_DECREE or ART403_HEARING.',
  })
  @IsDefined()
  kind: DeadlineKind;

  @Field(() => Date, {
    description: 'When the step before it was done: transmission, request or decree; never in the future.',
  })
  @IsDefined()
  from: Date;
}

@InputType({ description: 'A child who was brought to safety under art. 403 of the civil code.' })
export class RecordRemovalInput extends ActInput {
  @Field(() => ID, { description: 'The intervention.' })
  @IsDefined()
  interventionId: string;

  @Field(() => Date, {
    nullable: true,
    description: 'When the child was brought to safety; now when absent, never in the future.',
  })
  @IsOptional()
  at?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who decided, and why: up to 2000 characters. Kept encrypted.',
  })
  @IsOptional()
  @Prose(2000)
  words?: string | null;
}

@InputType({ description: 'An unaccompanied foreign minor who was found.' })
export class RecordMinorFoundInput extends ActInput {
  @Field(() => ID, { description: 'The intervention.' })
  @IsDefined()
  interventionId: string;

  @Field(() => Date, { nullable: true, description: 'When; now when absent, never in the future.' })
  @IsOptional()
  at?: Date | null;
}

@InputType({ description: 'A breach of personal data that somebody became aware of.' })
export class RecordDataBreachInput extends ActInput {
  @Field(() => Date, {
    nullable: true,
    description: 'Since when it is known; now when absent, never in the future.',
  })
  @IsOptional()
  at?: Date | null;

  @Field(() => String, {
    description: 'What happened, without names, up to 2000 characters. Kept encrypted.',
  })
  @IsDefined()
  @Prose(2000)
  words: string;
}
