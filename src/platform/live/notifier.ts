const togetherMs = 10;

/**
 * Tells after a commit that there is something new: this process at once, the others at most every 10 ms. Never from
 * within the transaction: NOTIFY there holds a lock of the whole database until the commit.
 */
export class Notifier {
  #isDue = false;
  #pause: NodeJS.Timeout | null = null;

  constructor(private readonly wake: { own(): void; others(): Promise<void> }) {}

  announce(): void {
    this.wake.own();
    this.#isDue = true;
    if (!this.#pause) this.#send();
  }

  close(): void {
    if (this.#pause) clearTimeout(this.#pause);
  }

  #send(): void {
    this.#isDue = false;
    void this.wake.others();
    this.#pause = setTimeout(() => {
      this.#pause = null;
      if (this.#isDue) this.#send();
    }, togetherMs);
  }
}
