import type { PoolAnswer } from './api.js';
import type { Booking } from './model.js';
import { attempt, halfMinuteBetween, instantOf, type Shown, somePool, type Twin, type Wild } from './wild.js';

const showing =
  ({ plain }: Twin) =>
  (read: PoolAnswer): readonly Shown[] => [{ pool: plain, read }];

/** A worker who has telephoned counts: now or some time ago, with or without those who were expected. */
export async function countByPerson(wild: Wild): Promise<void> {
  const { dice, now, registry } = wild;
  const twin = poolWithQuestion(wild) ?? somePool(wild);
  const { plain } = twin;
  const isEarlier = dice.chance(0.3);
  const observedAt = isEarlier ? halfMinuteBetween(dice, now - 300, now) : now;
  const arrived =
    isEarlier || dice.chance(0.3) ? [] : plain.bookings.filter((one) => mayHaveArrived(wild, one));
  const outOfService = dice.chance(0.2) ? dice.whole(Math.min(4, plain.authorised + 1)) : undefined;
  const occupied = dice.whole(plain.operable + 3);
  const arrivedPlaces = arrived.reduce((total, { places }) => total + places, 0);
  const isLate = plain.count !== null && observedAt < plain.count.observedAt;
  const unanswered = plain.overdueAt(now).filter((one) => !arrived.includes(one));
  await attempt<PoolAnswer>(wild, {
    act: isEarlier ? 'a person counts, told later' : 'a person counts',
    who: registry.worker,
    operation: 'declareBeds',
    input: {
      ...{ poolId: plain.id, occupied, outOfService },
      ...(isEarlier && { observedAt: instantOf(observedAt) }),
      ...(arrived.length > 0 && { arrivedPlacementIds: arrived.map(({ id }) => id) }),
    },
    refusal:
      !isLate && unanswered.length > 0
        ? 'EXPECTED_GUESTS_UNANSWERED'
        : occupied < arrivedPlaces
          ? 'INVALID_INPUT'
          : null,
    pool: plain,
    happens: (answer) => {
      if (plain.declare({ occupied, outOfService, observedAt, byPerson: true }))
        for (const one of arrived) one.diary.set('arrived', observedAt);
      return showing(twin)(answer);
    },
  });
}

/** The shelter's system sends a count of some time ago. */
export async function countByMachineLate(wild: Wild): Promise<void> {
  const { dice, now } = wild;
  const twin = somePool(wild);
  const { plain, real } = twin;
  const observedAt = halfMinuteBetween(dice, now - 600, now);
  const occupied = dice.whole(plain.operable + 2);
  await attempt<PoolAnswer>(wild, {
    act: 'a machine counts, told later',
    who: real.machine,
    operation: 'declareBeds',
    input: { poolId: plain.id, occupied, observedAt: instantOf(observedAt) },
    refusal: null,
    pool: plain,
    happens: (answer) => {
      plain.declare({ occupied, observedAt, byPerson: false });
      return showing(twin)(answer);
    },
  });
}

export async function sayStillAsShown(wild: Wild): Promise<void> {
  const { now, registry } = wild;
  const twin = somePool(wild);
  const { plain } = twin;
  await attempt<PoolAnswer>(wild, {
    act: 'still as shown',
    who: registry.worker,
    operation: 'confirmBeds',
    input: { poolId: plain.id },
    refusal: refusalOfReaffirming(plain.count !== null, plain.overdueAt(now)),
    pool: plain,
    happens: (answer) => {
      plain.reaffirm(now);
      return showing(twin)(answer);
    },
  });
}

function refusalOfReaffirming(isCounted: boolean, unanswered: readonly Booking[]): string | null {
  if (!isCounted) return 'NEVER_DECLARED';
  return unanswered.length > 0 ? 'EXPECTED_GUESTS_UNANSWERED' : null;
}

/** "No bed there", no figure given: no figure moves. */
export async function dispute(wild: Wild): Promise<void> {
  const twin = somePool(wild);
  await attempt<PoolAnswer>(wild, {
    act: 'a dispute',
    who: wild.registry.worker,
    operation: 'disputeBeds',
    input: { poolId: twin.plain.id },
    refusal: null,
    pool: twin.plain,
    happens: showing(twin),
  });
}

export async function makePlacesReady(wild: Wild): Promise<void> {
  const waiting = [...wild.twins.values()].filter(({ plain }) => plain.turnaround > 0);
  const twin = wild.dice.oneOf(waiting) ?? somePool(wild);
  const { plain, real } = twin;
  const places = 1 + wild.dice.whole(plain.turnaround + 1);
  await attempt<PoolAnswer>(wild, {
    act: 'places made ready',
    who: real.machine,
    operation: 'markReady',
    input: { poolId: plain.id, places },
    refusal: places > plain.turnaround ? 'INVALID_INPUT' : null,
    pool: plain,
    happens: (answer) => {
      plain.makeReady(places);
      return showing(twin)(answer);
    },
  });
}

/** Now and then a pool where somebody should have arrived by now: that must be answered. */
function poolWithQuestion({ twins, dice, now }: Wild): Twin | undefined {
  if (dice.chance(0.5)) return undefined;
  return dice.oneOf([...twins.values()].filter(({ plain }) => plain.overdueAt(now).length > 0));
}

/** Expected or given up, they may be among those counted all the same. */
function mayHaveArrived({ dice, now }: Wild, booking: Booking): boolean {
  const state = booking.stateAt(now);
  if (state === 'HELD' || state === 'CONFIRMED') return dice.chance(0.8);
  return (state === 'LAPSED' || state === 'NO_SHOW') && dice.chance(0.05);
}
