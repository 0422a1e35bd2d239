/** Chance that comes out the same for the same seed. */
export interface Dice {
  /** A whole number from 0 up to, and not, `below`. */
  whole(below: number): number;
  chance(share: number): boolean;
  oneOf<T>(list: readonly T[]): T | undefined;
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  // Mulberry32: 32 bits of state are plenty for choosing what happens next.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    whole: (below) => Math.floor(next() * below),
    chance: (share) => next() < share,
    oneOf: (list) => list[Math.floor(next() * list.length)],
  };
}
