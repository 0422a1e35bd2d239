import { OptionalProps } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { CriterionKind, Effect } from '../closed-lists.js';

@ObjectType('Criterion', { description: 'One line of what a shelter says about whom it admits.' })
@Entity({ tableName: 'criterion' })
export class StatedCriterion {
  [OptionalProps]?: 'withdrawnAt';

  @Field(() => ID, { description: 'The criterion.' })
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Field(() => ID, { description: 'The pool it speaks of.' })
  @Property({ type: 'uuid' })
  poolId: string;

  @Field(() => CriterionKind, { description: 'What it is about.' })
  @Property({ type: 'text' })
  kind: CriterionKind;

  @Field(() => Effect, { description: 'What it does when it holds.' })
  @Property({ type: 'text' })
  effect: Effect;

  @Field(() => Int, {
    nullable: true,
    description: 'Years, people or children; null for kinds without a number.',
  })
  @Property({ type: 'integer', nullable: true })
  number: number | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Values of Sex or NeedCategory, or ISO 639-1 codes; null for kinds without words.',
  })
  @Property({ type: 'text[]', nullable: true })
  words: string[] | null;

  @Field(() => Date, { nullable: true, description: 'In force from this instant; null: always has been.' })
  @Property({ type: 'timestamptz', nullable: true })
  validFrom: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'In force up to, and not at, this instant: it expires by itself. Null: until changed.',
  })
  @Property({ type: 'timestamptz', nullable: true })
  validUntil: Date | null;

  /** Never told of a guarded shelter: words may name a place. */
  @Property({ type: 'text', nullable: true })
  note: string | null;

  @Property({ type: 'uuid', nullable: true })
  authorId: string | null;

  @Field(() => Date, { description: 'When it was stated.' })
  @Property({ type: 'timestamptz' })
  statedAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it was withdrawn; null while it stands.' })
  @Property({ type: 'timestamptz', nullable: true })
  withdrawnAt: Date | null;
}
