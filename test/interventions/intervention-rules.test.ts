import { describe, expect, test } from '@jest/globals';
import {
  type CaseRelation,
  mayReadWords,
  missingAtClosing,
  outcomeShown,
  type Progress,
  stateOf,
} from '../../src/interventions/intervention.rules.js';

const nothing: Progress = { held: 0, awaited: 0, inside: 0, ended: 0, sought: false };

describe('the state of an intervention', () => {
  test.each<[string, Partial<Progress>]>([
    ['OPEN', {}],
    ['SEARCHING', { sought: true }],
    ['PLACING', { sought: true, held: 1 }],
    ['IN_TRANSIT', { sought: true, awaited: 1 }],
    ['PLACED', { sought: true, inside: 2 }],
    ['PLACED', { sought: true, ended: 1 }],
    ['PLACING', { sought: true, held: 1, awaited: 1, inside: 1 }],
    ['IN_TRANSIT', { sought: true, awaited: 1, inside: 1, ended: 1 }],
  ])('is %s with %j: that of the least advanced placement alive', (state, progress) => {
    expect(stateOf(false, { ...nothing, ...progress })).toBe(state);
  });

  test('is CLOSED once it has ended, whatever its placements', () => {
    expect(stateOf(true, { ...nothing, sought: true, inside: 1 })).toBe('CLOSED');
  });
});

describe('the outcome shown', () => {
  const outsiders: CaseRelation[] = ['SYSTEM', 'MEDIATOR', 'OFFICE'];
  test.each(outsiders)('of a protected case reads PLACED_PROTECTED to %s', (relation) => {
    expect(outcomeShown('PLACED_IN_NEIGHBOUR', true, relation)).toBe('PLACED_PROTECTED');
    expect(outcomeShown('PLACED_IN_NEIGHBOUR', false, relation)).toBe('PLACED_IN_NEIGHBOUR');
    expect(outcomeShown('NO_PLACE_FOUND', true, relation)).toBe('NO_PLACE_FOUND');
    expect(outcomeShown(null, true, relation)).toBeNull();
  });
  test('is the true one for the workers of the case', () => {
    expect(outcomeShown('PLACED_IN_NEIGHBOUR', true, 'WORKER')).toBe('PLACED_IN_NEIGHBOUR');
  });
});

describe('the words of a case', () => {
  test('are for its workers, and for a system that wrote them itself', () => {
    const own = { writtenBy: 'a', readBy: 'a' };
    const others = { writtenBy: 'b', readBy: 'a' };
    expect(mayReadWords('WORKER', others)).toBe(true);
    expect(mayReadWords('SYSTEM', own)).toBe(true);
    expect(mayReadWords('SYSTEM', others)).toBe(false);
    expect(mayReadWords('SYSTEM', { writtenBy: null, readBy: null })).toBe(false);
    expect(mayReadWords('MEDIATOR', own)).toBe(false);
    expect(mayReadWords('OFFICE', own)).toBe(false);
  });
});

describe('what is missing at closing', () => {
  const police = (corps: string | null) => ({ callerKind: 'LAW_ENFORCEMENT', corps });
  test('is told all at once', () => {
    const facts = { category: null, calls: [police(null)], unanswered: ['a'], steps: ['b'] };
    expect(missingAtClosing(facts)).toEqual(['category', 'corps', 'placements', 'steps']);
  });
  test('is nothing when everything is known', () => {
    expect(
      missingAtClosing({ category: 'MINOR', calls: [police('CARABINIERI')], unanswered: [], steps: [] }),
    ).toEqual([]);
  });
  test('is no corps when others than law enforcement called', () => {
    const calls = [{ callerKind: 'EMERGENCY_ROOM', corps: null }];
    expect(missingAtClosing({ category: 'MINOR', calls, unanswered: [], steps: [] })).toEqual([]);
  });
});
