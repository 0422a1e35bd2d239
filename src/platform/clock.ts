import type { EntityManager } from '@mikro-orm/postgresql';
import { type RequestContext, remembered } from './context.js';
import { statement } from './database/statement.js';

const clock = statement<{ now: Date }>('registry-clock', 'select registry_now() as now');

/** The database's clock: the only one that decides. */
export async function readClock(em: EntityManager): Promise<Date> {
  const [row] = await clock(em, []);
  if (!row) throw new Error('The database did not tell the time.');
  return row.now;
}

/** The instant of this request, read once. */
export function instantOf(ctx: RequestContext): Promise<Date> {
  return remembered(ctx, 'instant', () => readClock(ctx.em));
}

/** Takes the instant that a statement of this request has read with its rows, where none was read before. */
export function rememberInstant(ctx: RequestContext, now: Date): void {
  remembered(ctx, 'instant', () => Promise.resolve(now));
}

/** This process's clock, for logs, deadlines of sockets and measured durations; it decides nothing. */
export const processClock = { milliseconds: () => performance.now(), date: () => new Date() };
