import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../access/index.js';
import type { RequestContext } from '../platform/context.js';
import { RevealAddressInput } from './reveal.input.js';
import { RevealedAddress } from './reveal.types.js';
import { revealAddress } from './reveal-address.js';
import { revealedAddress } from './revealed-address.js';

/** The only way by which the address of a guarded shelter comes out. */
@Resolver(() => RevealedAddress)
export class RevealResolver {
  @Mutation(() => RevealedAddress, {
    description:
      'Read where a guarded shelter is, when the directions do not suffice: for the worker of the case, while the placement is CONFIRMED, for 3 hours. Written down with the reason. Errors: NOT_FOUND, NOT_ASSIGNED, ADDRESS_NOT_KEPT (call the contact), ADDRESS_NOT_SECRET, HOLD_LAPSED, WRONG_STATE, GRANT_ENDED when asked again too late, INVALID_INPUT.',
  })
  @Allow('addresses.reveal')
  revealAddress(
    @Arg('input', () => RevealAddressInput, { description: 'Which placement, and why.' })
    input: RevealAddressInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RevealedAddress> {
    return revealAddress(ctx, input);
  }

  @Query(() => RevealedAddress, {
    nullable: true,
    description:
      'What was revealed to the caller, while it may still be read; each reading is written down. Errors: NOT_FOUND, NOT_REVEALED, GRANT_ENDED, ADDRESS_NOT_KEPT.',
  })
  @Allow('addresses.reveal')
  revealedAddress(
    @Arg('placementId', () => ID, { description: 'The placement.' }) placementId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<RevealedAddress> {
    return revealedAddress(ctx, placementId);
  }
}
