import { recordShown, sightOf } from '../../directory/index.js';
import { actorOf, type RequestContext } from '../../platform/context.js';
import { ringsOutward } from '../../territory/index.js';
import { figuresOf } from '../pools/pool-now.js';
import { rememberReleases } from '../releases/expected-release.queries.js';
import type { BedOffer, BedOfferConnection } from './bed-offer.js';
import type { ShownPool } from './candidate-pool.types.js';
import { shownPools } from './candidate-pools.sql.js';
import { refuseWithoutDistrict, type Search, searchFor } from './checked-need.js';
import { type JudgedPool, judgeCandidate, judgementTold } from './judge-candidate.rules.js';
import type { NeedInput } from './need.input.js';
import { compareKeys, type OrderKey } from './offer.rules.js';
import { poolNowOf, poolOf } from './pool-as-shown.js';
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
  const listed = listedOf(widened, search);
  const page = listed.slice(0, first);
  const winners = await winnersOf(ctx, page, search);
  if (interventionId)
    await searchObserver().keepShown(ctx, interventionId, shownSearch(search, widened, winners));
  // Last: what is written for the case may empty what this request remembers.
  await recordGuarded(ctx, winners);
  showFigures(ctx, winners, search.circumstances.asOf);
  return connectionOf(ctx, winners, { search, widened, last: page.at(-1), isLast: listed.length <= first });
}

/** What is listed after the place of the page before, in order. */
function listedOf({ judged }: Widened, { input, place }: Search): JudgedPool[] {
  const isListed = ({ judgement, key }: JudgedPool) =>
    (input.includeExcluded === true || judgement.verdict !== 'EXCLUDES') &&
    (place === null || compareKeys(key, place.key) > 0);
  return judged.filter(isListed).sort((a, b) => compareKeys(a.key, b.key));
}

interface Winner extends JudgedPool<ShownPool> {
  /** Where it was listed: of what moved in between, the newer figures are shown in the older place. */
  readonly place: OrderKey;
}

/** What is shown is read for the winners alone, and judged by what is shown. */
async function winnersOf(
  ctx: RequestContext,
  page: readonly JudgedPool[],
  { circumstances }: Search,
): Promise<Winner[]> {
  const ids = page.map(({ candidate }) => candidate.poolId);
  const shown = await shownPools(ctx, ids, { at: circumstances.need.at, sight: await sightOf(ctx) });
  return page.flatMap(({ candidate, standing, key }) => {
    const pool = shown.get(candidate.poolId);
    return pool ? [{ ...judgeCandidate(pool, standing, circumstances), place: key }] : [];
  });
}

/** Nobody is shown a guarded shelter without a trace. */
function recordGuarded(ctx: RequestContext, winners: readonly Winner[]): Promise<void> {
  const ids = winners.flatMap(({ candidate }) => (candidate.guarded ? [candidate.shelterId] : []));
  return recordShown(ctx, [...new Set(ids)], 'SEARCH');
}

/** An offer's pool shows the very figures it was judged by. */
function showFigures(ctx: RequestContext, winners: readonly Winner[], agedAt: Date): void {
  const figures = figuresOf(ctx);
  for (const { candidate } of winners) {
    figures.clear(candidate.poolId).prime(candidate.poolId, poolNowOf(candidate, agedAt));
    rememberReleases(ctx, candidate.poolId, candidate.releases ?? []);
  }
}

interface Found {
  readonly search: Search;
  readonly widened: Widened;
  readonly last: JudgedPool | undefined;
  readonly isLast: boolean;
}

function connectionOf(
  ctx: RequestContext,
  winners: readonly Winner[],
  { search, widened, last, isLast }: Found,
): BedOfferConnection {
  const { asOf } = search.circumstances;
  const ringReached = ringsOutward[widened.ringReached] ?? 'NATIONAL';
  const cursorAt = searchCursors(ctx, search.input, { asOf, ringReached: widened.ringReached });
  const nodes = winners.map((winner) => offerOf(winner, search));
  return {
    // Few ask for the cursor of every offer, and each has to be signed.
    get edges() {
      return nodes.map((node) => ({ cursor: cursorAt(node.place), node }));
    },
    nodes,
    pageInfo: { hasNextPage: !isLast, endCursor: last ? cursorAt(last.key) : null },
    ringReached,
    asOf,
    outcome: { search, judged: widened.judged, ringReached },
  };
}

function offerOf(winner: Winner, { circumstances, now }: Search): BedOffer {
  const { candidate, standing, light, distanceKm, place } = winner;
  const { verdict, placesNeeded, reasons } = judgementTold(winner, circumstances);
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
    place,
  };
}
