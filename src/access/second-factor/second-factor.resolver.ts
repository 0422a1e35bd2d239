import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../platform/context.js';
import { InAnySession, InSession } from '../allow.js';
import { Me } from '../me.js';
import { beginSecondFactor } from './begin-second-factor.js';
import { confirmSecondFactor } from './confirm-second-factor.js';
import { newRecoveryCodes } from './new-recovery-codes.js';
import { passSecondFactor } from './pass-second-factor.js';
import {
  BeginSecondFactorInput,
  NewGenerator,
  RecoveryCodes,
  SecondFactorCodeInput,
} from './second-factor.types.js';

@Resolver()
export class SecondFactorResolver {
  @Mutation(() => NewGenerator, {
    description:
      'Makes a code generator for the caller. It counts once confirmSecondFactor was given a code of it. Errors: WRONG_CODE, RATE_LIMITED.',
  })
  @InAnySession()
  beginSecondFactor(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => BeginSecondFactorInput, { description: 'What replaces an older one.' })
    input: BeginSecondFactorInput,
  ): Promise<NewGenerator> {
    return beginSecondFactor(ctx, input);
  }

  @Mutation(() => RecoveryCodes, {
    description:
      "Sets the caller's second factor by a code of the generator made last, ends their other sessions and gives ten recovery codes. Errors: WRONG_CODE, SECOND_FACTOR_NEEDED where none was begun.",
  })
  @InAnySession()
  confirmSecondFactor(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => SecondFactorCodeInput, { description: 'A code of the new generator.' })
    input: SecondFactorCodeInput,
  ): Promise<RecoveryCodes> {
    return confirmSecondFactor(ctx, input);
  }

  @Mutation(() => Me, {
    description:
      'Gives the second factor to a session that began without it, as after a sign-in at a provider. Errors: WRONG_CODE, RATE_LIMITED, SECOND_FACTOR_NEEDED where the caller has none.',
  })
  @InAnySession()
  passSecondFactor(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => SecondFactorCodeInput, { description: 'A code, or a recovery code.' })
    input: SecondFactorCodeInput,
  ): Promise<Me> {
    return passSecondFactor(ctx, input);
  }

  @Mutation(() => RecoveryCodes, {
    description: 'Ten new recovery codes; the old ones end. Errors: WRONG_CODE, RATE_LIMITED.',
  })
  @InSession()
  newRecoveryCodes(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => SecondFactorCodeInput, { description: 'A code, or a recovery code.' })
    input: SecondFactorCodeInput,
  ): Promise<RecoveryCodes> {
    return newRecoveryCodes(ctx, input);
  }
}
