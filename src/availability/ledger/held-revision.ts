import type { EntityManager } from '@mikro-orm/postgresql';

const held = new WeakMap<EntityManager, Map<string, number>>();

/** Remembers at which revision this transaction holds a pool. */
export function holdAt(em: EntityManager, poolId: string, revision: number): void {
  const revisions = held.get(em) ?? new Map<string, number>();
  held.set(em, revisions.set(poolId, revision));
}

/**
 * The revision on which an act decides. It writes the next one whatever stands in the row by then: were the lock to
 * fail, two who decided on the same figures write the same revision, and the key of the ledger refuses the second.
 */
export function heldRevision(em: EntityManager, poolId: string): number {
  const revision = held.get(em)?.get(poolId);
  if (revision === undefined) throw new Error('A pool is changed that this transaction has not locked.');
  return revision;
}
