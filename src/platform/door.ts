import { processClock } from './clock.js';
import { Refusal } from './errors.js';
import type { Spender, SpenderKind } from './sharing/spender.rules.js';

/** How long somebody waits who comes in the first second of a rush of their own: everybody of a burst is served. */
const patienceInABurst = 8_000;
/** How long later ones wait: where the rush goes on, who cannot be served soon is told so at once. */
const patienceInARush = 300;
const longestBurst = 1_000;
const mostWaiting = 2_500;

interface Waiter {
  readonly admit: () => void;
  readonly timer: NodeJS.Timeout;
}

/** Of these nobody knows who they are: each kind shares a quarter of the places. */
const strangers: ReadonlySet<SpenderKind> = new Set(['READING', 'ENTERING', 'TURN']);

/** Those of one spender. */
interface Queue {
  readonly spender: Spender;
  inside: number;
  readonly waiting: Set<Waiter>;
  crowdedSince: number | null;
}

/**
 * Lets so many requests work at once, and answers BUSY to those who would wait too long. A queue that stands shows
 * more work than there are connections: waiting in it would only make everybody late.
 *
 * Each spender has a queue of their own, and the queues take turns. Nobody takes all places: half of them stay free for
 * others; all who read without signing in share a quarter, and all who are about to sign in another. So whoever floods
 * the door waits behind themselves, and nobody who reads keeps people from signing in.
 */
export class Door {
  readonly #queues = new Map<string, Queue>();
  #inside = 0;
  readonly #insideOf = new Map<SpenderKind, number>();
  readonly #forOne: number;
  readonly #forStrangers: number;

  constructor(private readonly width: number) {
    // More at once would be no quicker: the process has one processor, and a pool its one lock.
    this.#forOne = Math.max(Math.min(width, 2), Math.ceil(width / 2));
    this.#forStrangers = Math.max(1, Math.floor(width / 4));
  }

  /**
   * Gives back how to leave.
   * @throws BUSY
   */
  async enter(spender: Spender): Promise<() => void> {
    const queue = this.#queueOf(spender);
    if (queue.waiting.size > 0 || !this.#hasRoomFor(queue)) await this.#wait(queue);
    else this.#admit(queue);
    let isInside = true;
    return () => {
      if (isInside) this.#leave(queue);
      isInside = false;
    };
  }

  #queueOf(spender: Spender): Queue {
    const known = this.#queues.get(spender.name);
    if (known) return known;
    const queue: Queue = { spender, inside: 0, waiting: new Set(), crowdedSince: null };
    this.#queues.set(spender.name, queue);
    return queue;
  }

  #hasRoomFor({ spender, inside }: Queue): boolean {
    if (this.#inside >= this.width || inside >= this.#forOne) return false;
    return !strangers.has(spender.kind) || (this.#insideOf.get(spender.kind) ?? 0) < this.#forStrangers;
  }

  #count(kind: SpenderKind, change: 1 | -1): void {
    this.#insideOf.set(kind, (this.#insideOf.get(kind) ?? 0) + change);
  }

  #admit(queue: Queue): void {
    queue.inside++;
    this.#inside++;
    this.#count(queue.spender.kind, 1);
  }

  #leave(queue: Queue): void {
    queue.inside--;
    this.#inside--;
    this.#count(queue.spender.kind, -1);
    if (queue.waiting.size === 0) queue.crowdedSince = null;
    this.#admitNext();
    this.#forgetIfGone(queue);
  }

  #forgetIfGone({ inside, waiting, spender }: Queue): void {
    if (inside === 0 && waiting.size === 0) this.#queues.delete(spender.name);
  }

  #admitNext(): void {
    for (const queue of this.#queues.values()) {
      const [next] = queue.waiting;
      if (!next || !this.#hasRoomFor(queue)) continue;
      // To the end of the line of queues.
      this.#queues.delete(queue.spender.name);
      this.#queues.set(queue.spender.name, queue);
      clearTimeout(next.timer);
      queue.waiting.delete(next);
      if (queue.waiting.size === 0) queue.crowdedSince = null;
      this.#admit(queue);
      next.admit();
      return;
    }
  }

  #wait(queue: Queue): Promise<void> {
    if (queue.waiting.size >= mostWaiting) throw new Refusal('BUSY');
    const now = processClock.milliseconds();
    queue.crowdedSince ??= now;
    const patience = now - queue.crowdedSince < longestBurst ? patienceInABurst : patienceInARush;
    return new Promise((admit, refuse) => {
      const giveUp = () => {
        queue.waiting.delete(waiter);
        this.#forgetIfGone(queue);
        refuse(new Refusal('BUSY'));
      };
      const waiter: Waiter = { admit, timer: setTimeout(giveUp, patience) };
      queue.waiting.add(waiter);
    });
  }
}
