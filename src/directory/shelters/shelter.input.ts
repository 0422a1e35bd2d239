import {
  ArrayMaxSize,
  IsBoolean,
  IsDefined,
  IsLatitude,
  IsLongitude,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import { ActInput, EditInput, Line, Prose } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { PageArgs } from '../../platform/graphql/page.js';
import { NeedCategory, OrganisationSector, Secrecy, ShelterKind } from '../closed-lists.js';
import { Phone } from '../contacts/phone.input.js';

const ofDays = says('must be 1 to 3650 days', 'deve essere da 1 a 3650 giorni');
const ofPlace = says('is not a position', 'non è una posizione');
export const ofLanguage = says(
  'must be ISO 639-1 codes, two small letters',
  'devono essere codici ISO 639-1, due lettere minuscole',
);
export const ofManyLanguages = says('must be at most 50', 'devono essere al massimo 50');

@InputType({ description: 'Which shelters to list; what is left out does not narrow the list.' })
export class ShelterFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Any part of the name, of the organisation shown or of the comune, up to 100 characters; accents and capitals do not matter. Without a letter or digit it finds nothing.',
  })
  @IsOptional()
  @MaxLength(100, says('must have at most 100 characters', 'deve avere al massimo 100 caratteri'))
  text?: string | null;

  @Field(() => NeedCategory, { nullable: true, description: 'Those with a pool for this kind of need.' })
  @IsOptional()
  category?: NeedCategory | null;

  @Field(() => ID, { nullable: true, description: 'Those in this comune (ISTAT code); never a guarded one.' })
  @IsOptional()
  municipality?: string | null;

  @Field(() => OrganisationSector, {
    nullable: true,
    description: 'Those whose organisation shown is of this class.',
  })
  @IsOptional()
  sector?: OrganisationSector | null;

  @Field(() => ShelterKind, { nullable: true, description: 'Those of this kind.' })
  @IsOptional()
  kind?: ShelterKind | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Those of this district; guarded ones by their told area.',
  })
  @IsOptional()
  districtId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Those shown under this organisation.' })
  @IsOptional()
  organisationId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Only those of the organisation one acts for.',
  })
  @IsOptional()
  @IsBoolean()
  own?: boolean | null;
}

@ArgsType()
export class SheltersArgs extends PageArgs {
  @Field(() => ShelterFilter, { nullable: true, description: 'Which shelters.' })
  @IsOptional()
  filter?: ShelterFilter | null;
}

@InputType()
abstract class ShelterDetails extends ActInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The organisation shown in place of the true one. A guarded shelter needs it: the gateway.',
  })
  @IsOptional()
  gatewayId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'ISTAT code of its comune. An open shelter needs it; a guarded one has none here.',
  })
  @IsOptional()
  municipality?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Street and number, up to 200 characters; never for a guarded shelter.',
  })
  @IsOptional()
  @Line(200)
  address?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Degrees north, with the longitude; the middle of the comune when left out.',
  })
  @IsOptional()
  @IsLatitude(ofPlace)
  latitude?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Degrees east, with the latitude; the middle of the comune when left out.',
  })
  @IsOptional()
  @IsLongitude(ofPlace)
  longitude?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Telephone that everybody may know; never for a guarded shelter: use its contacts.',
  })
  @IsOptional()
  @Phone()
  phone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What else to know, up to 2000 characters; never for a guarded shelter.',
  })
  @IsOptional()
  @Prose(2000)
  note?: string | null;

  @Field(() => [String], { nullable: true, description: 'Languages spoken there, ISO 639-1 codes.' })
  @IsOptional()
  @ArrayMaxSize(50, ofManyLanguages)
  @Matches(/^[a-z]{2}$/, { each: true, ...ofLanguage })
  languages?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'After how many days a stay is reviewed, 1 to 3650; 15 for a new shelter.',
  })
  @IsOptional()
  @Min(1, ofDays)
  @Max(3650, ofDays)
  stayDays?: number | null;
}

@InputType({ description: 'A new shelter.' })
export class CreateShelterInput extends ShelterDetails {
  @Field(() => ID, { description: 'The organisation that runs it.' })
  @IsDefined()
  organisationId: string;

  @Field(() => String, {
    description: 'Its name, up to 100 characters; a code name that names no comune where it is guarded.',
  })
  @Line(100)
  name: string;

  @Field(() => ShelterKind, { description: 'What kind of place it is.' })
  @IsDefined()
  kind: ShelterKind;

  @Field(() => Secrecy, {
    description: 'How much of it may be known. Guarded ones are made by the coordinator of their district.',
  })
  @IsDefined()
  secrecy: Secrecy;

  @Field(() => ID, {
    nullable: true,
    description:
      'District of a guarded shelter, that of the caller when left out; an open one lies in that of its comune.',
  })
  @IsOptional()
  districtId?: string | null;
}

@InputType({
  description: 'Changes of a shelter. What is left out stays as it is; null empties what may be empty.',
})
export class EditShelterInput extends ShelterDetails {
  @Field(() => ID, { description: 'The shelter.' })
  @IsDefined()
  shelterId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The organisation that runs it; not for operators to change.',
  })
  @IsOptional()
  organisationId?: string | null;

  @Field(() => String, { nullable: true, description: 'Its name, up to 100 characters.' })
  @IsOptional()
  @Line(100)
  name?: string | null;

  @Field(() => ShelterKind, { nullable: true, description: 'What kind of place it is.' })
  @IsOptional()
  kind?: ShelterKind | null;

  @Field(() => Secrecy, {
    nullable: true,
    description: 'How much of it may be known; not for operators to change.',
  })
  @IsOptional()
  secrecy?: Secrecy | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The revision that was shown. If it has moved since: STALE_REVISION with the present values.',
  })
  @IsOptional()
  @Min(1, says('must be 1 or more', 'deve essere almeno 1'))
  expectedRevision?: number | null;
}

@InputType({ description: 'The end of a shelter.' })
export class CloseShelterInput extends EditInput {
  @Field(() => ID, { description: 'The shelter.' })
  @IsDefined()
  shelterId: string;
}
