import { readClock } from '../../platform/clock.js';
import type { RequestContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { giveTurn, turnOf } from '../../platform/sharing/turn.js';
import { type Allowance, attemptTag, isBroughtFirst, secondsToWait, takeAttempt } from '../attempts.sql.js';

// Slow enough that waiting in many browsers guesses little, and nobody waits a minute behind them.
const ofTurns = { atOnce: 30, longestPauseSeconds: 10 } as const;

/** How an attempt from this network was let through. */
export interface Admitted {
  readonly by: 'NETWORK' | 'TURN';
  /** What it was counted for, to be given back where it was no guess. */
  readonly tag: string;
}

/**
 * Counts an attempt of a network; others there do not keep out a browser that waited as long as it was told.
 * @throws RATE_LIMITED, and gives the browser its turn
 */
export async function countAttemptFrom(
  ctx: RequestContext,
  act: 'sign in' | 'reset',
  allowed: Allowance,
): Promise<Admitted> {
  const { networkPrefix } = ctx.visit;
  const turns = attemptTag(ctx, `${act} by turn from`, networkPrefix);
  const turn = await broughtTurn(ctx);
  if (turn === 'FIRST' && (await takeAttempt(ctx.em, turns, ofTurns))) return { by: 'TURN', tag: turns };
  const tag = attemptTag(ctx, `${act} from`, networkPrefix);
  if (await takeAttempt(ctx.em, tag, allowed)) return { by: 'NETWORK', tag };
  const now = (await readClock(ctx.em)).getTime();
  const wait = { now, seconds: await secondsToWait(ctx.em, tag), isSpent: turn !== null };
  const seconds = giveTurn(ctx.secrets, ctx.visit, wait);
  throw new Refusal('RATE_LIMITED', { seconds });
}

/** A turn counts once; null where there is none, or must be waited for still. */
async function broughtTurn(ctx: RequestContext): Promise<'FIRST' | 'AGAIN' | null> {
  if (!ctx.visit.cookies?.get('turn')) return null;
  const turn = turnOf(ctx.secrets, ctx.visit, (await readClock(ctx.em)).getTime());
  if (!turn) return null;
  ctx.visit.cookies.clear('turn');
  return (await isBroughtFirst(ctx.em, attemptTag(ctx, 'turn', turn.id))) ? 'FIRST' : 'AGAIN';
}
