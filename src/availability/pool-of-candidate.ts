import type { BedPool } from './bed-pool.entity.js';
import type { CandidatePool } from './candidate-pool.types.js';
import type { PoolNow } from './pool-now.js';

/** The figures a candidate was judged by; `agedAt` is the instant at which their age was. */
export function poolNowOf(candidate: CandidatePool, agedAt: Date): PoolNow {
  const { asOf, observedAt } = candidate;
  return {
    ...candidate,
    asOf: new Date(asOf),
    observedAt: observedAt === null ? null : new Date(observedAt),
    agedAt,
  };
}

/** The pool itself, as it was read with its figures. */
export function poolOf(candidate: CandidatePool): BedPool {
  const { poolId: id, shelterId, districtId, name, countedIn, bedsPerRoom } = candidate;
  const { categories, emergency, reopensAutomatically } = candidate;
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
