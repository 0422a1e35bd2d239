import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { CallerKind, Corps } from './closed-lists.js';
import type { CaseRelation } from './intervention.rules.js';

/** Names, numbers and words of a call are encrypted before they reach this row. */
@ObjectType({ description: 'What a caller reported to the service.' })
@Entity({ tableName: 'call', readonly: true })
export class Call {
  @Field(() => ID, { description: 'The call.' })
  @PrimaryKey({ type: 'uuid' })
  id: string;

  @Property({ type: 'uuid' })
  interventionId: string;

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

  @Property({ type: 'integer' })
  revision: number;
}

/** A call as one caller of the API may see it. */
export interface CallInSight extends Call {
  readonly relation: CaseRelation;
}
