import type { Guest } from './admission.types.js';
import { isAdult, isMinor } from './guest.rules.js';

/** MAYBE: it depends on an age that is not known. */
type Standing = 'YES' | 'NO' | 'MAYBE';

export interface Member {
  readonly guest: Guest;
  /** An adult, or a minor who comes without one: judged by sex and age. */
  readonly lone: Standing;
  /** A minor with an adult: judged by what is said of children. */
  readonly child: Standing;
}

function standingsOf(guest: Guest, others: readonly Guest[]): Omit<Member, 'guest'> {
  if (isAdult(guest)) return { lone: 'YES', child: 'NO' };
  if (others.some(isAdult))
    return isMinor(guest) ? { lone: 'NO', child: 'YES' } : { lone: 'MAYBE', child: 'MAYBE' };
  // Of unknown age among minors: an adult, or one more minor without an adult.
  return others.every(isMinor) ? { lone: 'YES', child: 'NO' } : { lone: 'MAYBE', child: 'MAYBE' };
}

export function membersOf(guests: readonly Guest[]): Member[] {
  // By place in the list: twins may be one and the same object.
  return guests.map((guest, index) => ({ guest, ...standingsOf(guest, guests.toSpliced(index, 1)) }));
}

/** Every guest counts, a newborn too; a household takes whole rooms. */
export function placesNeeded(
  guests: readonly Guest[],
  countedIn: 'BED' | 'ROOM',
  bedsPerRoom: number | null,
): number {
  return countedIn === 'ROOM' ? Math.ceil(guests.length / (bedsPerRoom ?? 1)) : guests.length;
}
