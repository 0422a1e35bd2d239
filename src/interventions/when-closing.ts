import type { TransactionContext } from '../platform/context.js';

/** What a module above says of a case that is about to close. */
export interface ClosingAnswer {
  /** Confirmed placements of which nobody has said whether the guests arrived: the case cannot close. */
  readonly unanswered: readonly string[];
}
type Closer = (tx: TransactionContext, interventionId: string) => Promise<ClosingAnswer>;

const closers: Closer[] = [];

/**
 * A module above tidies what is its own when a case closes, and may say what stands in the way. It runs with the
 * case locked; a refusal undoes what it did.
 */
export function whenClosing(closer: Closer): void {
  closers.push(closer);
}

/** Asks everyone, one after the other: they share one transaction. */
export async function askBeforeClosing(tx: TransactionContext, interventionId: string): Promise<string[]> {
  const unanswered: string[] = [];
  for (const closer of closers) unanswered.push(...(await closer(tx, interventionId)).unanswered);
  return unanswered;
}
