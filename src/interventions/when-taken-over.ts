import type { TransactionContext } from '../platform/context.js';

type Listener = (tx: TransactionContext, interventionId: string) => Promise<void>;

const listeners: Listener[] = [];

/** A module above ends what the worker of before could still do. It runs with the case locked. */
export function whenTakenOver(listener: Listener): void {
  listeners.push(listener);
}

/** Tells everyone, one after the other: they share one transaction. */
export async function tellOfTakeOver(tx: TransactionContext, interventionId: string): Promise<void> {
  for (const listener of listeners) await listener(tx, interventionId);
}
