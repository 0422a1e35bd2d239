import { ArrayNotEmpty, IsDefined, IsOptional, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ActInput, EditInput, Prose } from '../platform/graphql/act.input.js';
import { says } from '../platform/graphql/input-reasons.js';
import { DayScalar } from '../platform/graphql/schema.js';
import { CallerKind } from './closed-lists.js';

const longestHours = 8760;
const ofHours = says(`must be 1 to ${longestHours} hours`, `devono essere da 1 a ${longestHours} ore`);

@InputType({ description: 'New settings of a district. What is left out stays as it is.' })
export class EditDistrictInput extends EditInput {
  @Field(() => ID, { description: 'The district.' })
  @IsDefined()
  districtId: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Hours for which a figure of an emergency pool is FRESH, 1 to 8760.',
  })
  @IsOptional()
  @Min(1, ofHours)
  @Max(longestHours, ofHours)
  emergencyFreshHours?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Hours after which a figure of an emergency pool is STALE; more than those above.',
  })
  @IsOptional()
  @Min(1, ofHours)
  @Max(longestHours, ofHours)
  emergencyStaleHours?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Hours for which a figure of any other pool is FRESH, 1 to 8760.',
  })
  @IsOptional()
  @Min(1, ofHours)
  @Max(longestHours, ofHours)
  freshHours?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Hours after which a figure of any other pool is STALE; more than those above.',
  })
  @IsOptional()
  @Min(1, ofHours)
  @Max(longestHours, ofHours)
  staleHours?: number | null;

  @Field(() => [CallerKind], {
    nullable: true,
    description: 'Who may call the service: the whole list, at least one.',
  })
  @IsOptional()
  @ArrayNotEmpty(says('must name at least one', 'deve indicarne almeno uno'))
  acceptedCallers?: CallerKind[] | null;
}

@InputType({ description: 'An agreement between two districts.' })
export class MakeAgreementInput extends ActInput {
  @Field(() => ID, { description: 'One district.' })
  @IsDefined()
  districtId: string;

  @Field(() => ID, { description: 'The other district.' })
  @IsDefined()
  partnerId: string;

  @Field(() => DayScalar, { description: 'The first day on which it holds.' })
  @IsDefined()
  validFrom: Date;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'The first day on which it no longer holds; left out while no end is agreed.',
  })
  @IsOptional()
  validUntil?: Date | null;

  @Field(() => String, { nullable: true, description: 'What was agreed, in words, up to 2000 characters.' })
  @IsOptional()
  @Prose(2000)
  note?: string | null;
}

@InputType({ description: 'The end of an agreement.' })
export class EndAgreementInput extends EditInput {
  @Field(() => ID, { description: 'The agreement.' })
  @IsDefined()
  agreementId: string;

  @Field(() => DayScalar, {
    nullable: true,
    description:
      'The first day on which it no longer holds; today, or the day after it began, when left out.',
  })
  @IsOptional()
  endsOn?: Date | null;
}
