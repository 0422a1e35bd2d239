import { ArrayMaxSize, IsDefined, IsOptional, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ActInput, Prose } from '../platform/graphql/act.input.js';
import { says } from '../platform/graphql/input-reasons.js';
import { PlacementState, RefusalActor, RefusalReason } from './closed-lists.js';

const ofPlaces = says('must be 1 to 20 places', 'devono essere da 1 a 20 posti');

@InputType({ description: 'A placement, and what happened with it.' })
export class PlacementInput extends ActInput {
  @Field(() => ID, { description: 'The placement.' })
  @IsDefined()
  placementId: string;

  @Field(() => Int, {
    nullable: true,
    description: 'At arrival: fewer may have come than were promised; 1 to 20.',
  })
  @IsOptional()
  @Min(1, ofPlaces)
  @Max(20, ofPlaces)
  places?: number | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'At confirmation: when the guests should have arrived, within 7 days; in three hours when absent.',
  })
  @IsOptional()
  expectedBy?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Anything to add, up to 2000 characters. Kept encrypted.',
  })
  @IsOptional()
  @Prose(2000)
  note?: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'At arrival, no-show and end: when it happened; now when absent, never in the future.',
  })
  @IsOptional()
  at?: Date | null;
}

@InputType({ description: 'What the patrol was told.' })
export class TellCallerInput extends ActInput {
  @Field(() => ID, { description: 'The intervention.' })
  @IsDefined()
  interventionId: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      'The placements it was about, at most 10; all those confirmed when absent, none when there is no solution.',
  })
  @IsOptional()
  @ArrayMaxSize(10, says('must be at most 10 placements', 'devono essere al massimo 10 collocamenti'))
  placementIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'To whom, up to 200 characters. Kept encrypted.' })
  @IsOptional()
  @Prose(200)
  toldTo?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'With which words, up to 2000 characters; the directions when absent. Kept encrypted.',
  })
  @IsOptional()
  @Prose(2000)
  words?: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When the guests left for the shelter; never in the future.',
  })
  @IsOptional()
  departedForAt?: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When it was told; now when absent, never in the future.',
  })
  @IsOptional()
  at?: Date | null;
}

@InputType({ description: 'A no: who said it, and why.' })
export class RefusePlacementInput extends ActInput {
  @Field(() => ID, { description: 'The placement.' })
  @IsDefined()
  placementId: string;

  @Field(() => RefusalActor, { description: 'Who said no.' })
  @IsDefined()
  actor: RefusalActor;

  @Field(() => RefusalReason, {
    description: 'Why: one of the reasons of that actor. NOT_SUITABLE is never entered.',
  })
  @IsDefined()
  reason: RefusalReason;

  @Field(() => String, {
    nullable: true,
    description: 'Anything to add, up to 2000 characters. Kept encrypted.',
  })
  @IsOptional()
  @Prose(2000)
  note?: string | null;
}

@InputType({ description: 'Which placements; all of those within sight when empty.' })
export class PlacementFilter {
  @Field(() => ID, { nullable: true, description: 'In this pool.' })
  @IsOptional()
  poolId?: string | null;

  @Field(() => [PlacementState], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  states?: PlacementState[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those on the way: held or confirmed, and not arrived.',
  })
  @IsOptional()
  expected?: boolean | null;
}
