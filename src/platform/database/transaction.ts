import { setTimeout as pause } from 'node:timers/promises';
import { processClock } from '../clock.js';
import { actorOf, type RequestContext, type TransactionContext } from '../context.js';
import { Refusal } from '../errors.js';
import { isConnectionLost, isRetriable, refusalOf } from './constraints.js';
import { actingFor } from './row-security.js';
import { statement } from './statement.js';

const attempts = 5;

/** An attempt may wait this long for a lock: with less time left none is begun. */
const leastLeftMilliseconds = 2_000;

const beginAct = statement<{ now: Date }>('begin-act', 'select begin_act($1, $2, $3, $4, $5, $6) as now');

export interface TransactionOptions {
  /** A request key tells whether it was done: it may be repeated although the answer to the commit was lost. */
  readonly isKeyed: boolean;
}

/**
 * Runs one unit of work in one transaction; `now` is read once when it begins. What the database asks to repeat
 * is repeated whole, at most five times, within the request's time. Never called inside another transaction.
 */
export async function inTransaction<T>(
  ctx: RequestContext,
  work: (tx: TransactionContext) => Promise<T>,
  { isKeyed }: TransactionOptions = { isKeyed: false },
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const progress = { isCommitting: false };
    try {
      return await attemptOnce(ctx, work, progress);
    } catch (error) {
      // The commit may have been done: without a key, repeating could do it twice.
      const isUnknown = progress.isCommitting && isConnectionLost(error) && !isKeyed;
      if (attempt === attempts || isUnknown || !isRetriable(error)) throw toldAs(error);
      const wait = 2 ** attempt * 5 * (1 + Math.random());
      if (processClock.milliseconds() + wait + leastLeftMilliseconds > ctx.deadline) throw toldAs(error);
      await pause(wait);
    }
  }
}

async function attemptOnce<T>(
  ctx: RequestContext,
  work: (tx: TransactionContext) => Promise<T>,
  progress: { isCommitting: boolean },
): Promise<T> {
  const actor = actorOf(ctx);
  ctx.em.clear();
  ctx.memory.clear();
  try {
    const outcome = await ctx.em.transactional(async (em) => {
      const inner = { ...ctx, actor, em: em as RequestContext['em'], memory: new Map() };
      const done = await work({ ...inner, now: await nowIn(inner) });
      await em.flush();
      progress.isCommitting = true;
      return done;
    });
    ctx.committed();
    return outcome;
  } finally {
    // What was loaded before or inside may have moved; the answer is read afresh.
    ctx.em.clear();
    ctx.memory.clear();
  }
}

async function nowIn({ em, actor }: RequestContext): Promise<Date> {
  const [row] = await beginAct(em, actingFor(actor));
  if (!row) throw new Error('The database did not tell the time.');
  return row.now;
}

function toldAs(error: unknown): unknown {
  return error instanceof Refusal ? error : (refusalOf(error) ?? error);
}
