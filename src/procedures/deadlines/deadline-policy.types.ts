import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DeadlineEvent, DeadlineKind, DutyBearer } from '../closed-lists.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'The term that deadlines of a kind obey, in one version. What runs keeps the version it began with.',
})
export class DeadlinePolicy {
  @Field(() => ID, { description: 'The version.' })
  id: string;

  @Field(() => DeadlineKind, { description: 'What is due.' })
  kind: DeadlineKind;

  @Field(() => Int, { description: 'Counts up with each change, for a district and for all apart.' })
  version: number;

  @Field(() => Boolean, { description: 'Whether it is the own district’s; otherwise it holds for all.' })
  isOfDistrict: boolean;

  @Field(() => Boolean, { description: 'Whether what begins now obeys it.' })
  isInForce: boolean;

  @Field(() => DeadlineEvent, { description: 'The recorded fact with which it begins.' })
  fromEvent: DeadlineEvent;

  @Field(() => Int, {
    nullable: true,
    description:
      'Minutes of natural time, through nights, holidays and clock changes; null where none count.',
  })
  naturalMinutes: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Which working day, by the calendar of the Comune addressed: 1 is the first. With natural minutes, the earlier counts; with neither, the stay that the shelter agreed to.',
  })
  workingDays: number | null;

  @Field(() => String, { nullable: true, description: 'The time of that working day, `HH:MM`.' })
  workingTime: string | null;

  @Field(() => Int, { description: 'Minutes before it is due from which it is spoken of.' })
  warnMinutes: number;

  @Field(() => Int, { description: 'Minutes after it is due at which the alarm goes.' })
  lateMinutes: number;

  @Field(() => DutyBearer, { description: 'Who has to do it.' })
  dutyBearer: DutyBearer;

  @Field(() => String, { description: 'Where the term comes from: law and article, or a policy.' })
  source: string;

  @Field(() => String, { nullable: true, description: 'Why it was set so; null when nothing was said.' })
  note: string | null;

  @Field(() => Date, { description: 'Since when it stands.' })
  setAt: Date;
}
