import { Field, ID, ObjectType } from 'type-graphql';
import type { Actor, Credential } from '../platform/context.js';
import { Role } from './closed-lists.js';

@ObjectType({ description: 'Who is calling.' })
export class Me {
  @Field(() => ID, { description: 'The account.' })
  id: string;

  @Field(() => String, { description: 'How the account is called.' })
  name: string;

  @Field(() => [Role], { description: 'The roles held.' })
  roles: Role[];

  @Field(() => ID, {
    nullable: true,
    description: 'The district the caller works for. Null for whoever works for none.',
  })
  districtId: string | null;

  @Field(() => [String], {
    description: 'What may be done, sorted: the permissions of the roles within the scopes of the key.',
  })
  permissions: string[];

  @Field(() => Date, {
    nullable: true,
    description:
      'When the key or, if nothing else is asked before, the session ends. Null for a key that does not expire.',
  })
  expiresAt: Date | null;

  @Field(() => Boolean, {
    description:
      'Whether the second factor has yet to be set up or given. Until then the session has no role and may do nothing else.',
  })
  secondFactorDue: boolean;
}

export function meOf(actor: Actor, credential: Credential | null): Me {
  const { id, name, roles, districtId, permissions, isSecondFactorDue } = actor;
  return {
    ...{ id, name, roles: roles as Role[], permissions: [...permissions].sort() },
    districtId,
    expiresAt: credential?.expiresAt ?? null,
    secondFactorDue: isSecondFactorDue ?? false,
  };
}
