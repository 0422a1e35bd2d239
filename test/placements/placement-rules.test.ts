import { describe, expect, test } from '@jest/globals';
import { PlacementState, RefusalReason, refusalReasonsOf } from '../../src/placements/closed-lists.js';
import {
  availableActions,
  type HoldFacts,
  mayRefuseAs,
  type PlacementFacts,
  type PlacementRelation,
  refusalShown,
  stateOf,
  whyNot,
  whyNotHold,
} from '../../src/placements/placement.rules.js';

const now = new Date('2026-11-23T02:40:00Z');
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const held: PlacementFacts = {
  heldAt: inMinutes(-30),
  expiresAt: inMinutes(30),
  extendedAt: null,
  confirmedAt: null,
  releasedAt: null,
  refusedAt: null,
  arrivedAt: null,
  noShowAt: null,
  stayUntil: null,
  endedAt: null,
};
const arrived: PlacementFacts = {
  ...held,
  confirmedAt: inMinutes(-20),
  arrivedAt: inMinutes(-5),
  stayUntil: inMinutes(9000),
};
const stayed: PlacementFacts = { ...arrived, heldAt: null, expiresAt: null, confirmedAt: null };

const examples = {
  HELD: held,
  LAPSED: { ...held, expiresAt: now },
  RELEASED: { ...held, releasedAt: inMinutes(-1) },
  REFUSED: { ...held, refusedAt: inMinutes(-1) },
  CONFIRMED: { ...held, confirmedAt: inMinutes(-1) },
  NO_SHOW: { ...held, confirmedAt: inMinutes(-9), noShowAt: inMinutes(-1) },
  ARRIVED: arrived,
  OVERDUE: { ...arrived, stayUntil: now },
  ENDED: { ...arrived, endedAt: inMinutes(-1) },
} satisfies Record<PlacementState, PlacementFacts>;
const states = Object.keys(PlacementState) as PlacementState[];

describe('the state of a placement', () => {
  test.each(states)('%s follows from its facts and the clock', (state) => {
    expect(stateOf(examples[state], now)).toBe(state);
  });

  test('a hold is held until the instant it expires, and lapsed from that instant on', () => {
    expect(stateOf({ ...held, expiresAt: inMinutes(1 / 60_000) }, now)).toBe('HELD');
    expect(stateOf({ ...held, expiresAt: now }, now)).toBe('LAPSED');
  });

  test('a confirmation does not lapse', () => {
    expect(stateOf({ ...examples.CONFIRMED, expiresAt: inMinutes(-1) }, now)).toBe('CONFIRMED');
  });

  test.each(['LAPSED', 'NO_SHOW', 'CONFIRMED'] as const)('an arrival outweighs %s', (state) => {
    expect(stateOf({ ...examples[state], arrivedAt: now, stayUntil: inMinutes(9000) }, now)).toBe('ARRIVED');
  });

  test('a lapsed hold can still be refused: a no told too late is data', () => {
    expect(stateOf({ ...examples.LAPSED, refusedAt: now }, now)).toBe('REFUSED');
  });

  test('a stay recorded without a hold is an arrival', () => {
    expect(stateOf(stayed, now)).toBe('ARRIVED');
  });
});

const lapsed = 'HOLD_LAPSED';
const no = 'WRONG_STATE';
/** Every verb from every state: null where it may be done. */
const table: Record<keyof typeof whyNot, Record<PlacementState, string | null>> = {
  EXTEND: {
    ...{ HELD: null, LAPSED: lapsed, RELEASED: no, REFUSED: no, CONFIRMED: no },
    ...{ NO_SHOW: no, ARRIVED: no, OVERDUE: no, ENDED: no },
  },
  CONFIRM: {
    ...{ HELD: null, LAPSED: lapsed, RELEASED: no, REFUSED: no, CONFIRMED: no },
    ...{ NO_SHOW: no, ARRIVED: no, OVERDUE: no, ENDED: no },
  },
  RELEASE: {
    ...{ HELD: null, LAPSED: lapsed, RELEASED: no, REFUSED: no, CONFIRMED: null },
    ...{ NO_SHOW: no, ARRIVED: no, OVERDUE: no, ENDED: no },
  },
  REFUSE: {
    ...{ HELD: null, LAPSED: null, RELEASED: no, REFUSED: no, CONFIRMED: null },
    ...{ NO_SHOW: no, ARRIVED: no, OVERDUE: no, ENDED: no },
  },
  TELL_CALLER: {
    ...{ HELD: no, LAPSED: lapsed, RELEASED: no, REFUSED: no, CONFIRMED: null },
    ...{ NO_SHOW: no, ARRIVED: null, OVERDUE: null, ENDED: no },
  },
  RECORD_ARRIVAL: {
    ...{ HELD: null, LAPSED: null, RELEASED: no, REFUSED: no, CONFIRMED: null },
    ...{ NO_SHOW: null, ARRIVED: no, OVERDUE: no, ENDED: no },
  },
  RECORD_NO_SHOW: {
    ...{ HELD: no, LAPSED: lapsed, RELEASED: no, REFUSED: no, CONFIRMED: null },
    ...{ NO_SHOW: no, ARRIVED: no, OVERDUE: no, ENDED: no },
  },
  END: {
    ...{ HELD: no, LAPSED: no, RELEASED: no, REFUSED: no, CONFIRMED: no },
    ...{ NO_SHOW: no, ARRIVED: null, OVERDUE: null, ENDED: no },
  },
};
const verbs = Object.keys(whyNot) as (keyof typeof whyNot)[];
const everything: PlacementRelation = { isTeam: true, isHost: false, mayHold: true, mayReceive: true };
const host: PlacementRelation = { isTeam: false, isHost: true, mayHold: false, mayReceive: true };
const pairs = states.flatMap((state) => verbs.map((verb) => [state, verb] as const));

describe('why a verb may not be done', () => {
  test.each(pairs)('from %s, %s', (state, verb) => {
    expect(whyNot[verb](examples[state], now)).toBe(table[verb][state]);
  });

  test('a hold is extended once', () => {
    expect(whyNot.EXTEND({ ...held, extendedAt: inMinutes(-1) }, now)).toBe('ALREADY_EXTENDED');
  });
});

describe('what may be done next', () => {
  test.each(states)('from %s is exactly what no rule refuses to the team', (state) => {
    const allowed = verbs.filter((verb) => table[verb][state] === null);
    expect(availableActions(examples[state], now, everything)).toEqual(allowed);
  });

  test.each(states)('from %s those who host may receive, refuse and end, never hold or confirm', (state) => {
    const receiving = ['REFUSE', 'RECORD_ARRIVAL', 'RECORD_NO_SHOW', 'END'];
    const allowed = verbs.filter((verb) => receiving.includes(verb) && table[verb][state] === null);
    expect(availableActions(examples[state], now, host)).toEqual(allowed);
  });

  test('nothing for those who only look on, and nothing without the permission', () => {
    for (const state of states) {
      expect(availableActions(examples[state], now, { ...everything, isTeam: false })).toEqual([]);
      const without = { ...everything, mayHold: false, mayReceive: false };
      expect(availableActions(examples[state], now, without)).toEqual([]);
    }
  });

  test('a host says no as the shelter only; the team in any name', () => {
    expect(mayRefuseAs('SHELTER', host)).toBe(true);
    expect(mayRefuseAs('PERSON', host)).toBe(false);
    expect(mayRefuseAs('SERVICE', host)).toBe(false);
    expect(mayRefuseAs('PERSON', everything)).toBe(true);
  });
});

describe('a hold', () => {
  const fine: HoldFacts = {
    isInterventionClosed: false,
    openHolds: 0,
    isPoolClosed: false,
    isAgreed: true,
    excludes: false,
    isOverridden: false,
  };
  test.each<[string | null, Partial<HoldFacts>]>([
    [null, {}],
    [null, { openHolds: 2, excludes: null }],
    ['INTERVENTION_CLOSED', { isInterventionClosed: true, isOverridden: true }],
    ['TOO_MANY_HOLDS', { openHolds: 3, isOverridden: true }],
    ['POOL_CLOSED', { isPoolClosed: true, isOverridden: true }],
    ['NO_AGREEMENT', { isAgreed: false }],
    [null, { isAgreed: false, isOverridden: true }],
    ['NOT_ADMITTED', { excludes: true }],
    [null, { excludes: true, isOverridden: true }],
  ])('answers %s with %j', (code, facts) => {
    expect(whyNotHold({ ...fine, ...facts })).toBe(code);
  });
});

describe('a refusal', () => {
  test('for three reasons is shown as NOT_SUITABLE, for the others as it is', () => {
    const hidden = ['TOO_CLOSE', 'PREVIOUS_EXCLUSION', 'INCOMPATIBLE_WITH_RESIDENTS', 'NOT_SUITABLE'];
    for (const reason of Object.keys(RefusalReason) as RefusalReason[])
      expect(refusalShown(reason)).toBe(hidden.includes(reason) ? 'NOT_SUITABLE' : reason);
  });

  test('has reasons of one actor each, and NOT_SUITABLE of none', () => {
    const entered = Object.values(refusalReasonsOf).flat();
    expect(new Set(entered).size).toBe(entered.length);
    expect([...entered, 'NOT_SUITABLE'].sort()).toEqual(Object.keys(RefusalReason).sort());
  });
});
