import type { Words } from '../platform/language.js';

/** Hours after which a figure is no longer FRESH, and after which it is STALE; for emergency pools apart. */
export interface FreshnessPolicy {
  readonly emergencyFreshHours: number;
  readonly emergencyStaleHours: number;
  readonly freshHours: number;
  readonly staleHours: number;
}

/** What a district begins with. */
export const usualPolicy: FreshnessPolicy = {
  emergencyFreshHours: 8,
  emergencyStaleHours: 24,
  freshHours: 24,
  staleHours: 72,
};

/** The hours that are given, and for what is left out those there are. */
export function policyFrom(
  given: { readonly [Hours in keyof FreshnessPolicy]?: number | null },
  present: FreshnessPolicy,
): FreshnessPolicy {
  return {
    emergencyFreshHours: given.emergencyFreshHours ?? present.emergencyFreshHours,
    emergencyStaleHours: given.emergencyStaleHours ?? present.emergencyStaleHours,
    freshHours: given.freshHours ?? present.freshHours,
    staleHours: given.staleHours ?? present.staleHours,
  };
}

/** A guarded shelter is sought behind too few doors where fewer people live than this. */
export const fewestToldAsOne = 20_000;

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
