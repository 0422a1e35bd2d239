import { Field, ID, ObjectType } from 'type-graphql';
import { TimelineKind } from './closed-lists.js';

@ObjectType({ description: 'Something that happened in a case.' })
export class TimelineEntry {
  @Field(() => ID, { description: 'The entry.' })
  id: string;

  @Field(() => Date, { description: 'When it happened.' })
  at: Date;

  @Field(() => TimelineKind, { description: 'What happened.' })
  kind: TimelineKind;

  @Field(() => String, { nullable: true, description: 'Who did it; for the workers of the case.' })
  by: string | null;

  readonly placementId: string | null;
}
