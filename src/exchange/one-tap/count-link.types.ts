import { Field, ID, ObjectType } from 'type-graphql';

/** Where its token is kept there is only a hash: the link itself is told once. */
@ObjectType({
  simpleResolvers: true,
  description:
    'A link by which somebody without an account says how many places are free, and nothing else: for one pool or for all of a shelter.',
})
export class CountLink {
  @Field(() => ID, { description: 'The link.' })
  id: string;

  shelterId: string;

  poolId: string | null;

  @Field(() => String, { description: 'Who has it, in the words of who made it.' })
  name: string;

  @Field(() => Boolean, {
    description: 'Whether it is good for one count of each pool; otherwise it is a button for every evening.',
  })
  isOneTime: boolean;

  @Field(() => String, { description: 'Who made it. It ends when they may no longer count for the shelter.' })
  madeByName: string;

  @Field(() => Date, { description: 'When it was made.' })
  madeAt: Date;

  @Field(() => Date, { description: 'When it ends by itself.' })
  expiresAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it was revoked.' })
  revokedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When a link for one time had served.' })
  spentAt: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When its page was last opened, to the minute; by a scanner of mail too. Null: never.',
  })
  lastOpenedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When a count was last said by it. Null: never.' })
  lastUsedAt: Date | null;

  @Field(() => Boolean, { description: 'Whether it takes counts now.' })
  isInForce: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The last three figures of the telephone that may count by SMS; null where none was given.',
  })
  phoneEnding: string | null;

  @Field(() => Boolean, {
    description: 'Whether that telephone has answered with its code: only then counts are taken from it.',
  })
  isPhoneConfirmed: boolean;
}

@ObjectType({ description: 'A link just made.' })
export class NewCountLink {
  @Field(() => CountLink, { description: 'The link as it is kept.' })
  countLink: CountLink;

  @Field(() => String, {
    nullable: true,
    description:
      'The address to open: told this once and kept nowhere. Null where it went by e-mail, and where the same requestKey is sent again: revoke it then and make another.',
  })
  url: string | null;

  @Field(() => Boolean, { description: 'Whether it was sent by e-mail.' })
  isSent: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'What the telephone has to send by SMS before it may count; told this once. Null where no telephone was given.',
  })
  smsCode: string | null;
}
