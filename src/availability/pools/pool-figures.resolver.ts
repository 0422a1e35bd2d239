import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/context.js';
import { BedPool } from './bed-pool.entity.js';
import { freshnessNow, PoolFreshness } from './pool-freshness.js';
import { figuresNow, type PoolNow } from './pool-now.js';

/** How a pool stands: every figure of one pool comes from the same reading. */
@Resolver(() => BedPool)
export class PoolFiguresResolver {
  @FieldResolver(() => Int, { description: 'Places the shelter is authorised for, 0 to 5000.' })
  authorised(@Root() pool: BedPool, @Ctx() ctx: RequestContext): Promise<number> {
    return figure(ctx, pool, (now) => now.authorised);
  }

  @FieldResolver(() => Int, { description: 'Authorised places that cannot be used for now.' })
  outOfService(@Root() pool: BedPool, @Ctx() ctx: RequestContext): Promise<number> {
    return figure(ctx, pool, (now) => now.outOfService);
  }

  @FieldResolver(() => Int, {
    description: 'Places left by guests and not yet made ready; they are among those out of service.',
  })
  turnaround(@Root() pool: BedPool, @Ctx() ctx: RequestContext): Promise<number> {
    return figure(ctx, pool, (now) => now.turnaround);
  }

  @FieldResolver(() => Int, { description: 'Extra places that are on at this instant, as in a cold spell.' })
  surge(@Root() pool: BedPool, @Ctx() ctx: RequestContext): Promise<number> {
    return figure(ctx, pool, (now) => now.surge);
  }

  @FieldResolver(() => Int, {
    description:
      'Places that can be used: authorised, less those out of service, plus the surge while it is on; 0 when the pool is closed.',
  })
  operable(@Root() pool: BedPool, @Ctx() ctx: RequestContext): Promise<number> {
    return figure(ctx, pool, (now) => now.operable);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Places with somebody in them: the newest stock-take, plus arrivals and less departures since. Null when nobody has ever declared.',
  })
  occupied(@Root() pool: BedPool, @Ctx() ctx: RequestContext): Promise<number | null> {
    return figure(ctx, pool, (now) => now.occupied);
  }

  @FieldResolver(() => Int, {
    description: 'Places held or confirmed for guests who are not there yet; lapsed holds do not count.',
  })
  promised(@Root() pool: BedPool, @Ctx() ctx: RequestContext): Promise<number> {
    return figure(ctx, pool, (now) => now.promised);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Operable less occupied less promised, never negative. Null when unknown: nobody has ever declared.',
  })
  free(@Root() pool: BedPool, @Ctx() ctx: RequestContext): Promise<number | null> {
    return figure(ctx, pool, (now) => now.free);
  }

  @FieldResolver(() => Boolean, {
    description: 'More people are inside or expected than there are places: somebody has to be told.',
  })
  overcommitted(@Root() pool: BedPool, @Ctx() ctx: RequestContext): Promise<boolean> {
    return figure(ctx, pool, (now) => now.overcommitted);
  }

  @FieldResolver(() => Boolean, {
    description: 'The pool takes nobody any more; what was promised stays visible.',
  })
  closed(@Root() pool: BedPool, @Ctx() ctx: RequestContext): Promise<boolean> {
    return figure(ctx, pool, (now) => now.closed);
  }

  @FieldResolver(() => PoolFreshness, {
    description: 'How old the figures are, and how far they can be trusted.',
  })
  freshness(@Root() pool: BedPool, @Ctx() ctx: RequestContext): Promise<PoolFreshness> {
    return figure(ctx, pool, (now) => freshnessNow(now));
  }

  @FieldResolver(() => Int, { description: 'Grows by one with every change of the pool.' })
  revision(@Root() pool: BedPool, @Ctx() ctx: RequestContext): Promise<number> {
    return figure(ctx, pool, (now) => now.revision);
  }

  @FieldResolver(() => Date, { description: 'The instant of these figures, by the clock of the database.' })
  asOf(@Root() pool: BedPool, @Ctx() ctx: RequestContext): Promise<Date> {
    return figure(ctx, pool, (now) => now.asOf);
  }
}

async function figure<T>(ctx: RequestContext, pool: BedPool, read: (now: PoolNow) => T): Promise<T> {
  return read(await figuresNow(ctx, pool.id));
}
