import { IsDefined, IsOptional, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ActInput, Prose } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';

const places = says('must be 1 to 5000', 'deve essere da 1 a 5000');

@InputType({ description: 'Places that are expected to be free.' })
export class ExpectReleasesInput extends ActInput {
  @Field(() => ID, { description: 'The pool.' })
  @IsDefined()
  poolId: string;

  @Field(() => Int, { description: 'How many places, in the unit of the pool.' })
  @Min(1, places)
  @Max(5000, places)
  places: number;

  @Field(() => Date, { description: 'From when; ahead, within a week.' })
  @IsDefined()
  at: Date;

  @Field(() => String, {
    nullable: true,
    description: 'About the places, never about a person; at most 500 characters.',
  })
  @IsOptional()
  @Prose(500)
  note?: string | null;
}

@InputType({ description: 'Places that are not expected any more.' })
export class WithdrawReleaseInput extends ActInput {
  @Field(() => ID, { description: 'The pool.' })
  @IsDefined()
  poolId: string;

  @Field(() => ID, { description: 'What was said.' })
  @IsDefined()
  releaseId: string;
}
