import type { Account } from '../support/given.js';
import { documents, type Operation, type PlacementAnswer, type PoolAnswer } from './api.js';
import type { Dice } from './dice.js';
import { type Difference, differencesOf } from './differences.js';
import type { Booking, Minute, ModelPool, State } from './model.js';
import type { ImportedPool, Registry } from './registry.js';

/** A pool of the registry beside the plain one that should have the same figures. */
export interface Twin {
  readonly real: ImportedPool;
  readonly plain: ModelPool;
}

/** A registry under random acts, and the model that follows it. */
export interface Wild {
  readonly registry: Registry;
  readonly dice: Dice;
  readonly twins: Map<string, Twin>;
  readonly bookings: Booking[];
  readonly cases: string[];
  /** The inputs of holds that were made, to be sent again. */
  readonly holdsSent: { readonly booking: Booking; readonly input: object }[];
  readonly differences: Difference[];
  readonly tally: Map<string, { done: number; refused: number }>;
  /** The minute at which the clock of the registry was set. */
  now: Minute;
  acts: number;
  figuresCompared: number;
}

/** What is asked, and what the model says will come of it. */
export interface Attempt<Answer> {
  readonly act: string;
  readonly who: Account;
  readonly operation: Operation;
  readonly input: object;
  /** The code of the refusal that is due; null when the act is to be done. */
  readonly refusal: string | null;
  /** The pool whose figures a refusal tells. */
  readonly pool: ModelPool;
  /** Brings the model to what is now true, and says which figures the answer should show. */
  readonly happens: (answer: Answer) => readonly Shown[];
}
export interface Shown {
  readonly pool: ModelPool;
  readonly read: PoolAnswer;
  readonly booking?: { readonly plain: Booking; readonly read: PlacementAnswer };
}

/** The registry and the model no longer speak of the same thing: going on would only repeat the first difference. */
export class Diverged extends Error {}

export async function attempt<Answer>(wild: Wild, tried: Attempt<Answer>): Promise<void> {
  const { registry, tally, differences } = wild;
  const { act, who, operation, input, refusal, pool } = tried;
  const answer = await registry.world.ask(who, documents[operation], { input });
  const after = `act ${++wild.acts}, ${act} ${JSON.stringify(input)} at ${instantOf(wild.now)}`;
  const counted = tally.get(act) ?? { done: 0, refused: 0 };
  tally.set(act, counted);
  if (answer.code !== refusal) {
    const expected = refusal ?? 'done';
    const read = answer.code === null ? 'done' : `${answer.code}: ${answer.errors[0]?.message}`;
    differences.push({ after, pool: nameOf(wild, pool), figure: 'the answer', expected, read });
    throw new Diverged();
  }
  if (refusal !== null) {
    counted.refused++;
    compareTold(wild, after, { pool, told: answer.errors[0]?.extensions.details });
    return;
  }
  counted.done++;
  for (const shown of tried.happens(answer.data[operation])) compareShown(wild, after, shown);
}

function compareShown(wild: Wild, after: string, { pool, read, booking }: Shown): void {
  wild.figuresCompared += 9;
  const figures = pool.figuresAt(wild.now);
  wild.differences.push(...differencesOf(after, { name: nameOf(wild, pool), figures }, read));
  if (!booking) return;
  const { plain, read: placement } = booking;
  const states: [string, unknown, unknown][] = [['state', plain.stateAt(wild.now), placement.state]];
  if (placement.expiresAt !== null) states.push(['expiresAt', plain.expires, minuteOf(placement.expiresAt)]);
  for (const [figure, expected, told] of states)
    if (expected !== told)
      wild.differences.push({ after, pool: nameOf(wild, pool), figure, expected, read: told });
}

const toldFigures = ['operable', 'occupied', 'promised', 'free', 'outOfService'] as const;

/** A refusal tells the present figures: those of the model. */
function compareTold(wild: Wild, after: string, { pool, told }: { pool: ModelPool; told: unknown }): void {
  if (!isRecord(told) || !('operable' in told)) return;
  const figures = pool.figuresAt(wild.now);
  for (const figure of toldFigures) {
    wild.figuresCompared++;
    if (told[figure] === figures[figure]) continue;
    wild.differences.push({
      ...{ after, figure, pool: nameOf(wild, pool) },
      ...{ expected: figures[figure], read: told[figure] },
    });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Lets some minutes pass. The registry's clock stands a moment after the whole minute that the model speaks of. */
export async function passTo(wild: Wild, minute: Minute): Promise<void> {
  wild.now = minute;
  await wild.registry.world.clock.set(instantOf(minute));
}

export function instantOf(minute: Minute): string {
  return new Date(minute * 60_000).toISOString();
}

export function minuteOf(instant: string): Minute {
  return Math.floor(Date.parse(instant) / 60_000);
}

/** A half minute between two whole ones: an instant that somebody tells, at which nobody acts. */
export function halfMinuteBetween(dice: Dice, from: Minute, to: Minute): Minute {
  const [first, last] = [Math.floor(from), Math.ceil(to) - 1];
  return first + dice.whole(Math.max(1, last - first + 1)) + 0.5;
}

function nameOf(wild: Wild, { id }: ModelPool): string {
  return twinOf(wild, id).real.programme.name;
}

export function twinOf(wild: Wild, poolId: string): Twin {
  const twin = wild.twins.get(poolId);
  if (!twin) throw new Error('A pool without a model.');
  return twin;
}

/** Any pool; more often one with room, so that not every hold is refused. */
export function somePool(wild: Wild): Twin {
  const twins = [...wild.twins.values()];
  const roomy = twins.filter(({ plain }) => plain.roomAt(wild.now) > 0);
  const chosen = wild.dice.chance(0.6) ? wild.dice.oneOf(roomy) : undefined;
  const twin = chosen ?? wild.dice.oneOf(twins);
  if (!twin) throw new Error('There is no pool.');
  return twin;
}

/** A booking in one of these states; now and then any other, to see it refused. Null where there is none. */
export function someBooking(wild: Wild, states: readonly State[]): Booking | null {
  const { bookings, dice, now } = wild;
  const fitting = bookings.filter((booking) => states.includes(booking.stateAt(now)));
  return dice.oneOf(dice.chance(0.85) ? fitting : bookings) ?? null;
}
