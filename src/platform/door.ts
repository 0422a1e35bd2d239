import type { RequestHandler } from 'express';
import { processClock } from './clock.js';
import { Refusal } from './errors.js';

/** How long somebody waits who comes in the first second of a rush: everybody of a burst is served. */
const patienceInABurst = 8_000;
/** How long later ones wait: where the rush goes on, who cannot be served soon is told so at once. */
const patienceInARush = 300;
const longestBurst = 1_000;

interface Waiter {
  readonly admit: () => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Lets so many requests work at once, and answers BUSY to those who would wait too long. A queue that stands shows
 * more work than there are connections: waiting in it would only make everybody late.
 */
export class Door {
  private inside = 0;
  private crowdedSince: number | null = null;
  private readonly waiting = new Set<Waiter>();

  constructor(private readonly width: number) {}

  /** @throws BUSY */
  async enter(): Promise<void> {
    if (this.inside >= this.width) return this.wait();
    this.inside++;
  }

  leave(): void {
    const [next] = this.waiting;
    if (next) this.admit(next);
    else this.empty();
  }

  private empty(): void {
    this.inside--;
    this.crowdedSince = null;
  }

  private wait(): Promise<void> {
    this.crowdedSince ??= processClock.milliseconds();
    const isBurst = processClock.milliseconds() - this.crowdedSince < longestBurst;
    return new Promise((admit, refuse) => {
      const giveUp = () => {
        this.waiting.delete(waiter);
        refuse(new Refusal('BUSY'));
      };
      const timer = setTimeout(giveUp, isBurst ? patienceInABurst : patienceInARush);
      const waiter: Waiter = { admit, timer };
      this.waiting.add(waiter);
    });
  }

  private admit(waiter: Waiter): void {
    clearTimeout(waiter.timer);
    this.waiting.delete(waiter);
    if (this.waiting.size === 0) this.crowdedSince = null;
    waiter.admit();
  }
}

/** Each request goes in by the door and leaves it with its answer. */
export function through(door: Door): RequestHandler {
  return async (_, response, next) => {
    await door.enter();
    if (response.closed) {
      door.leave();
      return;
    }
    response.once('close', () => door.leave());
    next();
  };
}
