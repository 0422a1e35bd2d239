import type { Operation, PlacementAnswer } from './api.js';
import type { Booking, State } from './model.js';
import { attempt, halfMinuteBetween, instantOf, type Shown, someBooking, twinOf, type Wild } from './wild.js';

interface Verb {
  readonly act: string;
  readonly operation: Operation;
  readonly from: readonly State[];
  /** Once the time of a hold ran out, some verbs say just that. */
  readonly saysLapsed: boolean;
  /** Shelters do it too, not only the team of the case. */
  readonly byHost: boolean;
  /** What else is said, what else speaks against it, and what becomes true; null where it cannot be tried. */
  readonly detail: (wild: Wild, booking: Booking) => Detail;
}
interface Detail {
  readonly input?: object;
  readonly refusal?: string | null;
  readonly happens: () => void;
}

const confirm: Verb = {
  act: 'a confirmation',
  operation: 'confirmPlacement',
  from: ['HELD'],
  saysLapsed: true,
  byHost: false,
  detail: ({ dice, now }, booking) => {
    const expectedBy = halfMinuteBetween(dice, now, now + 480);
    return {
      input: { expectedBy: instantOf(expectedBy) },
      happens: () => {
        booking.diary.set('confirmed', now);
        booking.expectedBy = expectedBy;
      },
    };
  },
};

const extend: Verb = {
  act: 'an extension',
  operation: 'extendHold',
  from: ['HELD'],
  saysLapsed: true,
  byHost: false,
  detail: ({ dice }, booking) => {
    // Even, so that a hold keeps lapsing between two acts and never in the minute of one.
    const minutes = 2 * (1 + dice.whole(40));
    const longest = 120 - (booking.expires - (booking.diary.get('held') ?? 0));
    const tooLong = minutes > longest ? 'INVALID_INPUT' : null;
    return {
      input: { minutes, reason: 'il turno non risponde' },
      refusal: booking.isExtended ? 'ALREADY_EXTENDED' : tooLong,
      happens: () => {
        booking.isExtended = true;
        booking.expires += minutes;
      },
    };
  },
};

const release: Verb = {
  act: 'a release',
  operation: 'releasePlacement',
  from: ['HELD', 'CONFIRMED'],
  saysLapsed: true,
  byHost: false,
  detail: ({ now }, { diary }) => ({ happens: () => diary.set('released', now) }),
};

const refuse: Verb = {
  act: 'a refusal',
  operation: 'refusePlacement',
  from: ['HELD', 'LAPSED', 'CONFIRMED'],
  saysLapsed: false,
  byHost: true,
  detail: ({ now }, { diary }) => ({
    input: { actor: 'SHELTER', reason: 'STAFF_SHORTAGE' },
    happens: () => diary.set('refused', now),
  }),
};

const arrive: Verb = {
  act: 'an arrival',
  operation: 'recordArrival',
  from: ['HELD', 'LAPSED', 'CONFIRMED', 'NO_SHOW'],
  saysLapsed: false,
  byHost: true,
  detail: ({ dice, now }, booking) => {
    const came = dice.chance(0.2) ? 1 + dice.whole(booking.places) : booking.places;
    const held = booking.diary.get('held') ?? now;
    const isTold = dice.chance(0.3) && held < now;
    const at = isTold ? halfMinuteBetween(dice, Math.max(held, now - 400), now) : now;
    return {
      input: { places: came, ...(isTold && { at: instantOf(at) }) },
      happens: () => {
        booking.came = came;
        booking.diary.set('arrived', at);
      },
    };
  },
};

const notCome: Verb = {
  act: 'a no-show',
  operation: 'recordNoShow',
  from: ['CONFIRMED'],
  saysLapsed: true,
  byHost: true,
  detail: ({ now }, { diary }) => ({ happens: () => diary.set('noShow', now) }),
};

const leave: Verb = {
  act: 'a departure',
  operation: 'endPlacement',
  from: ['ARRIVED', 'OVERDUE'],
  saysLapsed: false,
  byHost: true,
  detail: ({ dice, now }, booking) => {
    const arrived = booking.diary.get('arrived') ?? now;
    const isTold = dice.chance(0.3) && arrived + 1 < now;
    const at = isTold
      ? halfMinuteBetween(dice, Math.max(arrived + 1, now - 400), now)
      : (booking.pool.goneBy(booking) ?? now);
    return { input: isTold ? { at: instantOf(at) } : {}, happens: () => booking.pool.leave(booking, at) };
  },
};

/** Does something to a placement that is, mostly, in a state for it. */
function actOn(verb: Verb): (wild: Wild) => Promise<void> {
  return async (wild) => {
    const booking = someBooking(wild, verb.from);
    if (!booking) return;
    const { worker } = wild.registry;
    const { machine } = twinOf(wild, booking.pool.id).real;
    const detail = verb.detail(wild, booking);
    await attempt<PlacementAnswer>(wild, {
      act: verb.act,
      who: verb.byHost && wild.dice.chance(0.5) ? machine : worker,
      operation: verb.operation,
      input: { placementId: booking.id, ...detail.input },
      refusal: refusalOf(verb, booking.stateAt(wild.now)) ?? detail.refusal ?? null,
      pool: booking.pool,
      happens: (read) => {
        detail.happens();
        return [shownOf(booking, read)];
      },
    });
  };
}

function refusalOf({ from, saysLapsed }: Verb, state: State): string | null {
  if (from.includes(state)) return null;
  return state === 'LAPSED' && saysLapsed ? 'HOLD_LAPSED' : 'WRONG_STATE';
}

export function shownOf(booking: Booking, read: PlacementAnswer): Shown {
  return { pool: booking.pool, read: read.pool, booking: { plain: booking, read } };
}

export const confirmHold = actOn(confirm);
export const extendSomeHold = actOn(extend);
export const releaseSome = actOn(release);
export const refuseSome = actOn(refuse);
export const arriveSome = actOn(arrive);
export const missSome = actOn(notCome);
export const leaveSome = actOn(leave);
