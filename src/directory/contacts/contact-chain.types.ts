import { Field, ID, ObjectType } from 'type-graphql';
import { AccessRoute } from '../closed-lists.js';
import type { ContactToCall } from './contacts.rules.js';

@ObjectType('Contact', { description: 'Somebody to call, in the order in which they are listed.' })
export class ContactInChain implements ContactToCall {
  @Field(() => ID, {
    nullable: true,
    description:
      'By which noteNoAnswer knows it. Null for the own telephone of a shelter, for a national number and for a service.',
  })
  id: string | null;

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

  @Field(() => Date, {
    nullable: true,
    description:
      'When somebody of the caller’s district last called without an answer, in the two hours before; null otherwise. They stand after those who may answer.',
  })
  triedAt: Date | null;
}
