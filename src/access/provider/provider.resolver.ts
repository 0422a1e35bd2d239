import { MaxLength } from 'class-validator';
import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../platform/context.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { Public } from '../allow.js';
import { beginAtProvider } from './begin-at-provider.js';
import { providerPath } from './provider-path.js';

@InputType({ description: 'An invitation to be accepted at the sign-in provider.' })
class AcceptAtProviderInput {
  @Field(() => String, { description: 'What stands after the # of the link.' })
  @MaxLength(200, says('must be what stands after the #', 'deve essere ciò che segue il #'))
  token: string;
}

@ObjectType({ description: 'Where people sign in with an identity they have elsewhere.' })
class ProviderSignIn {
  @Field(() => String, { description: 'The path, on this server, to send a browser to.' })
  path: string;
}

@Resolver()
export class ProviderResolver {
  @Query(() => ProviderSignIn, {
    nullable: true,
    description: 'The way in by the sign-in provider; null where none is set.',
  })
  @Public()
  providerSignIn(@Ctx() { installation }: RequestContext): ProviderSignIn | null {
    return installation.provider && { path: providerPath };
  }

  @Mutation(() => String, {
    description:
      'Accepts an invitation with an identity of the sign-in provider in place of a password: gives the address to send this browser to, which comes back signed in. Who is linked already opens /sign-in/oidc. Errors: LINK_ENDED, NO_PROVIDER, PROVIDER_AWAY, FOREIGN_PAGE, INSECURE_ADDRESS.',
  })
  @Public()
  acceptInvitationAtProvider(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => AcceptAtProviderInput, { description: 'The link.' }) { token }: AcceptAtProviderInput,
  ): Promise<string> {
    return beginAtProvider(ctx, token);
  }
}
