import type { Channel, LedgerKind } from '../availability/index.js';
import { movePool } from '../availability/index.js';
import { caseRecord } from '../interventions/index.js';
import type { Actor, TransactionContext } from '../platform/context.js';
import { sealerOf } from '../platform/data-keys/record-seal.js';
import type { LockedPlacement } from './act-on-placement.js';

/** How an act on a placement reaches the registry. */
export function channelOf({ isMachine }: Actor): Channel {
  return isMachine ? 'API' : 'WEB';
}

/** A note as it is stored; null leaves the one that is there. */
export async function sealedNote(
  tx: TransactionContext,
  { id, interventionId }: { readonly id: string; readonly interventionId: string },
  note: string | null | undefined,
): Promise<Buffer | null> {
  return note ? sealedWords(tx, interventionId, { text: note, context: `placement.note:${id}` }) : null;
}

/** Words of a placement, under the key of its case. */
export async function sealedWords(
  tx: TransactionContext,
  interventionId: string,
  { text, context }: { readonly text: string; readonly context: string },
): Promise<Buffer> {
  return (await sealerOf(tx, caseRecord(interventionId))).seal(text, context);
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
