import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'Places that somebody expects to be free at an instant. They are not counted before they are.',
})
export class ExpectedRelease {
  @Field(() => ID, { description: 'What was said.' })
  id: string;

  @Field(() => Int, { description: 'How many places, in the unit of the pool.' })
  places: number;

  @Field(() => Date, { description: 'From when.' })
  at: Date;

  @Field(() => String, { nullable: true, description: 'What was said about it; never about a person.' })
  note: string | null;

  @Field(() => Date, { description: 'When it was said.' })
  statedAt: Date;
}

export interface ReleaseOfPool extends ExpectedRelease {
  readonly poolId: string;
}
