import { ArrayMaxSize, IsBoolean, IsDefined, IsOptional, Matches, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { CriterionKind, NeedCategory, Sex } from '../../directory/index.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { Ring } from '../../territory/index.js';

const sixDigits = says('is not an ISTAT code of six digits', 'non è un codice ISTAT di sei cifre');
const twoLetters = says('is not a code of ISO 639-1', 'non è un codice ISO 639-1');
const atMost = (most: number) =>
  ArrayMaxSize(most, says(`must have at most ${most}`, `può averne al massimo ${most}`));

@InputType({ description: 'One fact about a guest, under the criterion it bears on.' })
export class FactInput {
  @Field(() => CriterionKind, { description: 'What the fact is about.' })
  @IsDefined()
  criterion: CriterionKind;

  @Field(() => Boolean, { description: 'Whether it is so.' })
  @IsBoolean()
  holds: boolean;
}

@InputType({
  description:
    'Somebody who needs a bed, anonymously. A fact left out is unknown, never false. The same fact given twice with different values is INVALID_INPUT.',
})
export class GuestInput {
  @Field(() => Sex, { nullable: true, description: 'The sex; left out when unknown.' })
  @IsOptional()
  sex?: Sex | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Completed years, 0 to 120; an estimate will do. Left out when unknown.',
  })
  @IsOptional()
  age?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Uses a wheelchair.' })
  @IsOptional()
  wheelchair?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Manages alone in daily life.' })
  @IsOptional()
  selfSufficient?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Is pregnant.' })
  @IsOptional()
  pregnant?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Has an identity document in hand.' })
  @IsOptional()
  hasDocuments?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Comes with an animal.' })
  @IsOptional()
  withPet?: boolean | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Languages spoken, as ISO 639-1 codes of two letters; at most 20. None listed is not known.',
  })
  @IsOptional()
  @atMost(20)
  @Matches(/^[A-Za-z]{2}$/, { each: true, ...twoLetters })
  languages?: string[] | null;

  @Field(() => [FactInput], {
    nullable: true,
    description: 'Anything else that is known, about any criterion; at most 40.',
  })
  @IsOptional()
  @atMost(40)
  @ValidateNested({ each: true })
  facts?: FactInput[] | null;
}

@InputType({ description: 'What is needed tonight: who, of what kind, and where they are.' })
export class NeedInput {
  @Field(() => NeedCategory, { description: 'The primary need.' })
  @IsDefined()
  category: NeedCategory;

  @Field(() => [GuestInput], {
    description: 'Everyone who needs a bed, anonymously, 1 to 20: one household, which stays together.',
  })
  @ValidateNested({ each: true })
  guests: GuestInput[];

  @Field(() => ID, {
    nullable: true,
    description:
      'Where the guests are: ISTAT code of the comune, six digits. It gives the distances, never the rings.',
  })
  @IsOptional()
  @Matches(/^\d{6}$/, sixDigits)
  municipality?: string | null;

  @Field(() => Ring, {
    nullable: true,
    defaultValue: Ring.REGION,
    description: 'How far to look, from the district of the caller.',
  })
  @IsOptional()
  widestRing?: Ring | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'When the guests would come in; now when absent, at most 30 days away. It decides admission hours and temporary rules; figures and their age are always those of now.',
  })
  @IsOptional()
  at?: Date | null;

  @Field(() => [ID], {
    nullable: true,
    defaultValue: [],
    description:
      'ISTAT codes of comuni to keep away from, at most 100. Shelters known to stand there are excluded; of guarded shelters it changes nothing: tell their gateway.',
  })
  @IsOptional()
  @atMost(100)
  @Matches(/^\d{6}$/, { each: true, ...sixDigits })
  avoidMunicipalities?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'List also those that would not take these people, last, with the reason.',
  })
  @IsOptional()
  includeExcluded?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'The household accepts to be split over several shelters: advice may then propose it.',
  })
  @IsOptional()
  acceptsSplit?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Keeps on the case's timeline what was shown. A case the caller may not work on is NOT_FOUND before anything is searched.",
  })
  @IsOptional()
  interventionId?: string | null;
}
