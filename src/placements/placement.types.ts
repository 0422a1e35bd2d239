import { Field, ID, Int, ObjectType } from 'type-graphql';
import { AccessChangeKind } from '../access/index.js';
import { Sex } from '../directory/index.js';
import { AlertKind, RefusalActor, RefusalReason } from './closed-lists.js';

@ObjectType('Guest', { description: 'Somebody who is expected, anonymously.' })
export class ExpectedGuest {
  @Field(() => Sex, { nullable: true, description: 'The sex; null when not known.' })
  sex: Sex | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Completed years, perhaps estimated; null when not known.',
  })
  age: number | null;
}

@ObjectType('Refusal', { description: 'A no to a placement.' })
export class PlacementRefusal {
  @Field(() => RefusalActor, { description: 'Who said no.' })
  actor: RefusalActor;

  @Field(() => RefusalReason, {
    description: 'Why. NOT_SUITABLE where telling more could betray a person or a place.',
  })
  reason: RefusalReason;
}

@ObjectType({ description: 'Something that somebody has to look at now. Worked out at each reading.' })
export class Alert {
  @Field(() => AlertKind, { description: 'What it is about.' })
  kind: AlertKind;

  @Field(() => Date, { description: 'Since when.' })
  since: Date;

  @Field(() => String, {
    description: 'What is the matter, in the language of the request; no name, no secret.',
  })
  message: string;

  @Field(() => String, { description: 'What to do about it, in the language of the request.' })
  whatToDo: string;

  @Field(() => ID, { nullable: true, description: 'The placement it is about, if any.' })
  placementId: string | null;

  @Field(() => ID, { nullable: true, description: 'The pool it is about; null where it may not be known.' })
  poolId: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The emergency access that somebody has to look at, if any.',
  })
  emergencyAccessId: string | null;

  @Field(() => AccessChangeKind, {
    nullable: true,
    description: 'What changed in who may do what, if it is that.',
  })
  accessChange: AccessChangeKind | null;

  @Field(() => ID, { nullable: true, description: 'The change that somebody has to take note of, if any.' })
  accessChangeId: string | null;

  @Field(() => ID, { nullable: true, description: 'The account it is about, if any.' })
  accountId: string | null;

  @Field(() => ID, { nullable: true, description: 'The shelter it is about, if any.' })
  shelterId: string | null;

  @Field(() => ID, { nullable: true, description: 'The deadline it is about, if any.' })
  deadlineId: string | null;
}
