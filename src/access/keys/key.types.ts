import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/page.js';
import { Role } from '../closed-lists.js';

@ObjectType({
  description: 'A key by which a system, or a person without a browser, signs in. Only its hash is kept.',
})
export class ApiKey {
  @Field(() => ID, { description: 'The key.' })
  id: string;

  @Field(() => String, { description: 'What it is called.' })
  name: string;

  @Field(() => String, { description: 'How it begins, to tell it from others.' })
  hint: string;

  @Field(() => ID, { description: 'The account that acts with it.' })
  accountId: string;

  @Field(() => String, { description: 'What that account is called.' })
  accountName: string;

  @Field(() => [Role], { description: 'The roles of that account.' })
  roles: Role[];

  @Field(() => [String], {
    nullable: true,
    description: 'The permissions it is limited to. Null: all of its roles.',
  })
  scopes: string[] | null;

  @Field(() => ID, { nullable: true, description: 'The district it works for.' })
  districtId: string | null;

  @Field(() => ID, { nullable: true, description: 'The organisation it works for.' })
  organisationId: string | null;

  @Field(() => Date, { description: 'When it was made.' })
  createdAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it ends; null: not by itself.' })
  expiresAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was revoked.' })
  revokedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'Its last use, to the minute; null: never.' })
  lastUsedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who answers for it: who made it, or took it over; it ends when they are disabled. Null for one from the command line.',
  })
  madeBy: string | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'Since when the district of the caller vouches for the system, so that it keeps the guarded shelters of its organisation there. Null where it does not, and for administrators.',
  })
  vouchedAt: Date | null;

  @Field(() => Boolean, { description: 'Whether it lets anybody in now.' })
  isInForce: boolean;
}

@ObjectType({ description: 'A key just made.' })
export class NewApiKey {
  @Field(() => ApiKey, { description: 'The key as it is kept.' })
  apiKey: ApiKey;

  @Field(() => String, {
    nullable: true,
    description:
      'The key itself: told this once and kept nowhere. Null where the same requestKey is sent again: rotate or revoke it then.',
  })
  secret: string | null;
}

export const ApiKeyConnection = connectionOf(() => ApiKey, 'ApiKey');
