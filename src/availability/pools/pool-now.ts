import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import type { Details } from '../../platform/errors.js';
import { batched } from '../../platform/graphql/batch.js';

/** The figures of one pool at one instant, lapses settled by the clock. */
export interface PoolNow {
  readonly poolId: string;
  /** The instant of these figures, by the clock of the database. */
  readonly asOf: Date;
  readonly revision: number;
  readonly authorised: number;
  /** Includes turnaround. */
  readonly outOfService: number;
  readonly turnaround: number;
  /** Extra places that are on. */
  readonly surge: number;
  readonly operable: number;
  /** Null when nobody has ever declared. */
  readonly occupied: number | null;
  readonly promised: number;
  /** Null when nobody has ever declared. */
  readonly free: number | null;
  /** Places that may still be promised; of a pool never declared, up to operable. */
  readonly room: number;
  readonly overcommitted: boolean;
  readonly observedAt: Date | null;
  readonly disputed: boolean;
  readonly freshForHours: number;
  readonly staleAfterHours: number;
  readonly closed: boolean;
  /** The instant at which their age is judged, where a page of a search goes on from another. */
  readonly agedAt?: Date;
}

/** The columns of a `PoolNow`, from the view `pool_now` called `n`. */
export const poolNowColumns = `n.pool_id as "poolId", n.as_of as "asOf", n.revision, n.authorised,
     n.out_of_service as "outOfService", n.turnaround, n.surge, n.operable, n.occupied, n.promised, n.free, n.room,
     n.overcommitted, n.observed_at as "observedAt", n.disputed,
     n.fresh_for_hours as "freshForHours", n.stale_after_hours as "staleAfterHours", n.closed`;

const poolsNow = statement<PoolNow>(
  'pools-now',
  `-- How do these pools stand at this instant?
   select ${poolNowColumns}
   from pool_now n
   where n.pool_id = any($1::uuid[])`,
);

/**
 * The figures of pools, many at a time, read once a request. They say nothing of who may see them: give it pools
 * that are in sight.
 */
export const figuresOf = batched('pool-now', async ({ em }: RequestContext, ids) => {
  const rows = await poolsNow(em, [ids]);
  return new Map(rows.map((row) => [row.poolId, row]));
});

/** The present figures of a pool that nobody has locked, as a refusal tells them. */
export async function figuresTold(ctx: RequestContext, poolId: string): Promise<Details> {
  const { revision, operable, occupied, promised, free, outOfService, asOf } = await figuresNow(ctx, poolId);
  return { poolId, revision, operable, occupied, promised, free, outOfService, asOf: asOf.toISOString() };
}

/** The figures of a pool that exists. */
export async function figuresNow(ctx: RequestContext, poolId: string): Promise<PoolNow> {
  const now = await figuresOf(ctx).load(poolId);
  if (!now) throw new Error('A pool without figures.');
  return now;
}
