import { Field, ID, Int, ObjectType } from 'type-graphql';
import { NeedCategory } from '../../directory/index.js';
import type { Words } from '../../platform/language.js';
import { DeadlineKind, StepBearer } from '../closed-lists.js';

/** A step as it is stored, in both languages. */
export interface StepText {
  /** Stays the same from version to version where the step does. */
  readonly key: string;
  readonly words: Words;
  readonly who: StepBearer;
  readonly obligatory: boolean;
  readonly blocksClosing: boolean;
  /** What is asked to be written down when it is ticked. */
  readonly evidence: Words | null;
  readonly deadlineKind: DeadlineKind | null;
  readonly source: string | null;
}

export interface HealthContactText {
  readonly name: Words;
  readonly phone: string;
  readonly when: Words | null;
}

@ObjectType({ simpleResolvers: true, description: 'Whom to call at the health unit.' })
export class HealthContact {
  @Field(() => String, { description: 'The office or the duty, in the language of the request.' })
  name: string;

  @Field(() => String, { description: 'The number.' })
  phone: string;

  @Field(() => String, { nullable: true, description: 'When it answers; null when always.' })
  when: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A step of an operating procedure.' })
export class ProcedureStep {
  @Field(() => String, { description: 'What it is known by in this procedure.' })
  key: string;

  @Field(() => Int, { description: 'Its place, from 1.' })
  number: number;

  @Field(() => String, { description: 'What to do, in the language of the request.' })
  words: string;

  @Field(() => StepBearer, { description: 'Who does it.' })
  who: StepBearer;

  @Field(() => Boolean, { description: 'Whether closing speaks of it while it is open.' })
  obligatory: boolean;

  @Field(() => Boolean, { description: 'Whether the case may not close while it is open.' })
  blocksClosing: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What to write down with it; null when nothing is asked.',
  })
  evidenceAsked: string | null;

  @Field(() => DeadlineKind, {
    nullable: true,
    description: 'The deadline that is fulfilled when it is ticked, if it runs.',
  })
  deadlineKind: DeadlineKind | null;

  @Field(() => String, { nullable: true, description: 'The law it comes from; null for good practice.' })
  source: string | null;
}

@ObjectType({ description: 'The operating procedure of a district for one kind of need, in one version.' })
export class Procedure {
  @Field(() => ID, { description: 'The version.' })
  id: string;

  @Field(() => NeedCategory, { description: 'For which need.' })
  category: NeedCategory;

  @Field(() => Int, { description: 'Counts up with each version of this need.' })
  version: number;

  @Field(() => String, { description: 'The health unit it is agreed with.' })
  agreedWith: string;

  @Field(() => String, {
    nullable: true,
    description: 'The day it was agreed, `2026-11-23`; null while it is not.',
  })
  agreedOn: string | null;

  @Field(() => Date, { nullable: true, description: 'Since when it is in use; null for a draft.' })
  publishedAt: Date | null;

  @Field(() => Boolean, { description: 'Whether a case that begins now runs it.' })
  isInForce: boolean;

  @Field(() => Int, { description: 'Grows with every change of a draft.' })
  revision: number;
}

export interface ProcedureRow extends Procedure {
  readonly districtId: string;
  readonly contacts: readonly HealthContactText[];
  readonly steps: readonly StepText[];
}
