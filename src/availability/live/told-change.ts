import { cursorMark } from '../../platform/live/live-event.js';
import type { BedsChange } from './beds-change.js';
import type { PoolMoment } from './pool-moments.sql.js';

/** A change as everybody who may see it is told; each subscriber's own cursor is put in afterwards. */
export type Told = BedsChange;

const told = new WeakMap<PoolMoment, Told>();

/** One object for all who are told of this change. */
export function toldOf(moment: PoolMoment): Told {
  const known = told.get(moment);
  if (known) return known;
  const { pool, figures, at } = moment;
  const made = { cursor: cursorMark, poolId: pool.id, pool: figures.closed ? null : pool, at };
  told.set(moment, made);
  return made;
}

/** Take it off the screen. */
export function toldGone(poolId: string, at: Date): Told {
  return { cursor: cursorMark, poolId, pool: null, at };
}

export function onlyTheCursor(at: Date): Told {
  return { cursor: cursorMark, poolId: null, pool: null, at };
}
