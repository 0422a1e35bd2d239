import { ValidateNested } from 'class-validator';
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/index.js';
import { ContactInChain, reasonSentence, Shelter, shelterOf } from '../../directory/index.js';
import type { RequestContext } from '../../platform/context.js';
import { PageArgs } from '../../platform/graphql/page.js';
import { releasesOf } from '../releases/expected-release.queries.js';
import { releaseReason } from '../releases/release-reason.js';
import { BedOffer, BedOfferConnection, OfferReason } from './bed-offer.js';
import { findBeds } from './find-beds.js';
import { NeedInput } from './need.input.js';
import { contactsForNeed } from './offer-contacts.js';
import { searchAdvice } from './search-advice.js';

@ArgsType()
class FindBedsArgs extends PageArgs {
  @Field(() => NeedInput, { description: 'Who needs a bed, and where they are.' })
  @ValidateNested()
  need: NeedInput;
}

@Resolver(() => BedOfferConnection)
export class FindBedsResolver {
  @Query(() => BedOfferConnection, {
    description:
      'Beds for these guests tonight, best first, each with the reasons of its verdict. For accounts of a district. INVALID_INPUT names the field that cannot be.',
  })
  @Allow('beds.search')
  findBeds(@Ctx() ctx: RequestContext, @Args() args: FindBedsArgs): Promise<BedOfferConnection> {
    const { need, first, after } = args;
    return findBeds(ctx, { need, first: first ?? 20, after: after ?? null });
  }

  @FieldResolver(() => [String], {
    description:
      'What to try next, in words, when there is little or nothing; in the language of the request.',
  })
  advice(@Root() { outcome }: BedOfferConnection, @Ctx() ctx: RequestContext): Promise<string[]> {
    return searchAdvice(ctx, outcome);
  }
}

@Resolver(() => BedOffer)
export class BedOfferResolver {
  @FieldResolver(() => Shelter, { description: 'The shelter of the pool.' })
  shelter(@Root() { pool }: BedOffer, @Ctx() ctx: RequestContext): Promise<Shelter> {
    return shelterOf(ctx, pool.shelterId);
  }

  @FieldResolver(() => [ContactInChain], {
    description:
      'Whom to call at the instant of the need, in order; the gateway first where the shelter is guarded, and for workers on duty only.',
  })
  async contacts(@Root() { pool, need }: BedOffer, @Ctx() ctx: RequestContext): Promise<ContactInChain[]> {
    return (await contactsForNeed(ctx, need).load(pool.shelterId)) ?? [];
  }

  @FieldResolver(() => [OfferReason], {
    description:
      'Why, and why not: the places first, with those expected to be free, then the worst finding first.',
  })
  reasons(@Root() offer: BedOffer, @Ctx() ctx: RequestContext): Promise<OfferReason[]> {
    return reasonsTold(ctx, offer);
  }
}

/** What is expected to be free stands after the places that are, and has no part in the verdict. */
async function reasonsTold(ctx: RequestContext, { pool, told, now }: BedOffer): Promise<OfferReason[]> {
  const { language } = ctx;
  const expected = (await releasesOf(ctx).load(pool.id)) ?? [];
  const [places, ...others] = told.map((reason) => ({
    ...reason,
    message: reasonSentence(reason, language, now),
  }));
  const releases = expected.slice(0, 3).map((release) => releaseReason(release, now, language));
  return [...(places ? [places] : []), ...releases, ...others];
}
