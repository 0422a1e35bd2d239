import { ringsOutward } from '../../territory/index.js';
import type { ShownPool } from './candidate-pool.types.js';
import type { Search } from './checked-need.js';
import type { JudgedPool } from './judge-candidate.rules.js';
import type { ShownOffer, ShownSearch } from './search-observer.js';
import type { Widened } from './widen-search.js';

/** What the registry showed on one page of a search, so that the decision can be understood later. */
export function shownSearch(
  search: Search,
  widened: Widened,
  slice: readonly JudgedPool<ShownPool>[],
): ShownSearch {
  const { circumstances, place } = search;
  const { need, asOf } = circumstances;
  return {
    asOf: asOf.toISOString(),
    at: need.at.toISOString(),
    category: need.category,
    guests: need.guests.length,
    ringReached: ringsOutward[widened.ringReached] ?? 'NATIONAL',
    isFirstPage: place === null,
    offers: slice.map(shownOffer),
  };
}

function shownOffer({ candidate, judgement, freshness, light, standing }: JudgedPool<ShownPool>): ShownOffer {
  return {
    poolId: candidate.poolId,
    revision: candidate.revision,
    operable: candidate.operable,
    occupied: candidate.occupied,
    promised: candidate.promised,
    free: candidate.free,
    placesNeeded: judgement.placesNeeded,
    observedAt: freshness.observedAt?.toISOString() ?? null,
    level: freshness.level,
    disputed: freshness.disputed,
    verdict: judgement.verdict,
    light,
    ring: standing.ring,
    reasons: judgement.reasons.map(({ criterion, finding }) => ({ criterion, finding })),
  };
}
