/** What one look at the database tells of the journal. */
export interface JournalSight {
  /** Every transaction below has ended. */
  readonly oldestRunning: bigint;
  /** No transaction from here on had begun. */
  readonly notYetBegun: bigint;
  /** The last row that could be seen. */
  readonly newest: number;
}

interface Mark {
  readonly newest: number;
  readonly endedAt: bigint;
}

/**
 * How far the journal is complete. A row takes its place before its transaction commits, so a place below the newest
 * one may still be filled: a reader that simply goes on from the last row it saw skips late committers. A look at the
 * journal therefore counts only once every transaction that ran at that moment has ended.
 */
export class JournalFrontier {
  #marks: Mark[] = [];
  #reached: number | null = null;

  /** Null until the first look counts. */
  get reached(): number | null {
    return this.#reached;
  }

  /** Whether something that was seen waits for a transaction to end. */
  get isWaiting(): boolean {
    return this.#marks.some(({ newest }) => newest > (this.#reached ?? -1));
  }

  look({ oldestRunning, notYetBegun, newest }: JournalSight): void {
    this.#marks.push({ newest, endedAt: notYetBegun });
    const counting = this.#marks.filter(({ endedAt }) => endedAt <= oldestRunning);
    this.#marks = this.#marks.filter(({ endedAt }) => endedAt > oldestRunning);
    const last = counting.at(-1);
    if (last) this.#reached = Math.max(last.newest, this.#reached ?? 0);
  }
}
