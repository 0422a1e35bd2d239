import type { TransactionContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';

/** A call that nobody answered, in a case. */
export interface UnansweredInCase {
  readonly interventionId: string;
  /** Who was called, by name. */
  readonly called: string;
}
type Listener = (tx: TransactionContext, call: UnansweredInCase) => Promise<void>;

let listener: Listener = async () => {
  throw new Refusal('NOT_FOUND');
};

/**
 * The module that keeps cases writes it down there; the directory knows nothing of cases.
 * @throws NOT_FOUND for a case the caller may not work on, as for one that never existed
 */
export function whenNotAnswered(by: Listener): void {
  listener = by;
}

export function tellOfUnanswered(tx: TransactionContext, call: UnansweredInCase): Promise<void> {
  return listener(tx, call);
}
