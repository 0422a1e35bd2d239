import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsDefined,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { GuestInput } from '../availability/index.js';
import { ActInput, KeyedInput, Prose } from '../platform/graphql/act.input.js';
import { says } from '../platform/graphql/input-reasons.js';

const ofPlaces = says('must be 1 to 20 places', 'devono essere da 1 a 20 posti');
const ofMinutes = says('must be 1 to 120 minutes', 'devono essere da 1 a 120 minuti');
const ofLines = says('must be 1 to 10 pools', 'devono essere da 1 a 10 moduli');
const ofPeople = says('must be at most 20 people', 'devono essere al massimo 20 persone');
const whoComes =
  'People of the case who come here, at most 20. What is known of them now is kept with the placement; the shelter is not told.';
const notEmpty = says('must say why', 'deve indicare il motivo');

@InputType({ description: 'Places in one pool of a group.' })
export class HoldLineInput {
  @Field(() => ID, { description: 'The pool.' })
  @IsDefined()
  poolId: string;

  @Field(() => Int, { description: 'Places, in the unit of the pool; 1 to 20.' })
  @Min(1, ofPlaces)
  @Max(20, ofPlaces)
  places: number;

  @Field(() => [GuestInput], {
    nullable: true,
    description: 'Who would come, anonymously, at most 20. Given them, admission is checked.',
  })
  @IsOptional()
  @ValidateNested({ each: true })
  guests?: GuestInput[] | null;

  @Field(() => [ID], { nullable: true, description: whoComes })
  @IsOptional()
  @ArrayMaxSize(20, ofPeople)
  subjectIds?: string[] | null;
}

@InputType({
  description:
    'Places to keep while the worker telephones. The agreement is always checked (NO_AGREEMENT); with guests, admission too (NOT_ADMITTED).',
})
export class HoldBedsInput extends KeyedInput {
  @Field(() => ID, { description: 'The pool.' })
  @IsDefined()
  poolId: string;

  @Field(() => ID, { description: 'The intervention.' })
  @IsDefined()
  interventionId: string;

  @Field(() => Int, { description: 'Places, in the unit of the pool; 1 to 20.' })
  @Min(1, ofPlaces)
  @Max(20, ofPlaces)
  places: number;

  @Field(() => [GuestInput], {
    nullable: true,
    description: 'Who would come, anonymously, at most 20. Given them, admission is checked.',
  })
  @IsOptional()
  @ValidateNested({ each: true })
  guests?: GuestInput[] | null;

  @Field(() => [ID], { nullable: true, description: whoComes })
  @IsOptional()
  @ArrayMaxSize(20, ofPeople)
  subjectIds?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 60,
    description: 'How long to keep them, 1 to 120 minutes.',
  })
  @IsOptional()
  @Min(1, ofMinutes)
  @Max(120, ofMinutes)
  minutes?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why to hold against admission or without an agreement, up to 500 characters. Kept encrypted.',
  })
  @IsOptional()
  @Prose(500)
  overrideReason?: string | null;
}

@InputType({
  description: 'Places in several pools at once, all or nothing, for people who accept to be split.',
})
export class HoldGroupInput extends KeyedInput {
  @Field(() => ID, { description: 'The intervention.' })
  @IsDefined()
  interventionId: string;

  @Field(() => [HoldLineInput], { description: 'The places, pool by pool; 1 to 10.' })
  @ArrayNotEmpty(ofLines)
  @ArrayMaxSize(10, ofLines)
  @ValidateNested({ each: true })
  lines: HoldLineInput[];

  @Field(() => Int, {
    nullable: true,
    defaultValue: 60,
    description: 'How long to keep them, 1 to 120 minutes.',
  })
  @IsOptional()
  @Min(1, ofMinutes)
  @Max(120, ofMinutes)
  minutes?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why to hold against admission or without an agreement, up to 500 characters. Kept encrypted.',
  })
  @IsOptional()
  @Prose(500)
  overrideReason?: string | null;
}

@InputType({ description: 'A hold to make longer, once.' })
export class ExtendHoldInput extends ActInput {
  @Field(() => ID, { description: 'The placement.' })
  @IsDefined()
  placementId: string;

  @Field(() => Int, { description: 'By how many minutes, 1 to 119: at most 120 after the hold in all.' })
  @Min(1, ofMinutes)
  @Max(120, ofMinutes)
  minutes: number;

  @Field(() => String, { description: 'Why, up to 500 characters. Kept encrypted.' })
  @Matches(/\S/, notEmpty)
  @Prose(500)
  reason: string;
}

@InputType({ description: 'Guests who are already inside, without a hold.' })
export class RecordStayInput extends KeyedInput {
  @Field(() => ID, { description: 'The pool.' })
  @IsDefined()
  poolId: string;

  @Field(() => ID, { description: 'The intervention.' })
  @IsDefined()
  interventionId: string;

  @Field(() => Int, { description: 'Places they take, in the unit of the pool; 1 to 20.' })
  @Min(1, ofPlaces)
  @Max(20, ofPlaces)
  places: number;

  @Field(() => [GuestInput], { nullable: true, description: 'Who they are, anonymously, at most 20.' })
  @IsOptional()
  @ValidateNested({ each: true })
  guests?: GuestInput[] | null;

  @Field(() => [ID], { nullable: true, description: whoComes })
  @IsOptional()
  @ArrayMaxSize(20, ofPeople)
  subjectIds?: string[] | null;

  @Field(() => Date, { description: 'When they arrived; never in the future.' })
  @IsDefined()
  arrivedAt: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Anything to add, up to 2000 characters. Kept encrypted.',
  })
  @IsOptional()
  @Prose(2000)
  note?: string | null;
}
