import type { KeepDirectoryQuery } from '../api/generated/graphql';
import type { KeptPool, KeptShelter } from './kept-directory.types';

export type ReadShelter = NonNullable<KeepDirectoryQuery['shelters']>['nodes'][number];

/**
 * What of a shelter may lie on the disk: each field by name, so that a field added to the question is not kept by
 * that. Null for a guarded shelter: neither it nor its counts are ever kept.
 */
export function keptOf(shelter: ReadShelter, isOwn: boolean): KeptShelter | null {
  if (shelter.secrecy !== 'PUBLIC' && shelter.secrecy !== 'PROFESSIONAL') return null;
  return {
    id: shelter.id,
    name: shelter.name,
    area: shelter.toldArea,
    phone: shelter.phone ?? shelter.contacts.find(({ phone }) => phone !== null)?.phone ?? null,
    isOwn,
    pools: shelter.pools.map((pool) => keptPoolOf(pool, isOwn)),
  };
}

function keptPoolOf(pool: ReadShelter['pools'][number], isOwn: boolean): KeptPool {
  return {
    id: pool.id,
    name: pool.name,
    countedIn: pool.countedIn,
    operable: pool.operable,
    free: pool.free ?? null,
    occupied: isOwn ? (pool.occupied ?? null) : null,
    observedAt: pool.freshness.observedAt ?? null,
    disputed: pool.freshness.disputed,
  };
}
