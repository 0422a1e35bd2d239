import { IsDefined, IsOptional, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ActInput, EditInput, Line, Prose } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { DayScalar } from '../../platform/graphql/schema.js';
import { CompetenceBasis, Consent, RepresentativeKind } from './closed-lists.js';

const sixDigits = says('is not an ISTAT code of six digits', 'non è un codice ISTAT di sei cifre');
const fiscal = says('must have 11 to 16 letters and digits', 'deve avere da 11 a 16 lettere e cifre');

@InputType({ description: 'Where somebody lives. The office of that Comune finds the case from then on.' })
export class SetResidenceInput extends EditInput {
  @Field(() => ID, { description: 'The person.' })
  @IsDefined()
  subjectId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The Comune: ISTAT code, six digits. Null: not in Italy, or unknown.',
  })
  @IsOptional()
  @Matches(/^\d{6}$/, sixDigits)
  municipality?: string | null;

  @Field(() => CompetenceBasis, { nullable: true, description: 'On what it rests; needed with a Comune.' })
  @IsOptional()
  basis?: CompetenceBasis | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where exactly, up to 500 characters. Kept encrypted.',
  })
  @IsOptional()
  @Prose(500)
  words?: string | null;
}

@InputType({ description: 'Who answers for somebody before the law.' })
export class SetLegalRepresentativeInput extends EditInput {
  @Field(() => ID, { description: 'The person.' })
  @IsDefined()
  subjectId: string;

  @Field(() => RepresentativeKind, { nullable: true, description: 'What they are to them; null for nobody.' })
  @IsOptional()
  kind?: RepresentativeKind | null;

  @Field(() => String, { nullable: true, description: 'Their name, up to 200 characters. Kept encrypted.' })
  @IsOptional()
  @Line(200)
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Their telephone, up to 50 characters. Kept encrypted.',
  })
  @IsOptional()
  @Line(50)
  phone?: string | null;
}

@InputType({ description: 'Consent that was given or refused, or that somebody was informed.' })
export class RecordConsentInput extends EditInput {
  @Field(() => ID, { description: 'The person.' })
  @IsDefined()
  subjectId: string;

  @Field(() => Consent, { description: 'What was agreed or told.' })
  @IsDefined()
  consent: Consent;

  @Field(() => Date, { nullable: true, description: 'When; now when absent, never in the future.' })
  @IsOptional()
  at?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'How, in which language, through whom, up to 2000 characters. Kept encrypted.',
  })
  @IsOptional()
  @Prose(2000)
  note?: string | null;
}

@InputType({
  description:
    'Somebody whom a person must not meet: another person of the district’s cases, a fiscal code, or a name with the day of birth.',
})
export class AvoidPersonInput extends ActInput {
  @Field(() => ID, { description: 'Who must not meet them.' })
  @IsDefined()
  subjectId: string;

  @Field(() => ID, { nullable: true, description: 'Another person of the cases of the district.' })
  @IsOptional()
  avoidedId?: string | null;

  @Field(() => String, { nullable: true, description: 'Or a fiscal code. Kept encrypted.' })
  @IsOptional()
  @Matches(/^\s*[A-Za-z0-9]{11,16}\s*$/, fiscal)
  fiscalCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Or all the names, up to 200 characters. Kept encrypted.',
  })
  @IsOptional()
  @Line(200)
  name?: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'With the day of birth. Kept encrypted.' })
  @IsOptional()
  birthDate?: Date | null;

  @Field(() => String, { nullable: true, description: 'Why, up to 2000 characters. Kept encrypted.' })
  @IsOptional()
  @Prose(2000)
  words?: string | null;
}

@InputType({ description: 'Somebody whom a person may meet again.' })
export class WithdrawAvoidanceInput extends ActInput {
  @Field(() => ID, { description: 'The entry.' })
  @IsDefined()
  avoidanceId: string;
}
