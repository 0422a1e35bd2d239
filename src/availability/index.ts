import { BedPool } from './bed-pool.entity.js';
import { BedPoolResolver } from './bed-pool.resolver.js';
import { CountingResolver } from './counting.resolver.js';
import './availability.errors.js';
import { BedOfferResolver, FindBedsResolver } from './find-beds.resolver.js';
import { PoolFiguresResolver } from './pool-figures.resolver.js';
import { PoolKeepingResolver } from './pool-keeping.resolver.js';
import { PoolRecordResolver } from './pool-record.resolver.js';
import { ShelterPoolsResolver } from './shelter-pools.resolver.js';

export { BedPool } from './bed-pool.entity.js';
export { Channel, CountedIn, FreshnessLevel, Light, UnavailabilityReason } from './closed-lists.js';
export { judgePoolFor, type PoolJudgement, type PoolNeed } from './judge-pool-for.js';
export { ledgerTail } from './ledger/ledger-tail.sql.js';
export { type LockedPool, lockPools, registryActor } from './ledger/lock-pools.sql.js';
export { lockedPool, refuseIfMoved } from './ledger/locked-pool.js';
export { presentFigures } from './ledger/locked-pool.rules.js';
export { type LedgerKind, movePool, type PoolMove } from './ledger/move-pool.sql.js';
export { GuestInput, NeedInput } from './need.input.js';
export { freshnessNow } from './pool-freshness.js';
export { figuresNow, figuresOf, type PoolNow } from './pool-now.js';
export { openPoolsOf, poolInSight, visiblePool } from './pools-in-sight.js';
export { channelOf } from './reporter.js';
export {
  observeSearches,
  type SearchObserver,
  type ShownOffer,
  type ShownSearch,
} from './search-observer.js';

export const availabilityEntities = [BedPool];
export const availabilityResolvers = [
  BedOfferResolver,
  BedPoolResolver,
  CountingResolver,
  FindBedsResolver,
  PoolFiguresResolver,
  PoolKeepingResolver,
  PoolRecordResolver,
  ShelterPoolsResolver,
];
