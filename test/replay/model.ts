/** Minutes since 1970. Whole ones are instants at which somebody acts; halves are those that somebody tells. */
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

/** The figures of a pool, by the names that the API gives them. */
export interface Figures {
  readonly authorised: number;
  readonly surge: number;
  readonly outOfService: number;
  readonly turnaround: number;
  readonly operable: number;
  readonly occupied: number | null;
  readonly promised: number;
  readonly free: number | null;
  readonly overcommitted: boolean;
}

type Fact = 'held' | 'confirmed' | 'released' | 'refused' | 'noShow' | 'arrived' | 'ended';

/** Places for some guests, told as a diary of what happened to them. */
export class Booking {
  readonly diary = new Map<Fact, Minute>();
  expires: Minute = 0;
  /** Past it somebody must say whether they came; the halves keep it off every act. */
  expectedBy: Minute | null = null;
  isExtended = false;
  /** The same for those held together; null when held alone. */
  group: string | null = null;
  /** How many came; as many as were promised until they do. */
  came: number;

  constructor(
    readonly id: string,
    readonly pool: ModelPool,
    readonly caseId: string,
    readonly places: number,
  ) {
    this.came = places;
  }

  stateAt(t: Minute): State {
    const has = (fact: Fact) => this.diary.has(fact);
    if (has('ended')) return 'ENDED';
    if (has('arrived')) return this.wentIn() + this.pool.stayDays * 1440 <= t ? 'OVERDUE' : 'ARRIVED';
    if (has('refused')) return 'REFUSED';
    if (has('released')) return 'RELEASED';
    if (has('noShow')) return 'NO_SHOW';
    if (has('confirmed')) return 'CONFIRMED';
    return t < this.expires ? 'HELD' : 'LAPSED';
  }

  isPromiseAt(t: Minute): boolean {
    return ['HELD', 'CONFIRMED'].includes(this.stateAt(t));
  }

  /** Places that went in after an instant, less those that left after it. */
  movedSince(instant: Minute): number {
    const after = (fact: Fact) => (this.diary.get(fact) ?? Number.NEGATIVE_INFINITY) > instant;
    return (after('arrived') ? this.came : 0) - (after('ended') ? this.came : 0);
  }

  private wentIn(): Minute {
    return this.diary.get('arrived') ?? Number.NaN;
  }
}

interface Count {
  readonly occupied: number;
  readonly observedAt: Minute;
}
/** What somebody says of a pool; out of service left out stays. */
export interface Said {
  readonly occupied?: number;
  readonly free?: number;
  readonly outOfService?: number;
  readonly observedAt: Minute;
  readonly byPerson: boolean;
}

/**
 * A pool as `docs/domain.md` tells it, with no running totals: each figure is counted afresh from the last
 * stock-take and from the diaries of all who were ever sent here.
 */
export class ModelPool {
  authorised = 0;
  surge = 0;
  outOfService = 0;
  turnaround = 0;
  isClosed = false;
  count: Count | null = null;
  /** When a person last said how it stands. */
  private seenByPerson: Minute = Number.NEGATIVE_INFINITY;
  readonly bookings: Booking[] = [];

  constructor(
    readonly id: string,
    readonly reopensAutomatically: boolean,
    readonly stayDays: number,
  ) {}

  get operable(): number {
    return this.isClosed ? 0 : Math.max(0, this.authorised - this.outOfService + this.surge);
  }

  figuresAt(t: Minute): Figures {
    const { authorised, surge, outOfService, turnaround, operable } = this;
    const [inside, promised] = [this.inside(), this.promisedAt(t)];
    const left = operable - inside - promised;
    return {
      ...{ authorised, surge, outOfService, turnaround, operable, promised },
      occupied: this.count ? inside : null,
      free: this.count ? Math.min(Math.max(left, 0), operable) : null,
      overcommitted: left < 0,
    };
  }

  /** Places that may still be promised: where nobody has ever counted, up to operable. */
  roomAt(t: Minute): number {
    return Math.max(0, this.operable - this.inside() - this.promisedAt(t));
  }

  /** Of those expected and not yet answered for, the ones whose time has come. */
  overdueAt(t: Minute): Booking[] {
    return this.bookings.filter(
      (one) => one.stateAt(t) === 'CONFIRMED' && one.expectedBy !== null && one.expectedBy <= t,
    );
  }

  /** Takes a stock-take. False where a newer one stands, so that nothing changes. */
  declare(said: Said): boolean {
    if (this.count && said.observedAt < this.count.observedAt) return false;
    const waiting = Math.min(this.turnaround, this.leftSince(said.observedAt));
    if (said.byPerson) this.makeReady(this.turnaround - waiting);
    this.outOfService = said.outOfService === undefined ? this.outOfService : said.outOfService + waiting;
    this.turnaround = Math.min(this.turnaround, this.outOfService);
    const occupied = said.occupied ?? this.operable + waiting - (said.free ?? 0);
    if (said.byPerson) this.seenByPerson = said.observedAt;
    this.count = { occupied, observedAt: said.observedAt };
    return true;
  }

  /** "Still as shown": as many as the registry knows of are counted now. */
  reaffirm(t: Minute): void {
    this.count = { occupied: this.inside(), observedAt: t };
    this.seenByPerson = t;
  }

  /** When guests left whom the newest count has no longer inside, if nobody says when: by that count. */
  goneBy(booking: Booking): Minute | null {
    const arrived = booking.diary.get('arrived');
    if (!this.count || arrived === undefined || this.count.observedAt < arrived) return null;
    return this.inside() < booking.came ? this.count.observedAt : null;
  }

  leave(booking: Booking, at: Minute): void {
    booking.diary.set('ended', at);
    // A person who has counted since has seen to the place; a machine's count leaves it waiting.
    if (this.reopensAutomatically || at <= this.seenByPerson) return;
    this.outOfService += booking.came;
    this.turnaround += booking.came;
  }

  makeReady(places: number): void {
    this.turnaround -= places;
    this.outOfService -= places;
  }

  private leftSince(instant: Minute): number {
    const left = this.bookings.filter(
      (one) => (one.diary.get('ended') ?? Number.NEGATIVE_INFINITY) > instant,
    );
    return left.reduce((sum, { came }) => sum + came, 0);
  }

  private inside(): number {
    const since = this.count?.observedAt ?? Number.NEGATIVE_INFINITY;
    const moved = this.bookings.reduce((sum, booking) => sum + booking.movedSince(since), 0);
    return Math.max(0, (this.count?.occupied ?? 0) + moved);
  }

  private promisedAt(t: Minute): number {
    return this.bookings.reduce((sum, booking) => sum + (booking.isPromiseAt(t) ? booking.places : 0), 0);
  }
}
