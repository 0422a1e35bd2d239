import type { FreshnessLevel } from '../closed-lists.js';

export interface FreshnessFacts {
  /** Null when nobody has ever declared. */
  readonly observedAt: Date | null;
  /** Somebody found no bed there, and nothing was said since. */
  readonly disputed: boolean;
  readonly freshForHours: number;
  readonly staleAfterHours: number;
  readonly now: Date;
}
export interface Freshness {
  readonly level: FreshnessLevel;
  readonly observedAt: Date | null;
  readonly validUntil: Date | null;
  readonly disputed: boolean;
}

// Natural hours: a figure ages by 8 hours also in the night when the clock changes.
const hoursAfter = (instant: Date, hours: number) => new Date(instant.getTime() + hours * 3_600_000);

/** How far a figure can be trusted at an instant. Half-open: at `validUntil` it is no longer fresh. */
export function freshnessOf(facts: FreshnessFacts): Freshness {
  const { observedAt, disputed, freshForHours, staleAfterHours, now } = facts;
  if (observedAt === null) return { level: 'UNKNOWN', observedAt, validUntil: null, disputed };
  const validUntil = hoursAfter(observedAt, freshForHours);
  const staleFrom = hoursAfter(observedAt, staleAfterHours);
  const aged = now < staleFrom ? 'AGEING' : 'STALE';
  return { level: now < validUntil ? 'FRESH' : aged, observedAt, validUntil, disputed };
}
