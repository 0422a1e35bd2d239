import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Sex } from '../../directory/index.js';
import { HouseholdRole, Identification } from '../../interventions/index.js';

/** What of a person stands in clear with a placement. */
export interface FrozenFacts {
  readonly sex: Sex | null;
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  readonly isMinor: boolean | null;
  readonly unaccompanied: boolean | null;
  readonly identification: Identification;
  readonly languages: readonly string[];
  readonly householdId: string | null;
  readonly householdRole: HouseholdRole | null;
}

@ObjectType({ description: 'Somebody who was put in a place, as they were known when it was held.' })
export class PlacedSubject {
  @Field(() => ID, { description: 'The entry.' })
  id: string;

  @Field(() => Date, { description: 'When what is known was kept.' })
  frozenAt: Date;

  @Field(() => Boolean, {
    description: 'Inside now, by the newest arrival of this person that has not ended.',
  })
  isInside: boolean;

  @Field(() => Sex, { nullable: true, description: 'The sex, as known then.' })
  sex: Sex | null;

  @Field(() => Int, { nullable: true, description: 'The least age, as known then.' })
  ageFrom: number | null;

  @Field(() => Int, { nullable: true, description: 'The greatest age, as known then.' })
  ageTo: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Under 18, as known then.' })
  isMinor: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Without a parent or guardian, as known then.' })
  unaccompanied: boolean | null;

  @Field(() => Identification, { description: 'How well it was known who it was.' })
  identification: Identification;

  @Field(() => [String], { description: 'Languages, as known then.' })
  languages: string[];

  @Field(() => ID, { nullable: true, description: 'The household, as it was then.' })
  householdId: string | null;

  @Field(() => HouseholdRole, { nullable: true, description: 'What they were to the others of it.' })
  householdRole: HouseholdRole | null;
}

/** The same with what identifies them, still sealed. */
export interface PlacedSubjectRow extends PlacedSubject {
  readonly placementId: string;
  readonly subjectId: string;
  readonly interventionId: string;
  readonly identitySealed: Buffer | null;
}
