import type { TransactionContext } from '../platform/context.js';

/** How far somebody of a case has come towards a bed. */
export interface Placed {
  readonly placementId: string;
  readonly fact: 'CONFIRMED' | 'ARRIVED';
  readonly at: Date;
}
type Listener = (tx: TransactionContext, placed: Placed) => Promise<void>;

const listeners: Listener[] = [];

/**
 * What begins with a promise or an arrival. Who acts may be the shelter, which may not see the case; the pool and the
 * placement are locked, the case is not.
 */
export function whenPlaced(listener: Listener): void {
  listeners.push(listener);
}

/** Tells everyone, one after the other: they share one transaction. */
export async function tellOfPlacement(tx: TransactionContext, placed: Placed): Promise<void> {
  for (const listener of listeners) await listener(tx, placed);
}
