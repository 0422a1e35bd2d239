import { ArrayMaxSize, IsDefined, IsOptional, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ActInput, Prose } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { ContactAnswer, ContactParty } from '../closed-lists.js';

const ofPeople = says('must be at most 20 people', 'devono essere al massimo 20 persone');
const notEmpty = says('must say what', 'deve dire che cosa');

/** Something that was done in a case, with words that are sealed. */
@InputType()
abstract class DoingInput extends ActInput {
  @Field(() => ID, { description: 'The intervention.' })
  @IsDefined()
  interventionId: string;

  @Field(() => String, {
    nullable: true,
    description: 'What was said or done, up to 2000 characters. Kept encrypted.',
  })
  @IsOptional()
  @Prose(2000)
  words?: string | null;

  @Field(() => Date, { nullable: true, description: 'When; now when absent, never in the future.' })
  @IsOptional()
  at?: Date | null;
}

@InputType({ description: 'Somebody who was asked for help, and what they answered.' })
export class RecordContactInput extends DoingInput {
  @Field(() => ContactParty, { description: 'Who was asked.' })
  @IsDefined()
  party: ContactParty;

  @Field(() => ContactAnswer, { description: 'What they answered.' })
  @IsDefined()
  answer: ContactAnswer;

  @Field(() => ID, { nullable: true, description: 'The shelter, where it was one.' })
  @IsOptional()
  shelterId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The service, where it was one.' })
  @IsOptional()
  serviceId?: string | null;

  @Field(() => String, { nullable: true, description: 'Who spoke, up to 200 characters. Kept encrypted.' })
  @IsOptional()
  @Prose(200)
  spokeTo?: string | null;
}

/** Something that was done with people of the case. */
@InputType()
abstract class DoingWithPeopleInput extends DoingInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'The people of the case it was about, at most 20; all of them when absent.',
  })
  @IsOptional()
  @ArrayMaxSize(20, ofPeople)
  subjectIds?: string[] | null;
}

@InputType({ description: 'People who were taken somewhere.' })
export class RecordTransportInput extends DoingWithPeopleInput {
  @Field(() => String, {
    description:
      'Who takes charge of them, up to 200 characters: a patrol, a volunteer, a taxi. Kept encrypted.',
  })
  @Matches(/\S/, notEmpty)
  @Prose(200)
  inChargeOf: string;
}

@InputType({ description: 'People who were accompanied to a hospital.' })
export class RecordAccompanimentInput extends DoingWithPeopleInput {
  @Field(() => String, {
    nullable: true,
    description: 'Who stays with them, up to 200 characters. Kept encrypted.',
  })
  @IsOptional()
  @Prose(200)
  accompaniedBy?: string | null;
}

@InputType({ description: 'A service or another resource that was put to work.' })
export class MobiliseResourceInput extends DoingInput {
  @Field(() => ID, { nullable: true, description: 'The service, where it is in the directory.' })
  @IsOptional()
  serviceId?: string | null;

  @Field(() => String, { description: 'What it does or brings, up to 200 characters. Kept encrypted.' })
  @Matches(/\S/, notEmpty)
  @Prose(200)
  resource: string;
}
