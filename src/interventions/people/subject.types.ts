import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Sex } from '../../directory/index.js';
import type { CaseRelation } from '../intervention.rules.js';
import {
  CompetenceBasis,
  Consent,
  HouseholdRole,
  Identification,
  LikenessReason,
  RepresentativeKind,
  SubjectChangeKind,
} from './closed-lists.js';
import type { SubjectWord } from './word-columns.js';

/** What of a person stands in clear: it tells nobody apart, and figures are made of it. */
@ObjectType({ description: 'A person helped, as far as they are known.' })
export class Subject {
  @Field(() => ID, { description: 'The record of this person in this case.' })
  id: string;

  @Field(() => Sex, { nullable: true, description: 'The sex; null when unknown.' })
  sex: Sex | null;

  @Field(() => Int, { nullable: true, description: 'The least age in completed years; null when unknown.' })
  ageFrom: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The greatest age; the same as `ageFrom` when it is known.',
  })
  ageTo: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Without a parent or guardian at hand; null when unknown.',
  })
  unaccompanied: boolean | null;

  @Field(() => Identification, { description: 'How well it is known who it is.' })
  identification: Identification;

  @Field(() => [String], { description: 'Languages spoken, as codes of ISO 639-1.' })
  languages: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'The same for those of one household; null for who is alone.',
  })
  householdId: string | null;

  @Field(() => HouseholdRole, {
    nullable: true,
    description: 'What they are to the others of the household.',
  })
  householdRole: HouseholdRole | null;

  @Field(() => Consent, {
    nullable: true,
    description: 'Consent, or the information given; null until recorded.',
  })
  consent: Consent | null;

  @Field(() => Date, { nullable: true, description: 'When it was given.' })
  consentAt: Date | null;

  @Field(() => RepresentativeKind, {
    nullable: true,
    description: 'Who answers for them before the law; null where nobody does, or nobody knows.',
  })
  representativeKind: RepresentativeKind | null;

  @Field(() => CompetenceBasis, { nullable: true, description: 'On what the Comune where they live rests.' })
  residenceBasis: CompetenceBasis | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When it turned out to be the same person as another record.',
  })
  mergedAt: Date | null;

  @Field(() => Date, { description: 'When it was recorded.' })
  recordedAt: Date;

  @Field(() => Int, { description: 'Grows with every change.' })
  revision: number;

  readonly minor: boolean | null;
}

/** The facts of a person that an act may change. */
export type SubjectFacts = Pick<
  Subject,
  | 'sex'
  | 'ageFrom'
  | 'ageTo'
  | 'minor'
  | 'unaccompanied'
  | 'identification'
  | 'languages'
  | 'householdId'
  | 'householdRole'
  | 'consent'
  | 'consentAt'
  | 'representativeKind'
>;

/** A person as one caller may see them, their words still sealed. */
export interface SubjectInSight extends Subject, Readonly<Record<`${SubjectWord}Sealed`, Buffer | null>> {
  readonly interventionId: string;
  readonly districtId: string;
  readonly personId: string;
  readonly mergedInto: string | null;
  /** Other records were merged into this one. */
  readonly hasRecords: boolean;
  readonly residenceCode: string | null;
  readonly relation: CaseRelation;
}

@ObjectType({ description: 'What changed in one field of what is known of somebody.' })
export class SubjectFieldChange {
  @Field(() => String, { description: 'The field, by its name in Subject.' })
  field: string;

  @Field(() => String, { nullable: true, description: 'What it said before; null for nothing.' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'What it says since; null for nothing.' })
  after: string | null;
}

@ObjectType({
  description: 'One change of what is known of somebody: who made it, when, and from what to what.',
})
export class SubjectChange {
  @Field(() => ID, { description: 'The change.' })
  id: string;

  @Field(() => Date, { description: 'When.' })
  at: Date;

  @Field(() => String, { nullable: true, description: 'By whom.' })
  by: string | null;

  @Field(() => SubjectChangeKind, { description: 'What kind of change.' })
  kind: SubjectChangeKind;

  @Field(() => ID, { nullable: true, description: 'The other record, of a merge.' })
  otherId: string | null;
}

/** A change with what it was sealed with. */
export interface SubjectChangeRow extends SubjectChange {
  readonly subjectId: string;
  readonly interventionId: string;
  readonly beforeSealed: Buffer | null;
  readonly afterSealed: Buffer | null;
}

@ObjectType({ description: 'A record that may be the same person. Nothing is joined but by people.' })
export class SubjectLikeness {
  @Field(() => LikenessReason, { description: 'Why.' })
  because: LikenessReason;

  readonly subjectId: string;
}

@ObjectType({
  description:
    'Somebody whom a person must not meet. It is judged by the registry, and shown to nobody else.',
})
export class PersonToAvoid {
  @Field(() => ID, { description: 'The entry.' })
  id: string;

  @Field(() => Date, { description: 'When it was recorded.' })
  recordedAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it was withdrawn; null while it counts.' })
  withdrawnAt: Date | null;
}

export interface PersonToAvoidRow extends PersonToAvoid {
  readonly subjectId: string;
  readonly interventionId: string;
  readonly avoidedId: string | null;
  readonly wordsSealed: Buffer | null;
  readonly nameSealed: Buffer | null;
}
