import type { Channel, LedgerKind } from '../availability/index.js';
import { movePool } from '../availability/index.js';
import type { Actor, TransactionContext } from '../platform/context.js';
import type { LockedPlacement } from './act-on-placement.js';

/** How an act on a placement reaches the registry. */
export function channelOf({ isMachine }: Actor): Channel {
  return isMachine ? 'API' : 'WEB';
}

/** A note as it is stored; null leaves the one that is there. */
export function sealedNote(
  tx: TransactionContext,
  id: string,
  note: string | null | undefined,
): Buffer | null {
  return note ? tx.secrets.seal(note, `placement.note:${id}`) : null;
}

interface PromiseEnd {
  readonly kind: LedgerKind;
  /** Arrivals less departures after the newest stock-take. */
  readonly moved?: number;
}

/** Takes a promise off its locked pool, where the ledger still counts it, and says why. */
export async function endPromise(
  tx: TransactionContext,
  { id, poolId, places, isPromised }: LockedPlacement,
  { kind, moved = 0 }: PromiseEnd,
): Promise<void> {
  await movePool(tx.em, {
    poolId,
    kind,
    actorId: tx.actor.id,
    channel: channelOf(tx.actor),
    placementId: id,
    promised: isPromised ? -places : 0,
    moved,
  });
}
