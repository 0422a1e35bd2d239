import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { instantOf } from '../../platform/clock.js';
import type { RequestContext } from '../../platform/context.js';
import { localMoment } from '../../territory/index.js';
import { hoursInWords } from './hours-in-words.rules.js';
import { OpeningHours } from './opening-hours.types.js';

@Resolver(() => OpeningHours)
export class HoursResolver {
  @FieldResolver(() => String, {
    description: 'The hours in words, in the language of the caller; exceptions that are over left out.',
  })
  async inWords(@Root() hours: OpeningHours, @Ctx() ctx: RequestContext): Promise<string> {
    const { today } = localMoment(await instantOf(ctx));
    return hoursInWords(hours, ctx.language, today.date);
  }
}
