import { Field, ObjectType } from 'type-graphql';
import { AccessRoute } from '../closed-lists.js';
import type { Hours } from '../hours/hours.types.js';
import { OpeningHours } from '../hours/opening-hours.types.js';

@ObjectType('KeptContact', { description: 'Somebody to call, as the shelter states it.' })
export class KeptContact {
  @Field(() => String, { description: 'Who answers.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'The number; null where one does not telephone.' })
  phone: string | null;

  @Field(() => AccessRoute, { description: 'The way in that this contact is.' })
  route: AccessRoute;

  @Field(() => OpeningHours, { nullable: true, description: 'When they answer; null where nobody has said.' })
  hours: Hours | null;
}
