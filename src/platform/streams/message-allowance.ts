import { processClock } from '../clock.js';
import { streamLimits } from './stream-limits.js';

/** So many messages at once, then so many a second. */
export class MessageAllowance {
  #left: number = streamLimits.burst;
  #at = processClock.milliseconds();

  /** False where the socket says more than it may. */
  spend(): boolean {
    const now = processClock.milliseconds();
    const earned = ((now - this.#at) / 1000) * streamLimits.messagesPerSecond;
    this.#left = Math.min(streamLimits.burst, this.#left + earned) - 1;
    this.#at = now;
    return this.#left >= 0;
  }
}
