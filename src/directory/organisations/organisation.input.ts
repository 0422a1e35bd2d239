import { IsDefined, IsEmail, IsOptional, IsUrl, MaxLength, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ActInput, EditInput, Line } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { PageArgs } from '../../platform/graphql/page.js';
import { LegalForm, OrganisationSector } from '../closed-lists.js';
import { Phone } from '../contacts/phone.input.js';

const ofEmail = says('must be an e-mail address', 'deve essere un indirizzo e-mail');
const ofWebsite = says('must begin with http:// or https://', 'deve iniziare con http:// o https://');
const web = { protocols: ['http', 'https'], require_protocol: true };

@ArgsType()
export class OrganisationsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Any part of the name, up to 100 characters; accents and capitals do not matter. Without a letter or digit it finds nothing.',
  })
  @IsOptional()
  @MaxLength(100, says('must have at most 100 characters', 'deve avere al massimo 100 caratteri'))
  text?: string | null;

  @Field(() => OrganisationSector, { nullable: true, description: 'Those of this class.' })
  @IsOptional()
  sector?: OrganisationSector | null;
}

@InputType()
abstract class OrganisationDetails extends ActInput {
  @Field(() => String, { nullable: true, description: 'Telephone of the office.' })
  @IsOptional()
  @Phone()
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail of the office.' })
  @IsOptional()
  @IsEmail({}, ofEmail)
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Address of its web site, http or https, up to 300 characters.',
  })
  @IsOptional()
  @MaxLength(300, ofWebsite)
  @IsUrl(web, ofWebsite)
  website?: string | null;
}

@InputType({ description: 'A new organisation.' })
export class CreateOrganisationInput extends OrganisationDetails {
  @Field(() => String, { description: 'Its name, up to 200 characters.' })
  @Line(200)
  name: string;

  @Field(() => OrganisationSector, { description: 'Its class in reports.' })
  @IsDefined()
  sector: OrganisationSector;

  @Field(() => LegalForm, { description: 'What it is in law.' })
  @IsDefined()
  legalForm: LegalForm;

  @Field(() => ID, {
    nullable: true,
    description: 'The district whose coordinator keeps it; for a coordinator, their own.',
  })
  @IsOptional()
  districtId?: string | null;
}

@InputType({
  description: 'Changes of an organisation. What is left out stays as it is; null empties what may be empty.',
})
export class EditOrganisationInput extends OrganisationDetails {
  @Field(() => ID, { description: 'The organisation.' })
  @IsDefined()
  organisationId: string;

  @Field(() => String, { nullable: true, description: 'Its name, up to 200 characters.' })
  @IsOptional()
  @Line(200)
  name?: string | null;

  @Field(() => OrganisationSector, { nullable: true, description: 'Its class in reports.' })
  @IsOptional()
  sector?: OrganisationSector | null;

  @Field(() => LegalForm, { nullable: true, description: 'What it is in law.' })
  @IsOptional()
  legalForm?: LegalForm | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The revision that was shown. If it has moved since: STALE_REVISION with the present values.',
  })
  @IsOptional()
  @Min(1, says('must be 1 or more', 'deve essere almeno 1'))
  expectedRevision?: number | null;
}

@InputType({ description: 'The end of an organisation.' })
export class CloseOrganisationInput extends EditInput {
  @Field(() => ID, { description: 'The organisation.' })
  @IsDefined()
  organisationId: string;
}
