import type { Verdict } from '../../directory/index.js';
import type { Ring } from '../../territory/index.js';
import type { FreshnessLevel, Light } from '../closed-lists.js';

export interface LightFacts {
  /** Null when nobody has ever declared. */
  readonly free: number | null;
  readonly placesNeeded: number;
  readonly verdict: Verdict;
  readonly level: FreshnessLevel;
  readonly disputed: boolean;
  readonly overcommitted: boolean;
}

/** The first that applies, from what makes the number worthless to what makes it enough. */
export function lightOf(facts: LightFacts): Light {
  const { free, placesNeeded, verdict, level, disputed, overcommitted } = facts;
  if (free === null || level === 'UNKNOWN') return 'GREY';
  if (verdict === 'EXCLUDES') return 'RED';
  if (disputed || level === 'STALE' || level === 'AGEING') return 'YELLOW';
  if (free <= 0 || overcommitted) return 'RED';
  return free < placesNeeded || verdict === 'ASK' ? 'YELLOW' : 'GREEN';
}

/** Worth a telephone call tonight. */
export function isUsable({ light, verdict }: { light: Light; verdict: Verdict }): boolean {
  return verdict !== 'EXCLUDES' && (light === 'GREEN' || light === 'YELLOW');
}

/** Kept for this need alone, and not one need among others. */
export function isDedicated<C extends string>(categories: readonly C[], category: C): boolean {
  return categories.length === 1 && categories[0] === category;
}

/** What the place of an offer in the list depends on, and nothing else. */
export interface OfferPosition {
  readonly id: string;
  readonly verdict: Verdict;
  readonly light: Light;
  readonly level: FreshnessLevel;
  readonly disputed: boolean;
  /** For a guarded shelter the ring of its told area; null last. */
  readonly ring: Ring | null;
  readonly dedicated: boolean;
  /** Null for a guarded shelter, always. */
  readonly distanceKm: number | null;
}

const lightRank: Record<Light, number> = { GREEN: 0, YELLOW: 1, GREY: 2, RED: 3 };
const verdictRank: Record<Verdict, number> = { ADMITS: 0, ADMITS_IF: 1, ASK: 2, EXCLUDES: 3 };
const levelRank: Record<FreshnessLevel, number> = { FRESH: 0, AGEING: 1, STALE: 2, UNKNOWN: 3 };
const ringRank: Record<Ring, number> = {
  OWN_DISTRICT: 0,
  NEIGHBOUR_WITH_AGREEMENT: 1,
  NEIGHBOUR: 2,
  PROVINCE: 3,
  REGION: 4,
  NATIONAL: 5,
};
const beyondEveryRing = 6;

/** Where an offer stands, best first: plain values in a fixed number, so that a cursor can carry them. */
export type OrderKey = readonly (number | string)[];

export function orderKey(offer: OfferPosition): OrderKey {
  const { verdict, light, disputed, ring, dedicated, level, distanceKm, id } = offer;
  return [
    verdict === 'EXCLUDES' ? 1 : 0,
    lightRank[light],
    disputed ? 1 : 0,
    ring === null ? beyondEveryRing : ringRank[ring],
    dedicated ? 0 : 1,
    verdictRank[verdict],
    levelRank[level],
    distanceKm === null ? 1 : 0,
    distanceKm ?? 0,
    id,
  ];
}

/** Below zero when the first comes first; by code units, so that no locale changes the order. */
export function compareKeys(a: OrderKey, b: OrderKey): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    if (left < right) return -1;
    if (left > right) return 1;
  }
  return a.length - b.length;
}

export const compareOffers = (a: OfferPosition, b: OfferPosition): number =>
  compareKeys(orderKey(a), orderKey(b));
