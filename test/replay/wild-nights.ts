import { hold, holdAgain, holdEverywhere, holdSplit, recordInside } from './acts-of-holding.js';
import {
  arriveSome,
  confirmHold,
  extendSomeHold,
  leaveSome,
  missSome,
  refuseSome,
  releaseSome,
} from './acts-on-placements.js';
import {
  countByMachineLate,
  countByPerson,
  dispute,
  makePlacesReady,
  sayStillAsShown,
} from './acts-on-pools.js';
import { done, type PoolAnswer, readAllPools } from './api.js';
import { diceOf } from './dice.js';
import { type Difference, differencesBetween, differencesOf, type Expected } from './differences.js';
import { type Booking, ModelPool } from './model.js';
import { atOnce, closeMissing, declared } from './nights.js';
import type { Registry } from './registry.js';
import { sideBySide } from './side-by-side.js';
import type { Night, Programme, ProgrammeNight } from './toronto.js';
import { Diverged, halfMinuteBetween, instantOf, minuteOf, passTo, type Twin, type Wild } from './wild.js';

export interface WildNight {
  readonly day: string;
  readonly acts: number;
  readonly differences: readonly Difference[];
}
export interface WildReport extends Pick<Wild, 'acts' | 'figuresCompared' | 'tally' | 'differences'> {
  readonly nights: number;
}
export interface WildOptions {
  readonly seed: number;
  readonly actsANight: number;
  readonly onNight?: (night: WildNight) => void;
  /** Lets a test plant a fault: called before the acts of each night. */
  readonly beforeActs?: (wild: Wild) => Promise<void>;
}

// How often each act is tried, beside the others.
const acts: readonly (readonly [number, (wild: Wild) => Promise<void>])[] = [
  [26, hold],
  [3, holdEverywhere],
  [4, holdSplit],
  [4, holdAgain],
  [18, confirmHold],
  [4, extendSomeHold],
  [14, arriveSome],
  [4, recordInside],
  [4, missSome],
  [5, releaseSome],
  [4, refuseSome],
  [14, leaveSome],
  [8, countByPerson],
  [5, countByMachineLate],
  [4, sayStillAsShown],
  [2, dispute],
  [4, makePlacesReady],
];
const lottery = acts.flatMap(([weight, act]) => Array.from({ length: weight }, () => act));

const stayDays = 15;
const minutesForActs = 1200;

/** About a third of the programmes make their places up before somebody else gets them. */
export function opensAtOnce({ id }: Programme): boolean {
  return Number(id) % 3 !== 0;
}

/**
 * The second form: between the nights of the file, what happens in a service: holds, arrivals, departures, lapses,
 * counts told late. Every answer, and after each night every pool, must have the figures of the plain model.
 */
export async function replayWildNights(
  registry: Registry,
  nights: readonly Night[],
  options: WildOptions,
): Promise<WildReport> {
  const wild: Wild = {
    ...{ registry, dice: diceOf(options.seed), twins: new Map(), bookings: [], cases: [], holdsSent: [] },
    ...{ differences: [], tally: new Map(), now: 0, acts: 0, figuresCompared: 0 },
  };
  let replayed = 0;
  try {
    for (const [index, night] of nights.entries()) {
      const before = wild.acts;
      await passNight(wild, { night, index, options });
      replayed++;
      options.onNight?.({ day: night.day, acts: wild.acts - before, differences: wild.differences });
      if (wild.differences.length > 0) break;
    }
  } catch (error) {
    if (!(error instanceof Diverged)) throw error;
  }
  const { acts: tried, figuresCompared, tally, differences } = wild;
  return { nights: replayed, acts: tried, figuresCompared, tally, differences };
}

async function passNight(
  wild: Wild,
  { night, index, options }: { night: Night; index: number; options: WildOptions },
): Promise<void> {
  const four = minuteOf(`${night.day}T04:00:00Z`);
  await passTo(wild, four - 10);
  if (index > 0) await compareAll(wild, `before the count of ${night.day}`);
  await passTo(wild, four);
  await countNight(wild, night);
  await compareAll(wild, `after the count of ${night.day}`);
  await options.beforeActs?.(wild);
  // The parity of the minutes changes from night to night: a stay of 15 days runs out in no minute of an act.
  const firstAct = four + 10 + (index % 2);
  const longestStep = Math.max(1, Math.floor(minutesForActs / (2 * options.actsANight)));
  let at = firstAct;
  const last = wild.acts + options.actsANight;
  while (wild.acts < last) {
    at += 2 * (1 + wild.dice.whole(longestStep));
    await passTo(wild, at);
    await actOnce(wild);
  }
  await compareAll(wild, `after the acts of ${night.day}`);
}

/** Draws until something can be done: where nobody is inside, nobody leaves. */
async function actOnce(wild: Wild): Promise<void> {
  const before = wild.acts;
  while (wild.acts === before) await wild.dice.oneOf(lottery)?.(wild);
}

/** Every programme counts, some telling a count of hours ago, some with the guests that were expected. */
async function countNight(wild: Wild, night: Night): Promise<void> {
  const { registry } = wild;
  for (const pool of await closeMissing(registry, night)) {
    const twin = wild.twins.get(pool.id);
    if (twin) twin.plain.isClosed = true;
  }
  const planned = night.programmes.map((told) => ({ told, plan: planOf(wild) }));
  const twins = await sideBySide(planned, atOnce, async ({ told, plan }) => {
    const twin = await twinTonight(wild, told);
    const { plain, real } = twin;
    const arrived = plain.bookings.filter(
      (one) => plan.bringsExpected && ['HELD', 'CONFIRMED'].includes(one.stateAt(wild.now)),
    );
    const answer: PoolAnswer = await done(registry.world, real.machine, 'declareBeds', {
      ...declared(real, told, night.day),
      ...(plan.observedAt !== wild.now && { observedAt: instantOf(plan.observedAt) }),
      ...(arrived.length > 0 && { arrivedPlacementIds: arrived.map(({ id }) => id) }),
    });
    count(plain, { told, observedAt: plan.observedAt, arrived });
    wild.figuresCompared += 9;
    const expected = { name: told.programme.name, figures: plain.figuresAt(wild.now) };
    wild.differences.push(...differencesOf(`the count of ${night.day}`, expected, answer));
    return twin;
  });
  // In the order of the file, whoever answered first: the dice then choose the same pools for the same seed.
  for (const twin of twins) wild.twins.set(twin.real.id, twin);
}

/** Decided before anything is sent: what runs side by side must not share the dice. */
function planOf({ dice, now }: Wild) {
  const isTold = dice.chance(0.15);
  const observedAt = isTold ? halfMinuteBetween(dice, now - 600, now) : now;
  return { observedAt, bringsExpected: !isTold && dice.chance(0.3) };
}

async function twinTonight(wild: Wild, told: ProgrammeNight): Promise<Twin> {
  const real = await wild.registry.bringToTonight(told);
  const twin = wild.twins.get(real.id) ?? {
    real,
    plain: new ModelPool(real.id, real.reopensAutomatically, stayDays),
  };
  Object.assign(twin.plain, { authorised: told.authorised, surge: told.surge, isClosed: false });
  return twin;
}

function count(
  plain: ModelPool,
  { told, observedAt, arrived }: { told: ProgrammeNight; observedAt: number; arrived: readonly Booking[] },
): void {
  const { occupied, outOfService } = told;
  if (!plain.declare({ occupied, outOfService, observedAt, byPerson: false })) return;
  for (const one of arrived) one.diary.set('arrived', observedAt);
}

async function compareAll(wild: Wild, after: string): Promise<void> {
  const { registry, twins, now } = wild;
  const expected = new Map<string, Expected>();
  for (const { real, plain } of twins.values())
    if (!plain.isClosed) expected.set(real.id, { name: real.programme.name, figures: plain.figuresAt(now) });
  wild.figuresCompared += 9 * expected.size;
  wild.differences.push(
    ...differencesBetween(after, expected, await readAllPools(registry.world, registry.worker)),
  );
}
