import { Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.js';
import { Public } from './allow.js';
import { Me, meOf } from './me.js';

@Resolver()
export class MeResolver {
  @Query(() => Me, {
    nullable: true,
    description:
      'Who is calling and what they may do. Null when nobody is signed in; NOT_SIGNED_IN where a key or a session has ended.',
  })
  @Public()
  me(@Ctx() { actor, credential }: RequestContext): Me | null {
    return actor && meOf(actor, credential);
  }
}
