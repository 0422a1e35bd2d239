import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A cultural mediator who can be called in.' })
export class Mediator {
  @Field(() => ID, { description: 'The account.' })
  id: string;

  @Field(() => String, { description: 'The name.' })
  name: string;
}
