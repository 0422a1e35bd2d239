import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { RefusalActor, RefusalReason } from './closed-lists.js';
import type { PlacementFacts } from './placement.rules.js';

/** As much of a guest as a placement keeps; only sex and age are ever shown. */
export interface GuestKept {
  readonly sex?: string | null;
  readonly age?: number | null;
}

/** What happened, by whom and why; the state is worked out from it. Written by statements, under the pool's lock. */
@ObjectType({ description: 'Places given to an intervention, from the hold to the end of the stay.' })
@Entity({ tableName: 'placement', readonly: true })
export class Placement implements PlacementFacts {
  @Field(() => ID, { description: 'The placement.' })
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'uuid' })
  poolId: string;

  @Property({ type: 'uuid' })
  interventionId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The same for placements held together; null when held alone.',
  })
  @Property({ type: 'uuid', nullable: true })
  groupId: string | null;

  @Field(() => Int, { description: 'Places promised, in the unit of the pool; 1 to 20.' })
  @Property({ type: 'integer' })
  places: number;

  @Property({ type: 'json' })
  guests: GuestKept[];

  @Field(() => Date, { nullable: true, description: 'Null for a stay recorded without a hold.' })
  @Property({ type: 'timestamptz', nullable: true })
  heldAt: Date | null;

  @Property({ type: 'uuid', nullable: true })
  heldBy: string | null;

  @Field(() => Date, { nullable: true, description: 'When the hold lapses unless it is confirmed.' })
  @Property({ type: 'timestamptz', nullable: true })
  expiresAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the hold was made longer; it can be once.' })
  @Property({ type: 'timestamptz', nullable: true })
  extendedAt: Date | null;

  @Property({ type: 'blob', nullable: true })
  extensionReasonSealed: Buffer | null;

  @Property({ type: 'blob', nullable: true })
  overrideReasonSealed: Buffer | null;

  @Field(() => Date, { nullable: true, description: 'When the shelter agreed to receive the guests.' })
  @Property({ type: 'timestamptz', nullable: true })
  confirmedAt: Date | null;

  @Property({ type: 'uuid', nullable: true })
  confirmedBy: string | null;

  @Field(() => Date, { nullable: true, description: 'When the guests should have arrived.' })
  @Property({ type: 'timestamptz', nullable: true })
  expectedBy: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the places were given back.' })
  @Property({ type: 'timestamptz', nullable: true })
  releasedAt: Date | null;

  @Property({ type: 'uuid', nullable: true })
  releasedBy: string | null;

  @Field(() => Date, { nullable: true, description: 'When somebody said no.' })
  @Property({ type: 'timestamptz', nullable: true })
  refusedAt: Date | null;

  @Property({ type: 'uuid', nullable: true })
  refusedBy: string | null;

  @Property({ type: 'text', nullable: true })
  refusalActor: RefusalActor | null;

  @Property({ type: 'text', nullable: true })
  refusalReason: RefusalReason | null;

  @Field(() => Date, { nullable: true, description: 'When the patrol was told where to go.' })
  @Property({ type: 'timestamptz', nullable: true })
  toldCallerAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the guests left for the shelter.' })
  @Property({ type: 'timestamptz', nullable: true })
  departedForAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the guests arrived.' })
  @Property({ type: 'timestamptz', nullable: true })
  arrivedAt: Date | null;

  @Property({ type: 'uuid', nullable: true })
  arrivalRecordedBy: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Places taken by those who arrived; never more than promised.',
  })
  @Property({ type: 'integer', nullable: true })
  arrivedPlaces: number | null;

  @Field(() => Date, {
    nullable: true,
    description: 'The end of the agreed stay; past it the placement is OVERDUE.',
  })
  @Property({ type: 'timestamptz', nullable: true })
  stayUntil: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was said that the guests never came.' })
  @Property({ type: 'timestamptz', nullable: true })
  noShowAt: Date | null;

  @Property({ type: 'uuid', nullable: true })
  noShowBy: string | null;

  @Field(() => Date, { nullable: true, description: 'When the guests left the shelter.' })
  @Property({ type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  @Property({ type: 'uuid', nullable: true })
  endedBy: string | null;

  @Property({ type: 'blob', nullable: true })
  noteSealed: Buffer | null;

  @Field(() => Int, { description: 'Grows with every change.' })
  @Property({ type: 'integer' })
  revision: number;
}
