import { CountingResolver } from './counting/counting.resolver.js';
import { BedPool } from './pools/bed-pool.entity.js';
import { BedPoolResolver } from './pools/bed-pool.resolver.js';
import './availability.errors.js';
import { BedsChangedResolver } from './live/beds-changed.resolver.js';
import { PoolFiguresResolver } from './pools/pool-figures.resolver.js';
import { PoolKeepingResolver } from './pools/pool-keeping.resolver.js';
import { PoolRecordResolver } from './pools/pool-record.resolver.js';
import { ShelterPoolsResolver } from './pools/shelter-pools.resolver.js';
import { ReleaseResolver } from './releases/release.resolver.js';
import { BedOfferResolver, FindBedsResolver } from './search/find-beds.resolver.js';

export { Channel, CountedIn, FreshnessLevel, Light, UnavailabilityReason } from './closed-lists.js';
export { reaffirm } from './counting/confirm-beds.js';
export { takeStock } from './counting/declare-beds.js';
export { refuseTellingNote } from './counting/refuse-telling-note.js';
export type { Reporter } from './counting/reporter.js';
export { hasPersonCountedSince } from './ledger/declare.sql.js';
export { ledgerTail } from './ledger/ledger-tail.sql.js';
export { type LockedPool, lockPools, registryActor } from './ledger/lock-pools.sql.js';
export { lockedPool, refuseIfMoved } from './ledger/locked-pool.js';
export { hasRoomFor, presentFigures } from './ledger/locked-pool.rules.js';
export { type LedgerKind, movePool, type PoolMove } from './ledger/move-pool.sql.js';
export { closeBedFeed } from './live/bed-feed.js';
export { BedPool } from './pools/bed-pool.entity.js';
export { freshnessNow } from './pools/pool-freshness.js';
export { figuresNow, figuresOf, figuresTold, type PoolNow } from './pools/pool-now.js';
export { openPoolsOf, poolInSight, visiblePool } from './pools/pools-in-sight.js';
export { judgePoolFor, type PoolJudgement, type PoolNeed } from './search/judge-pool-for.js';
export { GuestInput, NeedInput } from './search/need.input.js';
export {
  observeSearches,
  type SearchObserver,
  type ShownOffer,
  type ShownSearch,
} from './search/search-observer.js';

export const availabilityEntities = [BedPool];
export const availabilityResolvers = [
  BedOfferResolver,
  BedPoolResolver,
  BedsChangedResolver,
  CountingResolver,
  FindBedsResolver,
  PoolFiguresResolver,
  PoolKeepingResolver,
  PoolRecordResolver,
  ReleaseResolver,
  ShelterPoolsResolver,
];
