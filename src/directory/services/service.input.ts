import { ArrayMaxSize, IsDefined, IsOptional, Matches, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ActInput, EditInput, Line, Prose } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { PageArgs } from '../../platform/graphql/page.js';
import { NeedCategory, ServiceKind } from '../closed-lists.js';
import { HoursInput } from '../hours/hours.input.js';
import { ofLanguage, ofManyLanguages } from '../shelters/shelter.input.js';
import { ContactInput } from '../shelters/shelter-keeping.input.js';
import { ServiceCoverage } from './service.entity.js';

@ArgsType()
export class ServicesArgs extends PageArgs {
  @Field(() => ServiceKind, { nullable: true, description: 'Those of this kind.' })
  @IsOptional()
  kind?: ServiceKind | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Those that reach this comune (ISTAT code). Left out: those that reach the district of the caller, or all.',
  })
  @IsOptional()
  municipality?: string | null;

  @Field(() => Date, { nullable: true, description: 'The instant asked; now when left out.' })
  @IsOptional()
  at?: Date | null;
}

@InputType()
abstract class ServiceDetails extends ActInput {
  @Field(() => ID, {
    nullable: true,
    description: 'ISTAT code of the comune where it is; its patron saint counts for the hours.',
  })
  @IsOptional()
  municipality?: string | null;

  @Field(() => [NeedCategory], { nullable: true, description: 'The kinds of need it is for; none: for all.' })
  @IsOptional()
  @ArrayMaxSize(20, says('must be at most 20', 'devono essere al massimo 20'))
  categories?: NeedCategory[] | null;

  @Field(() => [String], { nullable: true, description: 'Languages spoken, ISO 639-1 codes.' })
  @IsOptional()
  @ArrayMaxSize(50, ofManyLanguages)
  @Matches(/^[a-z]{2}$/, { each: true, ...ofLanguage })
  languages?: string[] | null;

  @Field(() => HoursInput, {
    nullable: true,
    description: 'When it answers: the whole of its hours; null: nobody has said.',
  })
  @IsOptional()
  @ValidateNested()
  hours?: HoursInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'What else to know before calling, up to 2000 characters.',
  })
  @IsOptional()
  @Prose(2000)
  note?: string | null;

  @Field(() => [ContactInput], {
    nullable: true,
    description: 'Whom to call: the whole list, in order, at most 20.',
  })
  @IsOptional()
  @ArrayMaxSize(20, says('must be at most 20', 'devono essere al massimo 20'))
  @ValidateNested({ each: true })
  contacts?: ContactInput[] | null;
}

@InputType({ description: 'A new service.' })
export class CreateServiceInput extends ServiceDetails {
  @Field(() => ID, { description: 'The organisation that offers it.' })
  @IsDefined()
  organisationId: string;

  @Field(() => String, { description: 'Its name, up to 200 characters.' })
  @Line(200)
  name: string;

  @Field(() => ServiceKind, { description: 'What it does.' })
  @IsDefined()
  kind: ServiceKind;

  @Field(() => ServiceCoverage, { description: 'How far it reaches.' })
  @IsDefined()
  coverage: ServiceCoverage;

  @Field(() => ID, {
    nullable: true,
    description:
      'The district it belongs to: that of its comune or of the caller when left out; none for a NATIONAL one.',
  })
  @IsOptional()
  districtId?: string | null;
}

@InputType({
  description: 'Changes of a service. What is left out stays as it is; null empties what may be empty.',
})
export class EditServiceInput extends ServiceDetails {
  @Field(() => ID, { description: 'The service.' })
  @IsDefined()
  serviceId: string;

  @Field(() => String, { nullable: true, description: 'Its name, up to 200 characters.' })
  @IsOptional()
  @Line(200)
  name?: string | null;

  @Field(() => ServiceKind, { nullable: true, description: 'What it does.' })
  @IsOptional()
  kind?: ServiceKind | null;

  @Field(() => ServiceCoverage, { nullable: true, description: 'How far it reaches.' })
  @IsOptional()
  coverage?: ServiceCoverage | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The revision that was shown. If it has moved since: STALE_REVISION with the present values.',
  })
  @IsOptional()
  @Min(1, says('must be 1 or more', 'deve essere almeno 1'))
  expectedRevision?: number | null;
}

@InputType({ description: 'The end of a service.' })
export class CloseServiceInput extends EditInput {
  @Field(() => ID, { description: 'The service.' })
  @IsDefined()
  serviceId: string;
}
