import { randomUUID } from 'node:crypto';
import type { Secrets } from '../secrets.js';
import type { Visit } from '../visit.js';

/** A browser's turn to sign in, in a network whose others have spent what there is. */
export interface Turn {
  readonly id: string;
  readonly network: string;
  /** From then on it is this browser's turn, in milliseconds of the database's clock. */
  readonly from: number;
}

type Sealer = Pick<Secrets, 'wrap' | 'unwrap'>;

const sealedFor = 'a turn to sign in';
/** Nobody waits longer than this to sign in, however many others ask. */
const longestWaitSeconds = 60;
const lastsSeconds = 600;
/** Two clocks that tell the same time may differ by so much. */
const leniencyMs = 1_500;

/** The turn this browser has waited for; null while it has none, or must wait still. */
export function turnOf(secrets: Sealer, visit: Visit, now: number): Turn | null {
  const turn = keptTurn(secrets, visit, now);
  return turn && turn.from <= now + leniencyMs ? turn : null;
}

/** Gives a browser that has to wait its turn; tells after how many seconds that is. */
export function giveTurn(
  secrets: Sealer,
  visit: Visit,
  { now, seconds, isSpent = false }: { now: number; seconds: number; isSpent?: boolean },
): number {
  const kept = isSpent ? null : keptTurn(secrets, visit, now);
  // Who asks too early keeps the place they have; so does whose time came while they were being turned away.
  if (kept) return Math.max(1, Math.ceil((kept.from - now) / 1_000));
  const wait = Math.min(seconds, longestWaitSeconds);
  const turn: Turn = { id: randomUUID(), network: visit.networkPrefix, from: now + wait * 1_000 };
  visit.cookies?.set('turn', secrets.wrap(JSON.stringify(turn), sealedFor), lastsSeconds);
  return wait;
}

function keptTurn(secrets: Sealer, { cookies, networkPrefix }: Visit, now: number): Turn | null {
  const cookie = cookies?.get('turn');
  const told = cookie && secrets.unwrap(cookie, sealedFor);
  if (!told) return null;
  const turn = JSON.parse(told) as Turn;
  const isOver = now > turn.from + lastsSeconds * 1_000;
  return isOver || turn.network !== networkPrefix ? null : turn;
}
