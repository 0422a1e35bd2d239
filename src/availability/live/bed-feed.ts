import type { LiveConnection, RequestContext } from '../../platform/context.js';
import type { Journal, JournalRange, JournalRow } from '../../platform/live/journal.types.js';
import { figuresOf } from '../pools/pool-now.js';
import type { BedPage, BedSource } from './bed-source.types.js';
import type { BedWatch } from './bed-watch.js';
import { keepersOfPools } from './pool-keepers.sql.js';
import { type PoolMoment, poolMoments } from './pool-moments.sql.js';
import { type Standing, Standings } from './standings.js';
import { tidyLapses } from './tidy-lapses.js';

export const poolTopic = 'bed_pool';

/** Within this time a key that was revoked, or a session that was ended, ends its streams, also where nothing changes. */
const checkEveryMs = 2_000;
/** In checks: once a minute, whatever happened or did not, so that it tells nothing. */
const moveCursorEvery = 30;
const tidyEveryMs = 1_000;

/**
 * The changes of pools for everybody who watches through this process: what a change shows is read once, in one
 * statement for all, then each is told what they may see.
 */
export class BedFeed implements BedSource<BedWatch> {
  readonly standings = new Standings();
  readonly #attached = new Set<BedWatch>();
  readonly #open = new Set<BedWatch>();
  readonly #live: LiveConnection;
  #timers: NodeJS.Timeout[] = [];
  #checks = 0;

  constructor(live: LiveConnection) {
    this.#live = live;
    this.journal.follow(poolTopic, (rows) => this.#prepare(rows));
  }

  get journal(): Journal {
    return this.#live.journal;
  }

  /** How many subscriptions are open. */
  get size(): number {
    return this.#open.size;
  }

  enter(watch: BedWatch): void {
    this.#open.add(watch);
    if (this.#timers.length > 0) return;
    this.#timers = [
      setInterval(() => void this.#check().catch(() => undefined), checkEveryMs),
      setInterval(() => void tidyLapses(this.#live).catch(() => undefined), tidyEveryMs),
    ];
  }

  attach(watch: BedWatch): void {
    this.#attached.add(watch);
  }

  leave(watch: BedWatch, standing: Standing): void {
    this.#attached.delete(watch);
    this.#open.delete(watch);
    this.standings.leave(standing);
    if (this.#open.size > 0) return;
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
  }

  /** The server stops: everybody is told where to go on from. */
  close(): void {
    for (const watch of [...this.#open]) watch.endResumable('STREAM_CLOSED');
  }

  /** A stretch of the past, permissions read again for it. */
  async page(range: JournalRange): Promise<BedPage> {
    const [rows] = await Promise.all([this.journal.read(poolTopic, range), this.standings.refresh()]);
    const isWhole = rows.length < range.limit;
    const upTo = isWhole ? range.upTo : (rows.at(-1)?.seq ?? range.upTo);
    return { moments: await poolMoments(this.#em(), rows), upTo };
  }

  /** Figures of this moment, so that nothing is read again to show it. */
  prime(ctx: RequestContext, { pool, figures }: PoolMoment): void {
    figuresOf(ctx).prime(pool.id, figures);
  }

  async #prepare(rows: readonly JournalRow[]): Promise<() => void> {
    const told = new Set(this.#attached);
    const upTo = rows.at(-1)?.seq ?? 0;
    const moments = told.size > 0 ? await this.#momentsFor(rows) : [];
    return () => {
      for (const watch of [...this.#attached]) {
        if (told.has(watch)) watch.hear(moments, upTo);
        else this.#detach(watch);
      }
    };
  }

  async #momentsFor(rows: readonly JournalRow[]): Promise<PoolMoment[]> {
    const [moments] = await Promise.all([poolMoments(this.#em(), rows), this.standings.refresh()]);
    return moments;
  }

  #detach(watch: BedWatch): void {
    this.#attached.delete(watch);
    watch.fallBehind();
  }

  async #check(): Promise<void> {
    await this.standings.refresh();
    const shown = new Set([...this.#open].flatMap((watch) => [...watch.shown]));
    const { at, keepers } = await keepersOfPools(this.#em(), [...shown]);
    this.#checks += 1;
    for (const watch of [...this.#open]) {
      watch.check(keepers, at);
      if (this.#checks % moveCursorEvery === 0) watch.moveCursor(at);
    }
  }

  #em() {
    return this.#live.requestOf(null).em;
  }
}

const feeds = new WeakMap<Journal, BedFeed>();

/** The feed of this process; it lives as long as the journal it follows. */
export function bedFeedOf(live: LiveConnection): BedFeed {
  const feed = feeds.get(live.journal) ?? new BedFeed(live);
  feeds.set(live.journal, feed);
  return feed;
}

/** Ends every watch on this journal, each with the place to go on from. */
export function closeBedFeed(journal: Journal): void {
  feeds.get(journal)?.close();
}
