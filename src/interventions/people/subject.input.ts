import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsDefined,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Sex } from '../../directory/index.js';
import { ActInput, EditInput, Line, Prose } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { DayScalar } from '../../platform/graphql/schema.js';
import { AgeBand, HouseholdRole, Identification } from './closed-lists.js';

const ofYears = says('must be 0 to 120 years', 'devono essere da 0 a 120 anni');
const twoLetters = says('is not a code of ISO 639-1', 'non è un codice ISO 639-1');
const ofLanguages = says('must be at most 10', 'possono essere al massimo 10');
const ofMembers = says('must be 1 to 20 people', 'devono essere da 1 a 20 persone');
const fiscal = says('must have 11 to 16 letters and digits', 'deve avere da 11 a 16 lettere e cifre');
const kept = 'What is left out stays; null empties it.';

/** What is said of somebody in clear. */
@InputType()
abstract class FactsFields extends EditInput {
  @Field(() => Sex, { nullable: true, description: `The sex. ${kept}` })
  @IsOptional()
  sex?: Sex | null;

  @Field(() => AgeBand, { nullable: true, description: 'About how old: this, or `ageFrom` and `ageTo`.' })
  @IsOptional()
  ageBand?: AgeBand | null;

  @Field(() => Int, { nullable: true, description: 'The least age in completed years, 0 to 120.' })
  @IsOptional()
  @Min(0, ofYears)
  @Max(120, ofYears)
  ageFrom?: number | null;

  @Field(() => Int, { nullable: true, description: 'The greatest age, 0 to 120; `ageFrom` when absent.' })
  @IsOptional()
  @Min(0, ofYears)
  @Max(120, ofYears)
  ageTo?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Treated as a minor, where the age leaves a doubt. Left out: as the age says.',
  })
  @IsOptional()
  minor?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Without a parent or guardian at hand.' })
  @IsOptional()
  unaccompanied?: boolean | null;

  @Field(() => [String], {
    nullable: true,
    description: 'All languages spoken, as codes of ISO 639-1, at most 10.',
  })
  @IsOptional()
  @ArrayMaxSize(10, ofLanguages)
  @Matches(/^[a-z]{2}$/, { each: true, ...twoLetters })
  languages?: string[] | null;
}

/** Who it is, and what is said of them in words. */
@InputType()
abstract class IdentityFields extends FactsFields {
  @Field(() => String, {
    nullable: true,
    description: `Given names, up to 200 characters. Kept encrypted. ${kept}`,
  })
  @IsOptional()
  @Line(200)
  givenName?: string | null;

  @Field(() => String, { nullable: true, description: 'Family names, up to 200 characters. Kept encrypted.' })
  @IsOptional()
  @Line(200)
  familyName?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'The day of birth; the age follows from it. Kept encrypted.',
  })
  @IsOptional()
  birthDate?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where they were born, up to 200 characters. Kept encrypted.',
  })
  @IsOptional()
  @Line(200)
  birthPlace?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The fiscal code, or a provisional or STP code: 11 to 16 letters and digits. Kept encrypted.',
  })
  @IsOptional()
  @Matches(/^\s*[A-Za-z0-9]{11,16}\s*$/, fiscal)
  fiscalCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Citizenship, up to 100 characters. Kept encrypted.' })
  @IsOptional()
  @Line(100)
  citizenship?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A telephone of theirs, up to 50 characters. Kept encrypted.',
  })
  @IsOptional()
  @Line(50)
  phone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Anything to add, up to 5000 characters. Kept encrypted.',
  })
  @IsOptional()
  @Prose(5000)
  notes?: string | null;
}

@InputType({ description: 'Somebody of a case, with whatever is known: sex and age at sight will do.' })
export class AddSubjectInput extends IdentityFields {
  @Field(() => ID, { description: 'The intervention.' })
  @IsDefined()
  interventionId: string;

  @Field(() => Identification, {
    nullable: true,
    description:
      'How well it is known who it is. Left out: DECLARED with a name, ESTIMATED with sex or age, else UNKNOWN.',
  })
  @IsOptional()
  identification?: Identification | null;
}

@InputType({ description: 'Who somebody is, now that it is known.' })
export class IdentifySubjectInput extends IdentityFields {
  @Field(() => ID, { description: 'The person.' })
  @IsDefined()
  subjectId: string;

  @Field(() => Identification, {
    description: 'On what it rests: IDENTIFIED by a document, DECLARED by the person.',
  })
  @IsDefined()
  identification: Identification;
}

@InputType({ description: `What was wrong about somebody. ${kept}` })
export class CorrectSubjectInput extends IdentityFields {
  @Field(() => ID, { description: 'The person.' })
  @IsDefined()
  subjectId: string;

  @Field(() => Identification, { nullable: true, description: 'How well it is known who it is.' })
  @IsOptional()
  identification?: Identification | null;
}

@InputType({ description: 'Two records of one district that are one person.' })
export class MergeSubjectsInput extends ActInput {
  @Field(() => ID, { description: 'The record to go on with.' })
  @IsDefined()
  keptId: string;

  @Field(() => ID, { description: 'The record that stands behind it from now on.' })
  @IsDefined()
  mergedId: string;
}

@InputType({ description: 'A merge to take back.' })
export class UnmergeSubjectsInput extends ActInput {
  @Field(() => ID, { description: 'The record that was merged into another.' })
  @IsDefined()
  mergedId: string;
}

@InputType({ description: 'One of a household.' })
export class HouseholdMemberInput {
  @Field(() => ID, { description: 'The person.' })
  @IsDefined()
  subjectId: string;

  @Field(() => HouseholdRole, {
    nullable: true,
    description: 'What they are to the others; left out when unknown.',
  })
  @IsOptional()
  role?: HouseholdRole | null;
}

@InputType({
  description: 'Who stays together: the whole household. One alone leaves the household they were in.',
})
export class LinkHouseholdInput extends ActInput {
  @Field(() => ID, { description: 'The intervention.' })
  @IsDefined()
  interventionId: string;

  @Field(() => [HouseholdMemberInput], { description: 'All who stay together, 1 to 20.' })
  @ArrayNotEmpty(ofMembers)
  @ArrayMaxSize(20, ofMembers)
  @ValidateNested({ each: true })
  members: HouseholdMemberInput[];
}
