import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../platform/context.js';
import { InAnySession, InSession, Public } from '../allow.js';
import { Me } from '../me.js';
import { DemoPerson, demoPeople } from './demo-person.js';
import { endSession } from './end-session.js';
import { mySessions } from './session.queries.js';
import { EndSessionInput, Session } from './session.types.js';
import { SignInInput, SignOutInput } from './sign-in.input.js';
import { signIn } from './sign-in.js';
import { signOut } from './sign-out.js';

@Resolver()
export class SessionResolver {
  @Mutation(() => Me, {
    description:
      'Signs a person in and gives their browser a cookie; a program uses a key. With the cookie, each request carries the header Riparo-Client with any value. Errors: SIGN_IN_REFUSED whatever is wrong, RATE_LIMITED, BUSY, FOREIGN_PAGE, INSECURE_ADDRESS.',
  })
  @Public()
  signIn(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => SignInInput, { description: 'Who signs in.' }) input: SignInInput,
  ): Promise<Me> {
    return signIn(ctx, input);
  }

  @Query(() => [DemoPerson], {
    description: 'Whom one may be to try the registry, with the password they share. Empty outside the demo.',
  })
  @Public()
  demoPeople(@Ctx() ctx: RequestContext): DemoPerson[] {
    return demoPeople(ctx);
  }

  @Mutation(() => Boolean, {
    description: 'Ends this session, or all sessions of the caller. Open streams end within seconds.',
  })
  @InAnySession()
  signOut(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => SignOutInput, { nullable: true, description: 'Which sessions.' })
    input: SignOutInput | null,
  ): Promise<boolean> {
    return signOut(ctx, input);
  }

  @Query(() => [Session], { description: 'Where the caller is signed in, the last seen first.' })
  @InSession()
  mySessions(@Ctx() ctx: RequestContext): Promise<Session[]> {
    return mySessions(ctx);
  }

  @Mutation(() => [Session], {
    description: "Ends one of the caller's sessions, and gives those that are left. Errors: NOT_FOUND.",
  })
  @InSession()
  endSession(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => EndSessionInput, { description: 'Which session.' }) input: EndSessionInput,
  ): Promise<Session[]> {
    return endSession(ctx, input);
  }
}
