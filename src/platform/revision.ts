import { type Details, Refusal } from './errors.js';

/** Refuses an edit of what has moved since it was shown, and tells what it is now. */
export function refuseStale(
  expected: number | null | undefined,
  present: Details & { revision: number },
): void {
  if (expected === null || expected === undefined || expected === present.revision) return;
  throw new Refusal('STALE_REVISION', present);
}
