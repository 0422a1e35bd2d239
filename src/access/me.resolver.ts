import { Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import type { Actor, RequestContext } from '../platform/context.js';
import { Public } from './allow.js';
import { Role } from './closed-lists.js';

@ObjectType({ description: 'Who is calling.' })
export class Me {
  @Field(() => ID, { description: 'The account.' })
  id: string;

  @Field(() => String, { description: 'How the account is called.' })
  name: string;

  @Field(() => [Role], { description: 'The roles held.' })
  roles: Role[];

  @Field(() => [String], {
    description: 'What may be done, sorted: the permissions of the roles within the scopes of the key.',
  })
  permissions: string[];
}

@Resolver()
export class MeResolver {
  @Query(() => Me, {
    nullable: true,
    description: 'Who is calling and what they may do. Null when nobody is signed in.',
  })
  @Public()
  me(@Ctx() { actor }: RequestContext): Me | null {
    return actor && meOf(actor);
  }
}

function meOf({ id, name, roles, permissions }: Actor): Me {
  return { id, name, roles: roles as Role[], permissions: [...permissions].sort() };
}
