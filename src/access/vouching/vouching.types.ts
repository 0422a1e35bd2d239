import { IsDefined } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ActInput } from '../../platform/graphql/act.input.js';

@ObjectType({
  description:
    'Somebody, or a system, that acts for an organisation, as the coordinator knows them who vouches for them.',
})
export class GuardedOperator {
  @Field(() => ID, { description: 'The account.' })
  accountId: string;

  @Field(() => String, { description: 'What they are called.' })
  name: string;

  @Field(() => Boolean, { description: 'Whether it is a system that acts with a key.' })
  isSystem: boolean;

  @Field(() => ID, { description: 'The organisation they act for.' })
  organisationId: string;

  @Field(() => String, { description: 'What that organisation is called.' })
  organisationName: string;

  @Field(() => Date, { description: 'Since when the account is there.' })
  since: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'Since when they are vouched for in the district of the caller; null where they are not.',
  })
  vouchedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Who vouched for them there; null where nobody does.' })
  vouchedBy: string | null;

  @Field(() => Boolean, { description: 'Whether a coordinator of the district has said no.' })
  declined: boolean;
}

@InputType({ description: 'For whom a coordinator gives their word, or takes it back.' })
export class VouchingInput extends ActInput {
  @Field(() => ID, { description: 'The account of the operator or of the system.' })
  @IsDefined()
  accountId: string;
}
