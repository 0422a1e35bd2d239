import { refuseWithout } from '../../access/index.js';
import { isGuarded, type KeptShelter, recordShown } from '../../directory/index.js';
import { instantOf } from '../../platform/clock.js';
import type { Actor, LiveConnection, RequestContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import type { LiveEvent } from '../../platform/live/live-event.js';
import { resumeCursorOf } from '../../platform/live/resume-cursor.js';
import { areCountsInSight } from '../pools/pools-in-sight.js';
import type { BedSource } from './bed-source.types.js';
import type { PoolMoment } from './pool-moments.sql.js';
import type { Standing } from './standings.js';
import { onlyTheCursor, type Told, toldGone, toldOf } from './told-change.js';

export const bedsChangedList = 'bedsChanged';

/** Events that wait for a subscriber to read them; beyond, the stream ends with a cursor. */
const longestQueue = 256;
const catchUpPage = 100;

/** Which pools a subscriber asked about. Null: whatever they may see. */
export interface Wanted {
  readonly districtId: string | null;
  readonly category: string | null;
  readonly poolIds: ReadonlySet<string> | null;
}

interface Queued {
  readonly seq: number;
  readonly told: Told;
  readonly moment: PoolMoment | null;
}

/**
 * One subscription. While it is behind it reads the journal page by page, as fast as its reader takes it; once it has
 * reached the position of this process it is told with everybody else.
 */
export class BedWatch implements AsyncIterableIterator<LiveEvent> {
  readonly #queue: Queued[] = [];
  readonly #shown = new Set<string>();
  #isAttached = false;
  #ended: { readonly why: Refusal | null } | null = null;
  #wake: () => void = () => undefined;
  /** Everything up to here is in the queue, or not for this subscriber. */
  #seq: number;
  #handedOut: number;

  constructor(
    private readonly feed: BedSource<BedWatch>,
    private readonly given: {
      readonly ctx: RequestContext;
      readonly live: LiveConnection;
      readonly standing: Standing;
      readonly wanted: Wanted;
      readonly since: number;
      /** Pools it asked for by id and can see. */
      readonly onScreen: readonly string[];
    },
  ) {
    this.#seq = given.since;
    this.#handedOut = given.since;
    for (const poolId of given.onScreen) this.#shown.add(poolId);
  }

  /** Pools that are on this subscriber's screen, as far as this stream put them there. */
  get shown(): ReadonlySet<string> {
    return this.#shown;
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  async next(): Promise<IteratorResult<LiveEvent>> {
    for (;;) {
      if (this.#ended) return this.#last(this.#ended.why);
      if (!this.#mayWatch()) continue;
      const queued = this.#queue.shift();
      if (queued && !(await this.#isWrittenDown(queued))) continue;
      if (queued) return { value: this.#handOut(queued), done: false };
      if (this.#isAttached) await this.#woken();
      else await this.#catchUp().catch(() => this.endResumable('STREAM_CLOSED'));
    }
  }

  async return(): Promise<IteratorResult<LiveEvent>> {
    this.end(null);
    return { value: undefined, done: true };
  }

  /** Ends the stream; `why` is told to the subscriber. */
  end(why: Refusal | null): void {
    if (this.#ended) return;
    this.#ended = { why };
    this.#queue.length = 0;
    this.feed.leave(this, this.given.standing);
    this.#wake();
  }

  /** Ends it with the place to go on from. */
  endResumable(code: 'TOO_SLOW' | 'STREAM_CLOSED'): Refusal {
    const why = new Refusal(code, { cursor: this.#cursorAt(this.#handedOut) });
    this.end(why);
    return why;
  }

  /** What the whole process has been told at once, up to a place. */
  hear(moments: readonly PoolMoment[], upTo: number): void {
    for (const moment of moments) this.#consider(moment);
    this.#seq = Math.max(this.#seq, upTo);
    this.#wake();
    if (this.#queue.length > longestQueue) this.given.live.cut(this.endResumable('TOO_SLOW'));
  }

  /** It attached while others were already being prepared: it reads for itself what they are told. */
  fallBehind(): void {
    this.#isAttached = false;
    this.#wake();
  }

  /** Ends the stream of whoever may no longer watch, and tells of pools that can no longer be seen. */
  check(keepers: ReadonlyMap<string, KeptShelter>, at: Date): void {
    if (!this.#mayWatch()) return;
    for (const poolId of [...this.#shown]) {
      const keeper = keepers.get(poolId);
      if (!keeper || areCountsInSight(this.given.standing.sight, keeper)) continue;
      this.#shown.delete(poolId);
      this.#push({ seq: this.#seq, told: toldGone(poolId, at), moment: null });
    }
  }

  /** Moves the cursor of a subscriber who was told nothing for a while. */
  moveCursor(at: Date): void {
    if (this.#isAttached && this.#queue.length === 0)
      this.#push({ seq: this.#seq, told: onlyTheCursor(at), moment: null });
  }

  async #catchUp(): Promise<void> {
    const { position } = this.feed.journal;
    if (this.#seq >= position) return this.#attach();
    const page = await this.feed.page({ after: this.#seq, upTo: position, limit: catchUpPage });
    if (!this.#mayWatch()) return;
    for (const moment of page.moments) this.#consider(moment);
    this.#seq = page.upTo;
  }

  async #attach(): Promise<void> {
    this.#isAttached = true;
    this.feed.attach(this);
    const at = await instantOf(this.given.live.requestOf(this.given.standing.actor));
    this.#push({ seq: this.#seq, told: onlyTheCursor(at), moment: null });
  }

  #consider(moment: PoolMoment): void {
    if (moment.seq <= this.#seq) return;
    const { pool, secrecy, organisationId, figures } = moment;
    const isSeen = areCountsInSight(this.given.standing.sight, {
      ...{ secrecy, organisationId, districtId: pool.districtId },
    });
    const wasShown = this.#shown.has(pool.id);
    if (!(isSeen ? wasShown || this.#isWanted(moment) : wasShown)) return;
    const isOnScreen = isSeen && !figures.closed;
    if (isOnScreen) this.#shown.add(pool.id);
    else this.#shown.delete(pool.id);
    const told = isSeen ? toldOf(moment) : toldGone(pool.id, moment.at);
    this.#push({ seq: moment.seq, told, moment: isOnScreen ? moment : null });
  }

  #isWanted({ pool }: PoolMoment): boolean {
    const { districtId, category, poolIds } = this.given.wanted;
    if (districtId !== null && pool.districtId !== districtId) return false;
    if (category !== null && !pool.categories.some((one) => one === category)) return false;
    return poolIds === null || poolIds.has(pool.id);
  }

  #push(queued: Queued): void {
    this.#queue.push(queued);
    this.#wake();
  }

  /** Nobody is told of a guarded shelter without a trace; where none can be left, the stream ends before the event. */
  async #isWrittenDown({ moment }: Queued): Promise<boolean> {
    if (!moment || !isGuarded(moment.secrecy)) return true;
    try {
      const ctx = this.given.live.requestOf(this.#actor());
      await recordShown(ctx, [moment.pool.shelterId], 'LIST');
      return true;
    } catch {
      this.endResumable('STREAM_CLOSED');
      return false;
    }
  }

  #handOut({ seq, told, moment }: Queued): LiveEvent {
    this.#handedOut = seq;
    return {
      told,
      cursor: this.#cursorAt(seq),
      actor: this.#actor(),
      prime: (ctx) => {
        if (moment) this.feed.prime(ctx, moment);
      },
    };
  }

  #mayWatch(): boolean {
    try {
      refuseWithout('beds.read', this.given.standing);
      return true;
    } catch (why) {
      this.end(why as Refusal);
      return false;
    }
  }

  #actor(): Actor {
    const { actor } = this.given.standing;
    if (!actor) throw new Refusal('NOT_SIGNED_IN');
    return actor;
  }

  #cursorAt(seq: number): string {
    const { standing, ctx } = this.given;
    // All streams of one key are mostly at the same place.
    if (standing.cursor?.seq !== seq)
      standing.cursor = { seq, text: resumeCursorOf(ctx, bedsChangedList, seq) };
    return standing.cursor.text;
  }

  #last(why: Refusal | null): IteratorResult<LiveEvent> {
    this.#ended = { why: null };
    if (why) throw why;
    return { value: undefined, done: true };
  }

  #woken(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
