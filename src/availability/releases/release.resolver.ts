import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { BedPool } from '../pools/bed-pool.entity.js';
import { expectReleases } from './expect-releases.js';
import { ExpectReleasesInput, WithdrawReleaseInput } from './expected-release.input.js';
import { releasesOf } from './expected-release.queries.js';
import { ExpectedRelease } from './expected-release.types.js';
import { withdrawRelease } from './withdraw-release.js';

@Resolver(() => BedPool)
export class ReleaseResolver {
  @FieldResolver(() => [ExpectedRelease], {
    description:
      'Places expected to be free, the first first, until somebody counts from then on. No figure counts them.',
  })
  async expectedReleases(@Root() { id }: BedPool, @Ctx() ctx: RequestContext): Promise<ExpectedRelease[]> {
    return (await releasesOf(ctx).load(id)) ?? [];
  }

  @Mutation(() => BedPool, {
    description:
      'Say that places will be free at an instant ("one place frees at 08:00"). Offers tell it; no figure moves. Errors: NOT_FOUND, NOT_ALLOWED, INVALID_INPUT.',
  })
  @Allow('beds.declare')
  expectReleases(
    @Arg('input', () => ExpectReleasesInput, { description: 'How many, where and when.' })
    input: ExpectReleasesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BedPool> {
    return expectReleases(ctx, input);
  }

  @Mutation(() => BedPool, {
    description: 'Take back that places were expected to be free. Errors: NOT_FOUND, NOT_ALLOWED.',
  })
  @Allow('beds.declare')
  withdrawRelease(
    @Arg('input', () => WithdrawReleaseInput, { description: 'What was said, of which pool.' })
    input: WithdrawReleaseInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BedPool> {
    return withdrawRelease(ctx, input);
  }
}
