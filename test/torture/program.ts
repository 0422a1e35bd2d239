import type { Dice } from '../replay/dice.js';
import type { Account } from '../support/given.js';
import type { Board } from './board.js';
import type { OperationName } from './documents.js';
import type { Input } from './history.js';
import type { Registry, TorturePool } from './registry.js';

/** What one client does next. */
export interface Step {
  readonly name: OperationName;
  readonly input: Input;
}
export type Weights = Readonly<Partial<Record<OperationName, number>>>;

export const usualWeights = {
  bedPool: 22,
  findBeds: 1,
  placement: 2,
  holdBeds: 24,
  holdGroup: 3,
  extendHold: 3,
  confirmPlacement: 11,
  releasePlacement: 5,
  refusePlacement: 4,
  recordArrival: 8,
  recordNoShow: 2,
  recordStay: 1,
  endPlacement: 8,
  declareBeds: 9,
  confirmBeds: 3,
  disputeBeds: 1,
} satisfies Weights;

/** Whose hands the client is, and what it knows. */
export interface Seat {
  readonly account: Account;
  readonly registry: Registry;
  readonly board: Board;
  readonly dice: Dice;
  readonly weights: Weights;
  /** A mark that no other act has; it travels in notes. */
  readonly serial: () => number;
}

const minute = 60_000;
const hostMay: readonly OperationName[] = [
  ...(['bedPool', 'declareBeds', 'confirmBeds', 'recordArrival'] as const),
  ...(['recordNoShow', 'refusePlacement', 'endPlacement', 'placement'] as const),
];

export function nextStep(seat: Seat): Step {
  const name = chosen(seat);
  const input = steps[name](seat);
  return input === null ? { name: 'bedPool', input: { id: somePool(seat).id } } : { name, input };
}

function chosen({ weights, dice, account }: Seat): OperationName {
  const isHost = account.organisationId !== null;
  const names = (Object.keys(weights) as OperationName[]).filter((one) => !isHost || hostMay.includes(one));
  const total = names.reduce((sum, one) => sum + (weights[one] ?? 0), 0);
  let rest = dice.whole(total);
  for (const one of names) {
    rest -= weights[one] ?? 0;
    if (rest < 0) return one;
  }
  return 'bedPool';
}

function poolsOf({ account, registry }: Seat): readonly TorturePool[] {
  if (account.organisationId === null) return registry.pools;
  return registry.pools.filter(({ organisationId }) => organisationId === account.organisationId);
}

function somePool(seat: Seat): TorturePool {
  const pool = seat.dice.oneOf(poolsOf(seat));
  if (!pool) throw new Error('There is no pool.');
  return pool;
}

const someCase = ({ registry, dice }: Seat) => dice.oneOf(registry.interventions);

/** An act on a placement that is believed to stand so; hosts act on their own. */
function onPlacement(states: readonly string[], more: (seat: Seat) => Input = () => ({})) {
  return (seat: Seat): Input | null => {
    const own = seat.account.organisationId === null ? undefined : new Set(poolsOf(seat).map(({ id }) => id));
    const placement = seat.board.placement(seat.dice, states, own);
    return placement ? { placementId: placement.id, ...more(seat) } : null;
  };
}

const sometimes = (seat: Seat, share: number, input: () => Input): Input =>
  seat.dice.chance(share) ? input() : {};

function declaration(seat: Seat): Input {
  const { dice, board } = seat;
  const pool = somePool(seat);
  const now = board.now();
  const isEarlier = now !== null && dice.chance(0.25);
  const revision = board.revisionOf(pool.id);
  const guest = board.placement(dice, ['HELD', 'CONFIRMED'], new Set([pool.id]));
  return {
    poolId: pool.id,
    note: `op ${seat.serial()}`,
    ...(dice.chance(0.2)
      ? { free: dice.whole(pool.authorised + 1) }
      : { occupied: dice.whole(pool.authorised) }),
    ...sometimes(seat, 0.1, () => ({ outOfService: dice.whole(2) })),
    ...(isEarlier && { observedAt: new Date(now - dice.whole(5 * minute)).toISOString() }),
    ...(revision !== undefined && sometimes(seat, 0.3, () => ({ expectedRevision: revision }))),
    ...(!isEarlier && guest && sometimes(seat, 0.5, () => ({ arrivedPlacementIds: [guest.id] }))),
  };
}

function hold(seat: Seat): Input {
  const { dice } = seat;
  const pool = somePool(seat);
  return {
    poolId: pool.id,
    interventionId: someCase(seat),
    places: 1 + (pool.authorised > 1 && dice.chance(0.25) ? 1 : 0),
    minutes: 1 + dice.whole(3),
    ...sometimes(seat, 0.05, () => ({ guests: [{ sex: 'FEMALE', age: 30 }], overrideReason: 'Notte' })),
  };
}

function group(seat: Seat): Input {
  const pools = new Set([somePool(seat).id, somePool(seat).id, somePool(seat).id]);
  const lines = [...pools].map((poolId) => ({ poolId, places: 1 }));
  return { interventionId: someCase(seat), lines, minutes: 1 + seat.dice.whole(3) };
}

const steps: Readonly<Record<OperationName, (seat: Seat) => Input | null>> = {
  bedPool: (seat) => ({ id: somePool(seat).id }),
  placement: (seat) => {
    const input = onPlacement([])(seat);
    return input && { id: input.placementId };
  },
  findBeds: () => ({ need: { category: 'FAMILY', guests: [{ sex: 'FEMALE', age: 30 }] } }),
  declareBeds: declaration,
  confirmBeds: (seat) => {
    const pool = somePool(seat);
    const revision = seat.board.revisionOf(pool.id);
    return { poolId: pool.id, ...(revision !== undefined && { expectedRevision: revision }) };
  },
  disputeBeds: (seat) => ({ poolId: somePool(seat).id, note: `op ${seat.serial()}` }),
  holdBeds: hold,
  holdGroup: group,
  recordStay: (seat) => ({
    ...{ poolId: somePool(seat).id, interventionId: someCase(seat), places: 1 },
    arrivedAt: new Date(
      (seat.board.now() ?? Date.parse('2020-01-01')) - seat.dice.whole(minute),
    ).toISOString(),
  }),
  extendHold: onPlacement(['HELD'], ({ dice }) => ({ minutes: 1 + dice.whole(2), reason: 'Traffico' })),
  confirmPlacement: onPlacement(['HELD'], (seat) => {
    const now = seat.board.now();
    if (now === null) return {};
    const soon = () => ({ expectedBy: new Date(now + (3 + seat.dice.whole(3)) * minute).toISOString() });
    return sometimes(seat, 0.2, soon);
  }),
  releasePlacement: onPlacement(['HELD', 'CONFIRMED'], (seat) => ({ note: `op ${seat.serial()}` })),
  refusePlacement: onPlacement(['HELD', 'LAPSED'], () => ({ actor: 'SHELTER', reason: 'NO_PLACE' })),
  recordArrival: onPlacement(['CONFIRMED', 'HELD']),
  recordNoShow: onPlacement(['CONFIRMED']),
  endPlacement: onPlacement(['ARRIVED', 'OVERDUE']),
};
