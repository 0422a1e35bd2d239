import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { CallerKind, CallOutcome, Corps } from './closed-lists.js';
import type { CaseRelation } from './intervention.rules.js';

/** Names, numbers and words of a call are encrypted before they reach this row. */
@ObjectType({ description: 'What a caller reported to the service.' })
@Entity({ tableName: 'call', readonly: true })
export class Call {
  @Field(() => ID, { description: 'The call.' })
  @PrimaryKey({ type: 'uuid' })
  id: string;

  /** Null of a call that opened no case. */
  @Property({ type: 'uuid', nullable: true })
  interventionId: string | null;

  @Field(() => CallOutcome, {
    nullable: true,
    description: 'What became of it; null where it is part of a case.',
  })
  @Property({ type: 'text', nullable: true })
  outcome: CallOutcome | null;

  @Property({ type: 'blob', nullable: true })
  answerSealed: Buffer | null;

  @Field(() => CallerKind, { description: 'Who called.' })
  @Property({ type: 'text' })
  callerKind: CallerKind;

  @Field(() => Corps, {
    nullable: true,
    description: 'The body, when law enforcement called; null until known.',
  })
  @Property({ type: 'text', nullable: true })
  corps: Corps | null;

  @Property({ type: 'blob', nullable: true })
  stationSealed: Buffer | null;

  @Property({ type: 'blob', nullable: true })
  officerSealed: Buffer | null;

  @Property({ type: 'blob', nullable: true })
  callbackPhoneSealed: Buffer | null;

  @Property({ type: 'text', nullable: true })
  municipalityCode: string | null;

  @Property({ type: 'blob', nullable: true })
  situationSealed: Buffer | null;

  @Field(() => Date, { description: 'When the call came in.' })
  @Property({ type: 'timestamptz' })
  receivedAt: Date;

  @Property({ type: 'uuid' })
  recordedBy: string;

  @Property({ type: 'timestamptz' })
  recordedAt: Date;

  @Field(() => Int, { description: 'Grows with every change.' })
  @Property({ type: 'integer' })
  revision: number;
}

/** A call as one caller of the API may see it. */
export interface CallInSight extends Call {
  /** When the caller was first told something in the case after this call. */
  readonly calledBackAt: Date | null;
  readonly relation: CaseRelation;
}
