import { refuseWithout } from '../../access/index.js';
import type { NeedCategory } from '../../directory/index.js';
import type { RequestContext } from '../../platform/context.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { onlyIds } from '../../platform/id.js';
import { placeOfResume } from '../../platform/live/resume-cursor.js';
import { poolInSight } from '../pools/pools-in-sight.js';
import { bedFeedOf } from './bed-feed.js';
import { BedWatch, bedsChangedList, type Wanted } from './bed-watch.js';

const mostPools = 500;

export interface WatchedBeds {
  readonly districtId?: string | null;
  readonly category?: NeedCategory | null;
  readonly poolIds?: readonly string[] | null;
  readonly since?: string | null;
}

/** Follows the changes of pools within the caller's sight, from a cursor or from now. */
export async function watchBeds(ctx: RequestContext, args: WatchedBeds): Promise<BedWatch> {
  refuseWithout('beds.read', ctx);
  const { live } = ctx;
  if (!live?.credential) throw new Refusal('NOT_SIGNED_IN');
  const wanted = wantedBy(args);
  await live.journal.isReady();
  const since = args.since ? await sinceOf(ctx, args.since) : null;
  const onScreen = await visibleOf(ctx, [...(wanted.poolIds ?? [])]);
  const feed = bedFeedOf(live);
  const standing = await feed.standings.enter(ctx, live, live.credential.tag);
  const watch = new BedWatch(feed, {
    ...{ ctx, live, standing, wanted, onScreen },
    since: since ?? live.journal.position,
  });
  feed.enter(watch);
  return watch;
}

function wantedBy({ districtId, category, poolIds }: WatchedBeds): Wanted {
  if (poolIds && poolIds.length > mostPools) throw invalidInput('poolIds', tooMany);
  return {
    districtId: districtId?.toLowerCase() ?? null,
    category: category ?? null,
    poolIds: poolIds ? new Set(onlyIds(poolIds).map((id) => id.toLowerCase())) : null,
  };
}
const tooMany = { en: `at most ${mostPools} pools.`, it: `al massimo ${mostPools} moduli.` };

async function sinceOf(ctx: RequestContext, cursor: string): Promise<number> {
  const since = placeOfResume(ctx, bedsChangedList, cursor);
  if (!(await ctx.live?.journal.isKnown(since))) throw new Refusal('BAD_CURSOR');
  return since;
}

async function visibleOf(ctx: RequestContext, ids: readonly string[]): Promise<string[]> {
  const pools = await poolInSight(ctx).loadMany(ids);
  return pools.flatMap((pool) => (pool && 'id' in pool ? [pool.id] : []));
}
