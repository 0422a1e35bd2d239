import { Field, ID, ObjectType } from 'type-graphql';
import type { CaseRelation } from '../../interventions/index.js';
import { DeadlineKind, DutyBearer } from '../closed-lists.js';

@ObjectType({ description: 'Something that has to be done by an instant, with the law it comes from.' })
export class Deadline {
  @Field(() => ID, { description: 'The deadline.' })
  id: string;

  @Field(() => DeadlineKind, { description: 'What is due.' })
  kind: DeadlineKind;

  @Field(() => DutyBearer, { description: 'Who has to do it.' })
  dutyBearer: DutyBearer;

  @Field(() => String, { description: 'Where the term comes from: law and article, or a policy.' })
  source: string;
}

/** The row of a deadline, and how the caller stands to it; what they may not know is nulled by its resolvers. */
export interface DeadlineInSight extends Deadline {
  readonly interventionId: string | null;
  readonly placementId: string | null;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly municipalityCode: string | null;
  readonly begunAt: Date;
  readonly firstDueAt: Date;
  readonly dueAt: Date;
  readonly warnAt: Date;
  readonly alarmAt: Date;
  readonly fulfilledAt: Date | null;
  readonly fulfilledBy: string | null;
  readonly fulfillerName: string | null;
  readonly evidenceSealed: Buffer | null;
  readonly cancelledAt: Date | null;
  readonly cancelledBy: string | null;
  readonly cancellerName: string | null;
  readonly reasonSealed: Buffer | null;
  readonly entryId: string | null;
  readonly endEntryId: string | null;
  /** KEEPER: of a breach of data, which is about no case. */
  readonly relation: CaseRelation | 'KEEPER';
  /** The instant by which it is told how it stands: for an office the last midnight. */
  readonly asOf: Date;
  /** As a place in a list: for an office the end of the day. */
  readonly place: string;
  readonly revision: number;
}
