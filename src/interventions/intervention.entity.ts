import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import type { NeedCategory } from '../directory/index.js';
import type { KeyInRow } from '../platform/data-keys/record-seal.js';
import type { InterventionOutcome } from './closed-lists.js';
import type { CaseRelation, Progress } from './intervention.rules.js';

/** The row of a case, and how the caller stands to it; what they may not see is nulled by its resolvers. */
@ObjectType({ description: 'One emergency handled by the service of a district.' })
@Entity({ tableName: 'intervention', readonly: true })
export class Intervention {
  @Field(() => ID, { description: 'The intervention.' })
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Field(() => String, { description: 'The number people call it by: year and serial, 2026-000123.' })
  @Property({ type: 'text' })
  number: string;

  @Property({ type: 'uuid' })
  districtId: string;

  @Property({ type: 'text', nullable: true })
  category: NeedCategory | null;

  @Property({ type: 'text', nullable: true })
  municipalityCode: string | null;

  @Property({ type: 'timestamptz' })
  openedAt: Date;

  @Property({ type: 'uuid' })
  openedBy: string;

  @Property({ type: 'uuid' })
  assignedTo: string;

  /** Called in by the worker of the case. */
  @Property({ type: 'uuid', nullable: true })
  mediatorId: string | null;

  @Property({ type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  @Property({ type: 'uuid', nullable: true })
  closedBy: string | null;

  @Property({ type: 'text', nullable: true })
  outcome: InterventionOutcome | null;

  @Property({ type: 'blob', nullable: true })
  closingNoteSealed: Buffer | null;

  @Property({ type: 'integer' })
  revision: number;
}

/** A case as one caller may see it, with the data key of its words. */
export interface CaseInSight extends Intervention, Progress, KeyInRow {
  readonly relation: CaseRelation;
  /** Somebody was placed, or nearly, in a guarded shelter. */
  readonly isProtected: boolean;
  /** As the caller may know it: for an office a protected case stands as it did at the last midnight. */
  readonly isClosed: boolean;
  readonly assigneeName: string;
  readonly mediatorName: string | null;
}
