import type { TransactionContext } from '../platform/context.js';

/** A case and the pools its people might go to. */
export interface Meeting {
  readonly interventionId: string;
  readonly poolIds: readonly string[];
}

/**
 * Of these pools, those where somebody is, or is expected, whom the people of the case must not meet. The answer never
 * tells who, nor why.
 */
type Check = (tx: TransactionContext, meeting: Meeting) => Promise<ReadonlySet<string>>;

let check: Check = async () => new Set();

/** Set by the module that knows who must not meet whom. */
export function checkPersonsToAvoid(by: Check): void {
  check = by;
}

export function unsuitablePools(tx: TransactionContext, meeting: Meeting): Promise<ReadonlySet<string>> {
  return check(tx, meeting);
}
