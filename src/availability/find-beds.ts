import { actorOf, type RequestContext } from '../platform/context.js';
import { ringsOutward } from '../territory/index.js';
import type { BedOffer, BedOfferConnection } from './bed-offer.js';
import { refuseWithoutDistrict, type Search, searchFor } from './checked-need.js';
import { type JudgedPool, judgementTold, type Standing } from './judge-candidate.rules.js';
import type { NeedInput } from './need.input.js';
import { compareKeys } from './offer.rules.js';
import { figuresOf } from './pool-now.js';
import { poolNowOf, poolOf } from './pool-of-candidate.js';
import { searchCursors } from './search-cursor.js';
import { searchObserver } from './search-observer.js';
import { shownSearch } from './shown-search.js';
import { type Widened, widenSearch } from './widen-search.js';

export interface Asked {
  readonly need: NeedInput;
  /** 1 to 100. */
  readonly first: number;
  readonly after: string | null;
}

/** Beds for these guests, best first; where a case is named, what was shown is kept on its timeline. */
export async function findBeds(
  ctx: RequestContext,
  { need, first, after }: Asked,
): Promise<BedOfferConnection> {
  refuseWithoutDistrict(actorOf(ctx));
  const { interventionId } = need;
  if (interventionId) await searchObserver().mayShowIn(ctx, interventionId);
  const search = await searchFor(ctx, need, after);
  const widened = await widenSearch(ctx, search.circumstances, search.reach);
  const ringReached = ringAt(widened.ringReached);
  const listed = listedOf(widened, search);
  const slice = listed.slice(0, first);
  const cursorAt = searchCursors(ctx, need, {
    asOf: search.circumstances.asOf,
    ringReached: widened.ringReached,
  });
  const last = slice.at(-1);
  const nodes = slice.map((judged) => offerOf(judged, search));
  showFigures(ctx, slice, search);
  if (interventionId)
    await searchObserver().keepShown(ctx, interventionId, shownSearch(search, widened, slice));
  return {
    // Few ask for the cursor of every offer, and each has to be signed.
    get edges() {
      return nodes.map((node) => ({ cursor: cursorAt(node.key), node }));
    },
    nodes,
    pageInfo: { hasNextPage: listed.length > first, endCursor: last ? cursorAt(last.key) : null },
    ringReached,
    asOf: search.circumstances.asOf,
    outcome: { search, judged: widened.judged, ringReached },
  };
}

/** What is listed after the place of the page before, in order. */
function listedOf({ judged }: Widened, { input, place }: Search): JudgedPool[] {
  const isListed = ({ judgement, key }: JudgedPool) =>
    (input.includeExcluded === true || judgement.verdict !== 'EXCLUDES') &&
    (place === null || compareKeys(key, place.key) > 0);
  return judged.filter(isListed).sort((a, b) => compareKeys(a.key, b.key));
}

function offerOf(judged: JudgedPool, { circumstances, now }: Search): BedOffer {
  const { candidate, standing, light, distanceKm } = judged;
  const { verdict, placesNeeded, reasons } = judgementTold(judged, circumstances);
  return {
    pool: poolOf(candidate),
    verdict,
    told: reasons,
    light,
    free: candidate.free,
    placesNeeded,
    ring: standing.ring,
    distanceKm,
    now,
    need: circumstances.need,
    key: judged.key,
  };
}

/** An offer's pool shows the very figures it was judged by. */
function showFigures(ctx: RequestContext, slice: readonly JudgedPool[], { circumstances }: Search): void {
  const figures = figuresOf(ctx);
  for (const { candidate } of slice)
    figures.clear(candidate.poolId).prime(candidate.poolId, poolNowOf(candidate, circumstances.asOf));
}

function ringAt(ring: number): Standing['ring'] {
  return ringsOutward[ring] ?? 'NATIONAL';
}
