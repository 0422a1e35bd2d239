import { ArrayNotEmpty, IsDefined, IsOptional, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { NeedCategory } from '../../directory/index.js';
import { ActInput, EditInput, Line } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { CountedIn } from '../closed-lists.js';

const mostPlaces = 5000;
const someWords = 'up to 100 characters; a code name without any comune where the shelter is guarded';
const ofPlaces = says(`must be 0 to ${mostPlaces}`, `deve essere tra 0 e ${mostPlaces}`);
const ofBeds = says('must be 1 to 20', 'deve essere tra 1 e 20');
const atLeastOne = says('must name at least one', 'deve indicarne almeno una');

@InputType({ description: 'New places of a shelter that are counted together.' })
export class CreatePoolInput extends ActInput {
  @Field(() => ID, { description: 'The shelter they belong to.' })
  @IsDefined()
  shelterId: string;

  @Field(() => String, { description: `Their name, ${someWords}.` })
  @Line(100)
  name: string;

  @Field(() => CountedIn, {
    nullable: true,
    defaultValue: CountedIn.BED,
    description: 'The unit of every figure; it never changes.',
  })
  @IsOptional()
  countedIn?: CountedIn | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Beds in each room, 1 to 20: needed when counted in rooms, and only then. It never changes.',
  })
  @IsOptional()
  @Min(1, ofBeds)
  @Max(20, ofBeds)
  bedsPerRoom?: number | null;

  @Field(() => [NeedCategory], { description: 'The kinds of need they serve, at least one.' })
  @ArrayNotEmpty(atLeastOne)
  categories: NeedCategory[];

  @Field(() => Int, { description: 'Places the shelter is authorised for, 0 to 5000.' })
  @Min(0, ofPlaces)
  @Max(mostPlaces, ofPlaces)
  authorised: number;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Kept for emergencies: the figures age sooner.',
  })
  @IsOptional()
  emergency?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'Whether a place can be used again as soon as its guest has left.',
  })
  @IsOptional()
  reopensAutomatically?: boolean | null;
}

@InputType({ description: 'What changes in a pool; what is left out stays.' })
export class EditPoolInput extends EditInput {
  @Field(() => ID, { description: 'The pool.' })
  @IsDefined()
  poolId: string;

  @Field(() => String, { nullable: true, description: `Its name, ${someWords}.` })
  @IsOptional()
  @Line(100)
  name?: string | null;

  @Field(() => [NeedCategory], {
    nullable: true,
    description: 'The kinds of need it serves: the whole list, at least one.',
  })
  @IsOptional()
  @ArrayNotEmpty(atLeastOne)
  categories?: NeedCategory[] | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Places the shelter is authorised for, 0 to 5000. Fewer than are inside or expected: the pool is overcommitted, nobody is dropped.',
  })
  @IsOptional()
  @Min(0, ofPlaces)
  @Max(mostPlaces, ofPlaces)
  authorised?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Kept for emergencies: the figures age sooner.' })
  @IsOptional()
  emergency?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a place can be used again as soon as its guest has left.',
  })
  @IsOptional()
  reopensAutomatically?: boolean | null;
}

@InputType({ description: 'Which pool closes or opens again.' })
export class PoolActInput extends EditInput {
  @Field(() => ID, { description: 'The pool.' })
  @IsDefined()
  poolId: string;
}

@InputType({ description: 'Extra places for a while, as in a cold spell.' })
export class SetSurgeInput extends EditInput {
  @Field(() => ID, { description: 'The pool.' })
  @IsDefined()
  poolId: string;

  @Field(() => Int, { description: 'How many extra places, 0 to 5000; 0 switches them off.' })
  @Min(0, ofPlaces)
  @Max(mostPlaces, ofPlaces)
  places: number;

  @Field(() => Date, {
    nullable: true,
    description: 'They vanish by themselves at this instant, in the future; absent: until switched off.',
  })
  @IsOptional()
  until?: Date | null;
}
