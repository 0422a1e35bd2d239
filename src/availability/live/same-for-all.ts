const ofPool = [
  ...['id', 'name', 'countedIn', 'bedsPerRoom', 'categories', 'emergency', 'reopensAutomatically'],
  ...['authorised', 'outOfService', 'turnaround', 'surge', 'operable', 'occupied', 'promised', 'free'],
  ...['overcommitted', 'closed', 'freshness', 'revision', 'asOf'],
];

/**
 * Fields that read the same to everybody who may see the pool, as `Type.field`. A subscription that asks for nothing
 * else is worked out once a change for all; any other once for each account.
 */
export const sameForAll: readonly string[] = [
  'Subscription.bedsChanged',
  ...['cursor', 'poolId', 'pool', 'at'].map((field) => `BedsChange.${field}`),
  ...ofPool.map((field) => `BedPool.${field}`),
  ...['level', 'observedAt', 'validUntil', 'disputed'].map((field) => `Freshness.${field}`),
];
