import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Shelter } from '../../directory/index.js';
import type { RequestContext } from '../../platform/context.js';
import { BedPool } from './bed-pool.entity.js';
import { openPoolsOf } from './pools-in-sight.js';

@Resolver(() => Shelter)
export class ShelterPoolsResolver {
  @FieldResolver(() => [BedPool], {
    description: 'Its open pools whose counts the caller may see, by name; none when nobody is signed in.',
  })
  async pools(@Root() shelter: Shelter, @Ctx() ctx: RequestContext): Promise<BedPool[]> {
    return (await openPoolsOf(ctx).load(shelter.id)) ?? [];
  }
}
