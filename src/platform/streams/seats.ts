/** Counts who is connected: an account may take so many seats and no more. */
export class Seats {
  readonly #taken = new Map<string, number>();

  constructor(private readonly mostEach: number) {}

  /** Gives back how to leave; null where all seats are taken. */
  take(accountId: string): (() => void) | null {
    const taken = this.#taken.get(accountId) ?? 0;
    if (taken >= this.mostEach) return null;
    this.#taken.set(accountId, taken + 1);
    let isSeated = true;
    return () => {
      if (isSeated) this.#free(accountId);
      isSeated = false;
    };
  }

  #free(accountId: string): void {
    const left = (this.#taken.get(accountId) ?? 1) - 1;
    if (left > 0) this.#taken.set(accountId, left);
    else this.#taken.delete(accountId);
  }
}
