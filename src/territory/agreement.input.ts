import { IsDefined, IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ActInput, EditInput, Prose } from '../platform/graphql/act.input.js';
import { DayScalar } from '../platform/graphql/schema.js';

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
