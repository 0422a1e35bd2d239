import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../../platform/errors.js';
import { type LockedPool, lockPools } from './lock-pools.sql.js';
import { presentFigures } from './locked-pool.rules.js';

/** Locks one pool. @throws NOT_FOUND where there is none. */
export async function lockedPool(em: EntityManager, poolId: string): Promise<LockedPool> {
  const [pool] = (await lockPools(em, [poolId])).values();
  if (!pool) throw new Refusal('NOT_FOUND');
  return pool;
}

/** @throws STALE_REVISION with the present figures, where the caller saw others. A lapse since is no change of theirs. */
export function refuseIfMoved(pool: LockedPool, expectedRevision: number | null | undefined): void {
  const isAsSeen = expectedRevision === pool.seenRevision || expectedRevision === pool.revision;
  if (expectedRevision != null && !isAsSeen) throw new Refusal('STALE_REVISION', presentFigures(pool));
}
