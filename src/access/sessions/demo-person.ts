import { Field, ObjectType } from 'type-graphql';
import type { RequestContext } from '../../platform/context.js';
import { Role } from '../closed-lists.js';

@ObjectType({ description: 'Somebody invented whom one may be in the demo.' })
export class DemoPerson {
  @Field(() => String, { description: 'What they are called.' })
  name: string;

  @Field(() => [Role], { description: 'What they are.' })
  roles: Role[];

  @Field(() => String, { description: 'The e-mail by which they sign in.' })
  email: string;

  @Field(() => String, {
    description: 'The password of everybody in the demo, as the README tells it. It opens nothing elsewhere.',
  })
  password: string;
}

/** Whom one may be: the people of the demo where this is one, nobody anywhere else. */
export function demoPeople({ installation: { isDemo, demoPeople: people } }: RequestContext): DemoPerson[] {
  if (!isDemo) return [];
  return people.map(({ roles, ...person }) => ({ ...person, roles: roles.filter(isRole) }));
}

function isRole(name: string): name is Role {
  return Object.hasOwn(Role, name);
}
