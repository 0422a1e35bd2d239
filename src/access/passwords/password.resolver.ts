import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../platform/context.js';
import { InSession, Public } from '../allow.js';
import { Me } from '../me.js';
import { acceptInvitation } from './accept-invitation.js';
import { changePassword } from './change-password.js';
import { ChangePasswordInput, LinkPasswordInput, RequestPasswordResetInput } from './password.input.js';
import { requestPasswordReset } from './request-password-reset.js';
import { resetPassword } from './reset-password.js';

@Resolver()
export class PasswordResolver {
  @Mutation(() => Me, {
    description:
      "Changes the caller's password and ends their other sessions. Errors: SIGN_IN_REFUSED where the present one is wrong, WEAK_PASSWORD, RATE_LIMITED.",
  })
  @InSession()
  changePassword(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => ChangePasswordInput, { description: 'The present and the new password.' })
    input: ChangePasswordInput,
  ): Promise<Me> {
    return changePassword(ctx, input);
  }

  @Mutation(() => Boolean, {
    description:
      'Sends a link for a new password to this e-mail, if somebody here has it; the answer does not tell. Errors: NO_POST, RATE_LIMITED.',
  })
  @Public()
  requestPasswordReset(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => RequestPasswordResetInput, { description: 'Who asks.' })
    input: RequestPasswordResetInput,
  ): Promise<boolean> {
    return requestPasswordReset(ctx, input);
  }

  @Mutation(() => Boolean, {
    description:
      'Sets a new password by a link and ends all sessions; the second factor stays. Sign in afterwards. Errors: LINK_ENDED, WEAK_PASSWORD.',
  })
  @Public()
  resetPassword(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => LinkPasswordInput, { description: 'The link and the new password.' })
    input: LinkPasswordInput,
  ): Promise<boolean> {
    return resetPassword(ctx, input);
  }

  @Mutation(() => Me, {
    description:
      'Sets the first password of an invited person and signs them in. Errors: LINK_ENDED, WEAK_PASSWORD, FOREIGN_PAGE, INSECURE_ADDRESS.',
  })
  @Public()
  acceptInvitation(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => LinkPasswordInput, { description: 'The link and the new password.' })
    input: LinkPasswordInput,
  ): Promise<Me> {
    return acceptInvitation(ctx, input);
  }
}
