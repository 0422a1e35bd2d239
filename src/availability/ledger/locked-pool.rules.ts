import type { Details } from '../../platform/errors.js';
import type { LockedPool } from './lock-pools.sql.js';

/** People inside, as far as is known; a pool never declared holds those whom the registry saw arrive. */
export function insideOf({ counted, moved }: LockedPool): number {
  return Math.max(0, (counted ?? 0) + moved);
}

/** Null when nobody has ever declared. */
export function freeOf(pool: LockedPool): number | null {
  if (pool.counted === null) return null;
  return Math.min(Math.max(pool.operable - insideOf(pool) - pool.promised, 0), pool.operable);
}

/** Whether so many more places may be promised. */
export function hasRoomFor(pool: LockedPool, places: number): boolean {
  return insideOf(pool) + pool.promised + places <= pool.operable;
}

/**
 * The present figures of a pool, as every refusal that touches it tells them. A refusal undoes the settling of lapses,
 * so the revision at which it stays true is the one before.
 */
export function presentFigures(pool: LockedPool): Details {
  return {
    poolId: pool.id,
    revision: pool.seenRevision,
    operable: pool.operable,
    occupied: pool.counted === null ? null : insideOf(pool),
    promised: pool.promised,
    free: freeOf(pool),
    outOfService: pool.outOfService,
    asOf: pool.now.toISOString(),
  };
}
