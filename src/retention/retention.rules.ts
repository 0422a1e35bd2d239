export interface ErasingFacts {
  readonly closedAt: Date | null;
  /** Null while the case is open. */
  readonly erasableFrom: Date | null;
  readonly erasedAt: Date | null;
  /** Placements of the case whose guests have not left. */
  readonly inside: number;
}

/** Why the words of a case may not be erased on request now; null when they may. */
export function whyNotErase(
  { closedAt, erasableFrom, erasedAt, inside }: ErasingFacts,
  now: Date,
): 'ALREADY_ERASED' | 'NOT_YET_ERASABLE' | 'CASE_STILL_OPEN' | null {
  if (erasedAt) return 'ALREADY_ERASED';
  if (!closedAt || inside > 0) return 'CASE_STILL_OPEN';
  return erasableFrom && now < erasableFrom ? 'NOT_YET_ERASABLE' : null;
}
