import { ArrayMaxSize, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ActInput, EditInput, Prose } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { UnavailabilityReason } from '../closed-lists.js';

const notNegative = says('it cannot be negative.', 'non può essere negativo.');
const notHuge = says('it is too large.', 'è troppo grande.');
const anId = says('it is not an id.', 'non è un identificativo.');
const atMostFifty = says('at most 50.', 'al massimo 50.');
const most = 10_000;

const poolDescription = 'The pool it is about.';

@InputType({
  description: 'A stock-take of a pool: reality, also where it is above what the registry expects.',
})
export class DeclareBedsInput extends EditInput {
  @Field(() => ID, { description: poolDescription })
  poolId: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Places physically occupied at `observedAt`, in the unit of the pool; 0 to 3 × authorised + 20. Give occupied or free, not both.',
  })
  @IsOptional()
  @Min(0, notNegative)
  @Max(most, notHuge)
  occupied?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Places that nobody occupies, from 0 to operable; do not take off what the registry has promised. Give occupied or free, not both.',
  })
  @IsOptional()
  @Min(0, notNegative)
  @Max(most, notHuge)
  free?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'All places that cannot be used now; the total. Unchanged when absent.',
  })
  @IsOptional()
  @Min(0, notNegative)
  @Max(most, notHuge)
  outOfService?: number | null;

  @Field(() => UnavailabilityReason, {
    nullable: true,
    description: 'Why the places out of service became more or fewer; OTHER when absent.',
  })
  outOfServiceReason?: UnavailabilityReason | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'When it was counted; now when absent, never in the future. Arrivals and departures after it are applied on top. Older than the newest count: kept, changes nothing.',
  })
  observedAt?: Date | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Placements expected here whose guests are among those counted: they arrive in the same act. At most 50. A person must answer for each guest who should have come by now: EXPECTED_GUESTS_UNANSWERED.',
  })
  @IsOptional()
  @ArrayMaxSize(50, atMostFifty)
  @IsUUID(undefined, { each: true, ...anId })
  arrivedPlacementIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'About the places, never about a person; at most 500 characters.',
  })
  @IsOptional()
  @Prose(500)
  note?: string | null;
}

@InputType({
  description:
    'The figures shown are still true. Links and the console always send the revision that was shown.',
})
export class ConfirmBedsInput extends EditInput {
  @Field(() => ID, { description: poolDescription })
  poolId: string;
}

@InputType({ description: 'A shelter answered that it has no bed, without a figure.' })
export class DisputeBedsInput extends ActInput {
  @Field(() => ID, { description: poolDescription })
  poolId: string;

  @Field(() => String, {
    nullable: true,
    description: 'What was said about the places, never about a person; at most 500 characters.',
  })
  @IsOptional()
  @Prose(500)
  note?: string | null;
}

@InputType({ description: 'Places left by guests can be used again.' })
export class MarkReadyInput extends ActInput {
  @Field(() => ID, { description: poolDescription })
  poolId: string;

  @Field(() => Int, { nullable: true, description: 'How many, from 1; all that are waiting when absent.' })
  @IsOptional()
  @Min(1, says('at least 1.', 'almeno 1.'))
  @Max(most, notHuge)
  places?: number | null;
}
