import { Field, ObjectType } from 'type-graphql';
import { AccessRoute } from '../closed-lists.js';
import type { ContactToCall } from './contacts.rules.js';

@ObjectType('Contact', { description: 'Somebody to call, in the order in which they are listed.' })
export class ContactInChain implements ContactToCall {
  @Field(() => String, { description: 'Who answers.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'The number; null where one does not telephone.' })
  phone: string | null;

  @Field(() => AccessRoute, { description: 'The way in that this contact is.' })
  route: AccessRoute;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether they answer now; null when their hours are not known.',
  })
  answersNow: boolean | null;

  @Field(() => Date, {
    nullable: true,
    description: 'For those who do not answer now: from when; null when that is not known either.',
  })
  answersFrom: Date | null;
}
