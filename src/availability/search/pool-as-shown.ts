import type { BedPool } from '../pools/bed-pool.entity.js';
import type { PoolNow } from '../pools/pool-now.js';
import type { ShownPool } from './candidate-pool.types.js';

/** The figures an offer was judged by; `agedAt` is the instant at which their age was. */
export function poolNowOf(shown: ShownPool, agedAt: Date): PoolNow {
  const { asOf, observedAt } = shown;
  return {
    ...shown,
    asOf: new Date(asOf),
    observedAt: observedAt === null ? null : new Date(observedAt),
    agedAt,
  };
}

/** The pool itself, as it was read with its figures. */
export function poolOf(shown: ShownPool): BedPool {
  const { poolId: id, shelterId, districtId, name, countedIn, bedsPerRoom } = shown;
  const { categories, emergency, reopensAutomatically } = shown;
  return {
    id,
    shelterId,
    districtId,
    name,
    countedIn,
    bedsPerRoom,
    categories,
    emergency,
    reopensAutomatically,
  };
}
