import { ArrayMaxSize, IsDefined, IsOptional } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ActInput, Prose } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { CriterionKind, Effect } from '../closed-lists.js';

@InputType({ description: 'One line of what a shelter says about whom it admits to a pool.' })
export class StateCriterionInput extends ActInput {
  @Field(() => ID, { description: 'The pool.' })
  @IsDefined()
  poolId: string;

  @Field(() => CriterionKind, {
    description: 'What it is about; not one of those that the registry says itself.',
  })
  @IsDefined()
  kind: CriterionKind;

  @Field(() => Effect, { description: 'What it does when it holds.' })
  @IsDefined()
  effect: Effect;

  @Field(() => Int, {
    nullable: true,
    description: 'Years (0 to 120), people (1 to 20) or children (0 to 19), for kinds that take a number.',
  })
  @IsOptional()
  number?: number | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Values of Sex or NeedCategory, or ISO 639-1 codes, for kinds that take words; at most 50.',
  })
  @IsOptional()
  @ArrayMaxSize(50, says('must be at most 50', 'devono essere al massimo 50'))
  words?: string[] | null;

  @Field(() => Date, { nullable: true, description: 'In force from this instant; at once when left out.' })
  @IsOptional()
  validFrom?: Date | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'In force up to, and not at, this instant: "tonight no men" expires by itself. Until withdrawn when left out.',
  })
  @IsOptional()
  validUntil?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'What else the shelter says, up to 500 characters; never for a guarded one.',
  })
  @IsOptional()
  @Prose(500)
  note?: string | null;
}

@InputType({ description: 'A criterion that no longer stands.' })
export class WithdrawCriterionInput extends ActInput {
  @Field(() => ID, { description: 'The criterion.' })
  @IsDefined()
  criterionId: string;
}
