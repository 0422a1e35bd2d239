import type { Words } from '../../platform/language.js';
import type { UnavailabilityReason } from '../closed-lists.js';
import type { LockedPool } from '../ledger/lock-pools.sql.js';
import { insideOf } from '../ledger/locked-pool.rules.js';

/** What somebody says about a pool: how many are inside, or how many places are free. */
export interface StockTake {
  readonly occupied: number | null;
  readonly free: number | null;
  readonly outOfService: number | null;
  readonly outOfServiceReason: UnavailabilityReason | null;
  readonly observedAt: Date;
  /** A person's stock-take also ends the turnaround of places; a machine's leaves it. */
  readonly byPerson: boolean;
  /** Places that guests left after `observedAt` and that still wait to be made ready. */
  readonly leftSince: number;
}

/** A stock-take worked out against the pool it is about. */
export interface WorkedOut {
  readonly occupied: number;
  readonly outOfService: number | null;
  readonly outOfServiceChanges: readonly { readonly reason: UnavailabilityReason; readonly places: number }[];
  readonly turnaround: number;
}

export interface InputFault {
  readonly field: string;
  readonly reason: Words;
}

// A partner's clock may run a little ahead of ours.
const toleranceMilliseconds = 120_000;

/** The instant a stock-take is of: now when not told. Null when it lies in the future. */
export function observedAtOf(told: Date | null, now: Date): Date | null {
  if (told === null || told <= now) return told ?? now;
  return told.getTime() - now.getTime() <= toleranceMilliseconds ? now : null;
}

/** Works a stock-take out, or says which figure is impossible. Occupied above operable is possible: reality wins. */
export function workOut(pool: LockedPool, said: StockTake): WorkedOut | InputFault {
  const places = outOfServiceAfter(pool, said);
  const operable = operableThen(pool, (places.outOfService ?? pool.outOfService) - said.leftSince);
  const fault = whyImpossible(pool, said, operable);
  if (fault) return fault;
  return { occupied: said.occupied ?? operable - (said.free ?? 0), ...places };
}

/** What "still as shown" says: as many inside as the registry knows of, at this instant. */
export function reaffirmed(pool: LockedPool): WorkedOut {
  return {
    occupied: insideOf(pool),
    outOfService: null,
    outOfServiceChanges: [],
    turnaround: pool.turnaround,
  };
}

function operableThen({ isClosed, authorised, surge }: LockedPool, outOfService: number): number {
  return isClosed ? 0 : Math.max(0, authorised - outOfService + surge);
}

// What guests left after the stock-take was occupied then: it can neither be ready nor be in the total that was told.
function outOfServiceAfter(pool: LockedPool, said: StockTake): Omit<WorkedOut, 'occupied'> {
  const reason = said.outOfServiceReason ?? 'OTHER';
  const madeReady = said.byPerson ? pool.turnaround - said.leftSince : 0;
  const before = pool.outOfService - madeReady;
  const total = said.outOfService === null ? before : said.outOfService + said.leftSince;
  const difference = total - before;
  const changes = new Map<UnavailabilityReason, number>([['TURNAROUND', -madeReady]]);
  changes.set(reason, (changes.get(reason) ?? 0) + difference);
  const leftInTurnaround = pool.turnaround - madeReady + (reason === 'TURNAROUND' ? difference : 0);
  return {
    outOfService: total,
    outOfServiceChanges: [...changes].map(([why, places]) => ({ reason: why, places })),
    turnaround: Math.min(Math.max(0, leftInTurnaround), total),
  };
}

function whyImpossible(pool: LockedPool, said: StockTake, operable: number): InputFault | null {
  if ((said.occupied === null) === (said.free === null)) return { field: 'occupied', reason: oneOfTwo };
  if (said.free !== null && said.free > operable) return { field: 'free', reason: atMost(operable) };
  const mostInside = 3 * pool.authorised + 20;
  if (said.occupied !== null && said.occupied > mostInside)
    return { field: 'occupied', reason: atMost(mostInside) };
  const allPlaces = pool.authorised + pool.surge;
  if (said.outOfService !== null && said.outOfService > allPlaces)
    return { field: 'outOfService', reason: atMost(allPlaces) };
  return null;
}

const oneOfTwo = {
  en: 'say either how many places are occupied or how many are free, not both.',
  it: 'indicare i posti occupati oppure quelli liberi, non entrambi.',
};

function atMost(most: number): Words {
  return {
    en: `this pool cannot have more than ${most}.`,
    it: `questo modulo non può averne più di ${most}.`,
  };
}
