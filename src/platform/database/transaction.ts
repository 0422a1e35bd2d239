import { setTimeout as pause } from 'node:timers/promises';
import { readClock } from '../clock.js';
import { actorOf, type RequestContext, type TransactionContext } from '../context.js';
import { Refusal } from '../errors.js';
import { isRetriable, refusalOf } from './constraints.js';

const attempts = 5;

/**
 * Runs one unit of work in one transaction; `now` is read once when it begins. What the database asks to repeat
 * is repeated whole, at most five times. Never called inside another transaction.
 */
export async function inTransaction<T>(
  ctx: RequestContext,
  work: (tx: TransactionContext) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(ctx, work);
    } catch (error) {
      if (attempt === attempts || !isRetriable(error)) throw toldAs(error);
      await pause(2 ** attempt * 5 * (1 + Math.random()));
    }
  }
}

async function attemptOnce<T>(ctx: RequestContext, work: (tx: TransactionContext) => Promise<T>): Promise<T> {
  const actor = actorOf(ctx);
  ctx.em.clear();
  ctx.memory.clear();
  try {
    const outcome = await ctx.em.transactional(async (em) => {
      const inner = { ...ctx, actor, em: em as RequestContext['em'], memory: new Map() };
      return work({ ...inner, now: await readClock(inner.em) });
    });
    ctx.committed();
    return outcome;
  } finally {
    // What was loaded before or inside may have moved; the answer is read afresh.
    ctx.em.clear();
    ctx.memory.clear();
  }
}

function toldAs(error: unknown): unknown {
  return error instanceof Refusal ? error : (refusalOf(error) ?? error);
}
