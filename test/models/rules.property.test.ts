import { describe, test } from '@jest/globals';
import fc from 'fast-check';
import { observedAtOf, type StockTake, workOut } from '../../src/availability/counting/declaration.rules.js';
import type { LockedPool } from '../../src/availability/ledger/lock-pools.sql.js';
import { freeOf, insideOf } from '../../src/availability/ledger/locked-pool.rules.js';
import { PlacementAction } from '../../src/placements/closed-lists.js';
import type { PlacementFacts } from '../../src/placements/placement.rules.js';
import {
  availableActions,
  isAfterCount,
  reaches,
  stateOf,
  whyNot,
  whyNotHold,
} from '../../src/placements/placement.rules.js';

const now = new Date('2026-02-01T12:00:00Z');
const instant = fc
  .integer({ min: -300, max: 300 })
  .map((minutes) => new Date(now.getTime() + minutes * 60_000));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const places = fc.integer({ min: 0, max: 20 });

const pool: fc.Arbitrary<LockedPool> = fc
  .record({
    authorised: places,
    outOfService: places,
    waiting: places,
    surge: places,
    counted: maybe(places),
    promised: places,
    isClosed: fc.boolean(),
    moved: fc.integer({ min: -5, max: 5 }),
  })
  .map(({ waiting, ...facts }) => ({
    ...facts,
    ...{ id: 'pool', seenRevision: 1, revision: 1, now, isDisputed: false, reopensAutomatically: false },
    turnaround: Math.min(waiting, facts.outOfService),
    operable: facts.isClosed ? 0 : Math.max(0, facts.authorised - facts.outOfService + facts.surge),
    observedAt: facts.counted === null ? null : now,
  }));

const said = (of: LockedPool): fc.Arbitrary<StockTake> =>
  fc.record({
    ...{ occupied: maybe(places), free: maybe(places), outOfService: maybe(places) },
    outOfServiceReason: fc.constantFrom(
      null,
      'OTHER' as const,
      'TURNAROUND' as const,
      'MAINTENANCE' as const,
    ),
    observedAt: instant,
    byPerson: fc.boolean(),
    leftSince: fc.integer({ min: 0, max: of.turnaround }),
  });
const stockTake = pool.chain((of) => fc.tuple(fc.constant(of), said(of)));

describe('a stock-take worked out', () => {
  const holds = (
    what: (
      of: LockedPool,
      take: StockTake,
      worked: Exclude<ReturnType<typeof workOut>, { field: string }>,
    ) => boolean,
  ) =>
    fc.assert(
      fc.property(stockTake, ([of, take]) => {
        const worked = workOut(of, take);
        return 'field' in worked || what(of, take, worked);
      }),
      { numRuns: 2_000 },
    );

  test('is of one figure, occupied or free, never of both or neither', () =>
    fc.assert(
      fc.property(
        stockTake,
        ([of, take]) => (take.occupied === null) !== (take.free === null) || 'field' in workOut(of, take),
      ),
    ));
  test('is never negative, and turnaround is part of what is out of service', () =>
    holds(
      (_, __, { occupied, turnaround, outOfService }) =>
        occupied >= 0 && turnaround >= 0 && turnaround <= (outOfService ?? 0),
    ));
  test('explains every change of what is out of service by reasons that add up', () =>
    holds((of, _, { outOfService, outOfServiceChanges }) => {
      const changed = outOfServiceChanges.reduce((total, change) => total + change.places, 0);
      return of.outOfService + changed === outOfService;
    }));
  test('by a person leaves waiting only what guests left after it; a machine leaves all of it', () =>
    holds((of, take, { turnaround }) => {
      if (take.outOfServiceReason === 'TURNAROUND') return true;
      return turnaround <= (take.byPerson ? take.leftSince : of.turnaround);
    }));
  test('says of a present count how many are free, and is believed', () =>
    holds((of, take, { occupied, outOfService }) => {
      if (take.free === null || take.leftSince > 0) return true;
      const operable = of.isClosed ? 0 : Math.max(0, of.authorised - (outOfService ?? 0) + of.surge);
      return freeOf({ ...of, operable, counted: occupied, moved: 0, promised: 0 }) === take.free;
    }));
  test('is of an instant that is never ahead of now', () =>
    fc.assert(fc.property(maybe(instant), (told) => (observedAtOf(told, now) ?? now) <= now)));
  test('free is never negative, never above operable, and unknown where nobody has counted', () =>
    fc.assert(
      fc.property(pool, (of) => {
        const free = freeOf(of);
        if (free === null) return of.counted === null;
        return (
          free >= 0 &&
          free <= of.operable &&
          (free === 0 || free === of.operable - insideOf(of) - of.promised)
        );
      }),
    ));
});

const facts: fc.Arbitrary<PlacementFacts> = fc.record({
  ...{
    heldAt: maybe(instant),
    expiresAt: maybe(instant),
    extendedAt: maybe(instant),
    confirmedAt: maybe(instant),
  },
  ...{
    releasedAt: maybe(instant),
    refusedAt: maybe(instant),
    arrivedAt: maybe(instant),
    noShowAt: maybe(instant),
  },
  ...{ stayUntil: maybe(instant), endedAt: maybe(instant) },
});
const actions = Object.keys(PlacementAction) as (keyof typeof whyNot)[];
const relation = fc.record({
  isTeam: fc.boolean(),
  isHost: fc.boolean(),
  mayHold: fc.boolean(),
  mayReceive: fc.boolean(),
});

describe('a placement, whatever happened to it', () => {
  test('can do exactly what no rule refuses and the caller reaches', () =>
    fc.assert(
      fc.property(facts, relation, (placement, who) => {
        const offered = availableActions(placement, now, who);
        return actions.every(
          (action) =>
            offered.includes(action) === (reaches(who, action) && whyNot[action](placement, now) === null),
        );
      }),
    ));
  test('changes by the clock alone only from held to lapsed and from arrived to overdue', () =>
    fc.assert(
      fc.property(facts, instant, instant, (placement, one, other) => {
        const [before, after] = [one, other]
          .toSorted((a, b) => a.getTime() - b.getTime())
          .map((at) => stateOf(placement, at));
        return (
          before === after ||
          (before === 'HELD' && after === 'LAPSED') ||
          (before === 'ARRIVED' && after === 'OVERDUE')
        );
      }),
    ));
  test('has nothing left to do once it has ended', () =>
    fc.assert(
      fc.property(facts, instant, (placement, endedAt) =>
        actions.every((action) => whyNot[action]({ ...placement, endedAt }, now) !== null),
      ),
    ));
  test('that may be confirmed may also be released, refused and arrive', () =>
    fc.assert(
      fc.property(
        facts,
        (placement) =>
          whyNot.CONFIRM(placement, now) !== null ||
          [whyNot.RELEASE, whyNot.REFUSE, whyNot.RECORD_ARRIVAL].every(
            (rule) => rule(placement, now) === null,
          ),
      ),
    ));
  test('moves a figure only after the count that stands', () =>
    fc.assert(
      fc.property(
        instant,
        maybe(instant),
        (at, observedAt) =>
          isAfterCount(at, observedAt) === (observedAt === null || at.getTime() > observedAt.getTime()),
      ),
    ));
  test('is never held by a stated reason where it is closed or one too many', () =>
    fc.assert(
      fc.property(
        fc.record({
          isInterventionClosed: fc.boolean(),
          openHolds: fc.nat(5),
          isPoolClosed: fc.boolean(),
          isAgreed: fc.boolean(),
          excludes: maybe(fc.boolean()),
        }),
        (hold) => {
          const isBarred = hold.isInterventionClosed || hold.openHolds >= 3 || hold.isPoolClosed;
          return (whyNotHold({ ...hold, isOverridden: true }) !== null) === isBarred;
        },
      ),
    ));
});
