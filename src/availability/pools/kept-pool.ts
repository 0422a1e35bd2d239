import { keptShelter, type Shelter } from '../../directory/index.js';
import type { TransactionContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import type { Channel } from '../closed-lists.js';
import type { LockedPool } from '../ledger/lock-pools.sql.js';
import { lockedPool, refuseIfMoved } from '../ledger/locked-pool.js';
import { presentFigures } from '../ledger/locked-pool.rules.js';
import type { BedPool } from './bed-pool.entity.js';
import { visiblePool } from './pools-in-sight.js';

/** A pool that the actor keeps, locked together with its shelter. */
export interface KeptPool {
  readonly pool: BedPool;
  readonly shelter: Shelter;
  readonly figures: LockedPool;
}

/**
 * Locks a pool for whoever keeps its shelter. @throws NOT_FOUND out of sight, NOT_ALLOWED where others keep it,
 * SHELTER_CLOSED, STALE_REVISION with the present figures.
 */
export async function keptPool(
  tx: TransactionContext,
  { poolId, expectedRevision }: { poolId: string; expectedRevision?: number | null },
): Promise<KeptPool> {
  const pool = await visiblePool(tx, poolId);
  const shelter = await keptShelter(tx, pool.shelterId);
  const figures = await lockedPool(tx.em, pool.id);
  refuseIfMoved(figures, expectedRevision);
  return { pool, shelter, figures };
}

/** @throws POOL_CLOSED, with the present figures. */
export function refuseClosed(figures: LockedPool): void {
  if (figures.isClosed) throw new Refusal('POOL_CLOSED', presentFigures(figures));
}

/** Who keeps the directory acts from a screen or a system, never by telephone. */
export function keepingChannel({ actor }: TransactionContext): Channel {
  return actor.isMachine ? 'API' : 'WEB';
}
