import { ArrayMaxSize, IsUUID, Length, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { says } from '../platform/graphql/input-reasons.js';
import { UnavailabilityReason } from './closed-lists.js';

const isGiven = (_: object, value: unknown) => value !== null && value !== undefined;
const notNegative = says('it cannot be negative.', 'non può essere negativo.');
const notHuge = says('it is too large.', 'è troppo grande.');
const fromOne = says('revisions begin at 1.', 'le revisioni iniziano da 1.');
const aShortNote = says('at most 500 characters.', 'al massimo 500 caratteri.');
const aShortKey = says('1 to 200 characters.', 'da 1 a 200 caratteri.');
const anId = says('it is not an id.', 'non è un identificativo.');
const atMostFifty = says('at most 50.', 'al massimo 50.');
const most = 10_000;

const poolDescription = 'The pool it is about.';
const revisionDescription =
  'The revision of the figures that were seen. If the pool has moved since: STALE_REVISION, with the present figures.';
const keyDescription =
  'A key of your own for this act, 1 to 200 characters: sent again it gives the same outcome and does nothing twice.';

@InputType({
  description: 'A stock-take of a pool: reality, also where it is above what the registry expects.',
})
export class DeclareBedsInput {
  @Field(() => ID, { description: poolDescription })
  poolId: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Places physically occupied at `observedAt`, in the unit of the pool; 0 to 3 × authorised + 20. Give occupied or free, not both.',
  })
  @ValidateIf(isGiven)
  @Min(0, notNegative)
  @Max(most, notHuge)
  occupied?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Places that nobody occupies, from 0 to operable; do not take off what the registry has promised. Give occupied or free, not both.',
  })
  @ValidateIf(isGiven)
  @Min(0, notNegative)
  @Max(most, notHuge)
  free?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'All places that cannot be used now; the total. Unchanged when absent.',
  })
  @ValidateIf(isGiven)
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

  @Field(() => Int, { nullable: true, description: revisionDescription })
  @ValidateIf(isGiven)
  @Min(1, fromOne)
  expectedRevision?: number | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Placements expected here whose guests are among those counted: they arrive in the same act. At most 50. A person must answer for each guest who should have come by now: EXPECTED_GUESTS_UNANSWERED.',
  })
  @ValidateIf(isGiven)
  @ArrayMaxSize(50, atMostFifty)
  @IsUUID(undefined, { each: true, ...anId })
  arrivedPlacementIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'About the places, never about a person; at most 500 characters.',
  })
  @ValidateIf(isGiven)
  @MaxLength(500, aShortNote)
  note?: string | null;

  @Field(() => String, { nullable: true, description: keyDescription })
  @ValidateIf(isGiven)
  @Length(1, 200, aShortKey)
  requestKey?: string | null;
}

@InputType({ description: 'The figures shown are still true.' })
export class ConfirmBedsInput {
  @Field(() => ID, { description: poolDescription })
  poolId: string;

  @Field(() => Int, {
    nullable: true,
    description: `${revisionDescription} Required from links and the console.`,
  })
  @ValidateIf(isGiven)
  @Min(1, fromOne)
  expectedRevision?: number | null;

  @Field(() => String, { nullable: true, description: keyDescription })
  @ValidateIf(isGiven)
  @Length(1, 200, aShortKey)
  requestKey?: string | null;
}

@InputType({ description: 'A shelter answered that it has no bed, without a figure.' })
export class DisputeBedsInput {
  @Field(() => ID, { description: poolDescription })
  poolId: string;

  @Field(() => String, {
    nullable: true,
    description: 'What was said about the places, never about a person; at most 500 characters.',
  })
  @ValidateIf(isGiven)
  @MaxLength(500, aShortNote)
  note?: string | null;

  @Field(() => String, { nullable: true, description: keyDescription })
  @ValidateIf(isGiven)
  @Length(1, 200, aShortKey)
  requestKey?: string | null;
}

@InputType({ description: 'Places left by guests can be used again.' })
export class MarkReadyInput {
  @Field(() => ID, { description: poolDescription })
  poolId: string;

  @Field(() => Int, { nullable: true, description: 'How many, from 1; all that are waiting when absent.' })
  @ValidateIf(isGiven)
  @Min(1, says('at least 1.', 'almeno 1.'))
  @Max(most, notHuge)
  places?: number | null;

  @Field(() => String, { nullable: true, description: keyDescription })
  @ValidateIf(isGiven)
  @Length(1, 200, aShortKey)
  requestKey?: string | null;
}
