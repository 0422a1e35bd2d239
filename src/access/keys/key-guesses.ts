import { processClock } from '../../platform/clock.js';
import { Refusal } from '../../platform/errors.js';

const minuteMs = 60_000;
/** Unknown keys a network may send in a minute before it is told to wait. */
export const guessesAMinute = 30;
const mostNetworks = 20_000;

interface Network {
  readonly since: number;
  unknown: number;
}

/**
 * Counts unknown keys by the network they come from. Each key is looked up all the same, by its hash in one index:
 * whoever has one that is in force is let in, however many others fail beside them.
 */
export class KeyGuesses {
  readonly #networks = new Map<string, Network>();

  /** @throws RATE_LIMITED where the key is one more unknown one of many */
  count(prefix: string): void {
    const network = this.#networkOf(prefix);
    network.unknown += 1;
    if (network.unknown <= guessesAMinute) return;
    const left = minuteMs - (processClock.milliseconds() - network.since);
    throw new Refusal('RATE_LIMITED', { seconds: Math.max(1, Math.ceil(left / 1000)) });
  }

  #networkOf(prefix: string): Network {
    const now = processClock.milliseconds();
    const kept = this.#networks.get(prefix);
    if (kept && now - kept.since < minuteMs) return kept;
    if (this.#networks.size >= mostNetworks) this.#networks.clear();
    const fresh = { since: now, unknown: 0 };
    this.#networks.set(prefix, fresh);
    return fresh;
  }
}
