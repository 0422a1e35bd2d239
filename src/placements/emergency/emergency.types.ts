import { Field, ID, ObjectType } from 'type-graphql';
import { closedList, type ListValue } from '../../platform/graphql/closed-list.js';

export const EmergencyTarget = closedList('EmergencyTarget', 'What is reached by emergency access.', {
  SHELTER: { it: 'struttura protetta', en: 'Where a guarded shelter is' },
  INTERVENTION: { it: 'intervento', en: 'A case of another district, to be read' },
});
export type EmergencyTarget = ListValue<typeof EmergencyTarget>;

@ObjectType({
  description:
    'Somebody on duty reached, for an hour, what is not theirs. Another person looks at it afterwards.',
})
export class EmergencyAccess {
  @Field(() => ID, { description: 'The access.' })
  id: string;

  @Field(() => EmergencyTarget, { description: 'What was reached.' })
  target: EmergencyTarget;

  @Field(() => ID, { description: 'Which shelter or case.' })
  targetId: string;

  @Field(() => String, { description: 'Who took it.' })
  by: string;

  @Field(() => Date, { description: 'Since when.' })
  beganAt: Date;

  @Field(() => Date, { description: 'Until when, at the latest.' })
  expiresAt: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'When it was ended before its time, found unjustified; else null.',
  })
  endedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When another person looked at it; null until then.' })
  reviewedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Who looked at it; null until somebody did.' })
  reviewedBy: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether they found it justified; null until somebody looked.',
  })
  justified: boolean | null;
}

@ObjectType({
  description: 'Where a guarded shelter is, to who broke the glass. Do not write it down; do not pass it on.',
})
export class EmergencyPlace {
  @Field(() => String, {
    nullable: true,
    description: 'The address; null where none is kept: call the contact of the shelter.',
  })
  address: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it meets a patrol; null where that is not kept.',
  })
  meetingPoint: string | null;

  @Field(() => Date, { description: 'Until when it can be read again, at the latest.' })
  expiresAt: Date;
}
