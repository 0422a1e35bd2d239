import type { TransactionContext } from '../platform/context.js';
import type { Words } from '../platform/language.js';

/** What a module above says of a case that is about to close. */
export interface ClosingAnswer {
  /** Confirmed placements of which nobody has said whether the guests arrived: the case cannot close. */
  readonly unanswered: readonly string[];
  /** Steps of its procedure without which it may not close, in words. */
  readonly steps?: readonly Words[];
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
export async function askBeforeClosing(
  tx: TransactionContext,
  interventionId: string,
): Promise<Required<ClosingAnswer>> {
  const [unanswered, steps]: [string[], Words[]] = [[], []];
  for (const closer of closers) {
    const answer = await closer(tx, interventionId);
    unanswered.push(...answer.unanswered);
    steps.push(...(answer.steps ?? []));
  }
  return { unanswered, steps };
}
