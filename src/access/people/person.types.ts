import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/page.js';
import { Role } from '../closed-lists.js';

@ObjectType({ description: 'Somebody who may sign in, as those who manage people see them.' })
export class Person {
  @Field(() => ID, { description: 'Their account.' })
  id: string;

  @Field(() => String, { description: 'What they are called.' })
  name: string;

  @Field(() => [Role], { description: 'What they are.' })
  roles: Role[];

  @Field(() => ID, { nullable: true, description: 'The district they work for.' })
  districtId: string | null;

  @Field(() => ID, { nullable: true, description: 'The organisation they belong to.' })
  organisationId: string | null;

  @Field(() => String, { nullable: true, description: 'What that organisation is called.' })
  organisationName: string | null;

  @Field(() => [String], { description: 'ISTAT codes of the comuni whose cases a municipal office sees.' })
  municipalityCodes: string[];

  @Field(() => Boolean, { description: 'Whether they have accepted their invitation and chosen a password.' })
  hasPassword: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether they have set up a second factor. Null for an operator whom the district of the caller has not vouched for: theirs is not told.',
  })
  hasSecondFactor: boolean | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'Since when the district of the caller vouches for them, so that they keep the guarded shelters of their organisation there. Null where it does not, and for administrators.',
  })
  vouchedAt: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Until when an invitation waits for them; null where none does.',
  })
  invitedUntil: Date | null;

  @Field(() => Int, { description: 'How many sessions they are signed in with now.' })
  openSessions: number;

  @Field(() => Date, { nullable: true, description: 'Since when they may no longer sign in.' })
  disabledAt: Date | null;

  @Field(() => Int, { description: 'Grows by one with every change.' })
  revision: number;
}

@ObjectType({ description: 'A link for somebody: by e-mail, or to be handed over.' })
export class PersonLink {
  @Field(() => Person, { description: 'For whom it is.' })
  person: Person;

  @Field(() => Boolean, { description: 'Whether it was sent by e-mail.' })
  isSent: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'The link, where it was not sent: told this once, hand it over in person. Null also where the same requestKey is sent again.',
  })
  link: string | null;

  @Field(() => Date, { nullable: true, description: 'Until when it is good.' })
  expiresAt: Date | null;
}

export const PersonConnection = connectionOf(() => Person, 'Person');
