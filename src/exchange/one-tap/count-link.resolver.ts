import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/index.js';
import { BedPool, poolInSight } from '../../availability/index.js';
import type { RequestContext } from '../../platform/context.js';
import { CreateCountLinkInput, RevokeCountLinkInput } from './count-link.input.js';
import { CountLink, NewCountLink } from './count-link.types.js';
import { countLinksOf } from './count-links.queries.js';
import { createCountLink } from './create-count-link.js';
import { revokeCountLink } from './revoke-count-link.js';

@Resolver(() => CountLink)
export class CountLinkResolver {
  @Query(() => [CountLink], {
    description:
      'The links by which a shelter says its counts without an account: those in force, then those that ended in the last 30 days; at most 100. Errors: NOT_FOUND, NOT_ALLOWED where others keep the shelter.',
  })
  @Allow('links.manage')
  countLinks(
    @Ctx() ctx: RequestContext,
    @Arg('shelterId', () => ID, { description: 'A shelter that the caller keeps.' }) shelterId: string,
  ): Promise<CountLink[]> {
    return countLinksOf(ctx, shelterId);
  }

  @Mutation(() => NewCountLink, {
    description:
      'Makes a link by which somebody without an account says how many places are free. Whoever has it can: give it to one place. Errors: NOT_FOUND, NOT_ALLOWED, SHELTER_CLOSED, INVALID_INPUT, TOO_MANY_LINKS.',
  })
  @Allow('links.manage')
  createCountLink(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => CreateCountLinkInput, { description: 'For which places, for whom, until when.' })
    input: CreateCountLinkInput,
  ): Promise<NewCountLink> {
    return createCountLink(ctx, input);
  }

  @Mutation(() => CountLink, {
    description: 'Ends a link at once, and the SMS of its telephone with it. Errors: NOT_FOUND, NOT_ALLOWED.',
  })
  @Allow('links.manage')
  revokeCountLink(
    @Ctx() ctx: RequestContext,
    @Arg('input', () => RevokeCountLinkInput, { description: 'Which link.' }) input: RevokeCountLinkInput,
  ): Promise<CountLink> {
    return revokeCountLink(ctx, input);
  }

  @FieldResolver(() => BedPool, {
    nullable: true,
    description: 'The one pool it is for; null where it is for all of the shelter.',
  })
  pool(@Root() { poolId }: CountLink, @Ctx() ctx: RequestContext): Promise<BedPool | null> {
    return poolId === null ? Promise.resolve(null) : poolInSight(ctx).load(poolId);
  }
}
