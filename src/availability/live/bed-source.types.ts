import type { RequestContext } from '../../platform/context.js';
import type { Journal, JournalRange } from '../../platform/live/journal.types.js';
import type { PoolMoment } from './pool-moments.sql.js';
import type { Standing } from './standings.js';

/** A stretch of the past, and how far it goes. */
export interface BedPage {
  readonly moments: readonly PoolMoment[];
  readonly upTo: number;
}

/** What a watch needs of the feed it belongs to. */
export interface BedSource<Watch> {
  readonly journal: Journal;
  attach(watch: Watch): void;
  leave(watch: Watch, standing: Standing): void;
  page(range: JournalRange): Promise<BedPage>;
  prime(ctx: RequestContext, moment: PoolMoment): void;
}
