import type { Words } from '../platform/language.js';

/** Hours after which a figure is no longer FRESH, and after which it is STALE; for emergency pools apart. */
export interface FreshnessPolicy {
  readonly emergencyFreshHours: number;
  readonly emergencyStaleHours: number;
  readonly freshHours: number;
  readonly staleHours: number;
}

const staleFirst: Words = {
  en: 'must be more than the hours for which a figure is fresh',
  it: 'devono essere più delle ore in cui il dato è aggiornato',
};

/** A figure ages: it is fresh before it is stale. */
export function whyNotPolicy(
  policy: FreshnessPolicy,
): { field: keyof FreshnessPolicy; reason: Words } | null {
  if (policy.emergencyStaleHours <= policy.emergencyFreshHours)
    return { field: 'emergencyStaleHours', reason: staleFirst };
  if (policy.staleHours <= policy.freshHours) return { field: 'staleHours', reason: staleFirst };
  return null;
}
