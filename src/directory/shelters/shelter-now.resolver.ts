import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/context.js';
import { KeptContact } from '../contacts/kept-contact.types.js';
import { Shelter } from './shelter.entity.js';
import { clocksNow, ShelterClockNow } from './shelter-clock-now.js';
import { isKeptBy, keptContacts } from './shelter-for-keepers.js';

@Resolver(() => Shelter)
export class ShelterNowResolver {
  @FieldResolver(() => [ShelterClockNow], {
    description:
      'The three clocks at this instant: does it admit, is somebody there, does it answer the phone.',
  })
  clocks(@Root() shelter: Shelter, @Ctx() ctx: RequestContext): Promise<ShelterClockNow[]> {
    return clocksNow(ctx, shelter);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller keeps it: may edit it and its pools.' })
  isKept(@Root() shelter: Shelter, @Ctx() ctx: RequestContext): boolean {
    return isKeptBy(ctx, shelter);
  }

  @FieldResolver(() => [KeptContact], {
    nullable: true,
    description: 'Its contacts as they are edited, in their order; null for who may not edit them.',
  })
  keptContacts(@Root() shelter: Shelter, @Ctx() ctx: RequestContext): Promise<KeptContact[] | null> {
    return keptContacts(ctx, shelter);
  }
}
