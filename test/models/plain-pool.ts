import type { Act } from './ledger-acts.js';

/** Whole minutes since the history began. */
export type Minute = number;

export type State =
  | 'HELD'
  | 'LAPSED'
  | 'CONFIRMED'
  | 'RELEASED'
  | 'REFUSED'
  | 'NO_SHOW'
  | 'ARRIVED'
  | 'OVERDUE'
  | 'ENDED';

const never = Number.NEGATIVE_INFINITY;
export const stayMinutes = 1440;

/** What happened to some guests, as a list of instants. */
export class PlainPlacement {
  confirmedAt: Minute | null = null;
  expectedBy: Minute | null = null;
  isExtended = false;
  isReleased = false;
  isRefused = false;
  isNoShow = false;
  arrivedAt: Minute | null = null;
  endedAt: Minute | null = null;
  came: number;
  /** A machine has counted past the time they were expected. */
  isAskedFor = false;

  constructor(
    readonly pool: PlainPool,
    readonly inCase: PlainCase,
    readonly places: number,
    /** Null for a stay without a hold. */
    readonly heldAt: Minute | null,
    public expires: Minute,
    /** The same for those held together. */
    readonly group: object,
  ) {
    this.came = places;
  }

  stateAt(now: Minute): State {
    if (this.endedAt !== null) return 'ENDED';
    if (this.arrivedAt !== null) return this.arrivedAt + stayMinutes <= now ? 'OVERDUE' : 'ARRIVED';
    if (this.isRefused) return 'REFUSED';
    if (this.isReleased) return 'RELEASED';
    if (this.isNoShow) return 'NO_SHOW';
    if (this.confirmedAt !== null) return 'CONFIRMED';
    return this.expires <= now ? 'LAPSED' : 'HELD';
  }

  isPromisedAt(now: Minute): boolean {
    return ['HELD', 'CONFIRMED'].includes(this.stateAt(now));
  }

  /** Whether somebody should have said by now if they came. */
  isUnansweredAt(now: Minute): boolean {
    return this.stateAt(now) === 'CONFIRMED' && (this.expectedBy ?? Number.POSITIVE_INFINITY) <= now;
  }

  /** Whether a count can say that they are inside. */
  get mayArrive(): boolean {
    return this.heldAt !== null && this.arrivedAt === null && !this.isReleased && !this.isRefused;
  }
}

export interface PlainCase {
  isClosed: boolean;
}

/** Places of one shelter. Every figure is counted afresh from what was said and from what happened. */
export class PlainPool {
  authorised: number;
  outOfService = 0;
  /** Of those out of service: left by guests, not made ready. */
  turnaround = 0;
  surge: { places: number; until: Minute | null } = { places: 0, until: null };
  isClosed = false;
  isDisputed = false;
  reopens: boolean;
  count: { occupied: number; at: Minute } | null = null;
  personSawAt: Minute = never;
  readonly placements: PlainPlacement[] = [];

  constructor(authorised: number, reopens: boolean) {
    this.authorised = authorised;
    this.reopens = reopens;
  }

  surgeAt(now: Minute): number {
    const { places, until } = this.surge;
    return until === null || now < until ? places : 0;
  }

  operableAt(now: Minute, outOfService = this.outOfService): number {
    return this.isClosed ? 0 : Math.max(0, this.authorised - outOfService + this.surgeAt(now));
  }

  get inside(): number {
    const since = this.count?.at ?? never;
    const arrived = sum(this.placements.filter((one) => (one.arrivedAt ?? never) > since));
    return Math.max(0, (this.count?.occupied ?? 0) + arrived - this.leftAfter(since));
  }

  /** When they left whom the newest count has no longer inside; null where it has not seen them go. */
  goneBy({ arrivedAt, came }: PlainPlacement): Minute | null {
    if (!this.count || arrivedAt === null || this.count.at < arrivedAt) return null;
    return this.inside < came ? this.count.at : null;
  }

  /** Places that guests left after an instant. */
  leftAfter(instant: Minute): number {
    return sum(this.placements.filter((one) => (one.endedAt ?? never) > instant));
  }

  promisedAt(now: Minute): number {
    const promised = this.placements.filter((one) => one.isPromisedAt(now));
    return promised.reduce((total, { places }) => total + places, 0);
  }

  roomAt(now: Minute): number {
    return this.operableAt(now) - this.inside - this.promisedAt(now);
  }

  figuresAt(now: Minute) {
    const operable = this.operableAt(now);
    const isCounted = this.count !== null;
    return {
      authorised: this.authorised,
      outOfService: this.outOfService,
      turnaround: this.turnaround,
      surge: this.surgeAt(now),
      operable,
      occupied: isCounted ? this.inside : null,
      promised: this.promisedAt(now),
      free: isCounted ? Math.min(Math.max(0, this.roomAt(now)), operable) : null,
      overcommitted: this.roomAt(now) < 0,
      disputed: this.isDisputed,
      closed: this.isClosed,
      discrepancies: [
        ...(this.roomAt(now) < 0 ? ['OVERCOMMITTED'] : []),
        ...this.placements
          .filter((one) => one.isAskedFor && one.stateAt(now) === 'CONFIRMED')
          .map(() => 'UNANSWERED_ARRIVAL'),
      ],
    };
  }
}

function sum(placements: readonly PlainPlacement[]): number {
  return placements.reduce((total, { came }) => total + came, 0);
}

/** In which states a verb may be used. */
export const statesFor: Record<Extract<Act, { placement: number }>['verb'], State[]> = {
  extend: ['HELD'],
  confirm: ['HELD'],
  release: ['HELD', 'CONFIRMED'],
  refuse: ['HELD', 'LAPSED', 'CONFIRMED'],
  tell: ['CONFIRMED', 'ARRIVED', 'OVERDUE'],
  arrive: ['HELD', 'LAPSED', 'CONFIRMED', 'NO_SHOW'],
  noShow: ['CONFIRMED'],
  end: ['ARRIVED', 'OVERDUE'],
};

/** Figures that cannot be, whatever a shelter looks like. */
export function isImpossible(
  pool: PlainPool,
  said: { occupied: number | null; free: number | null; outOfService: number | null },
  most: { operable: number; all: number },
): boolean {
  const { occupied, free, outOfService } = said;
  if ((occupied === null) === (free === null)) return true;
  if ((free ?? 0) > most.operable || (outOfService ?? 0) > most.all) return true;
  return (occupied ?? 0) > 3 * pool.authorised + 20;
}
