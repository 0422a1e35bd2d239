import { describe, expect, test } from '@jest/globals';
import { placesNeeded } from '../../src/directory/admission/admission.rules.js';
import type { Guest } from '../../src/directory/admission/admission.types.js';
import { whyNotNeed } from '../../src/directory/admission/need.rules.js';
import { female, knowing, male } from './verdict-case.js';

const fieldRefused = (...guests: Guest[]) => whyNotNeed({ guests })?.field ?? null;
const crowd = (count: number) => Array.from({ length: count }, () => female(30));

describe('a need', () => {
  test('has one guest at least and twenty at most', () => {
    expect(fieldRefused()).toBe('guests');
    expect(fieldRefused(...crowd(1))).toBeNull();
    expect(fieldRefused(...crowd(20))).toBeNull();
    expect(fieldRefused(...crowd(21))).toBe('guests');
  });

  test.each([0, 17, 120, null])('may have a guest of %s', (age) => {
    expect(fieldRefused(female(age))).toBeNull();
  });

  test.each([-1, 121, 3.5, Number.NaN])('may not have a guest of %s', (age) => {
    expect(fieldRefused(female(30), female(age))).toBe('guests.1.age');
  });

  test.each([
    ['a field and a fact', { wheelchair: true, ...knowing('WHEELCHAIR', false) }, 'guests.0.facts.0.holds'],
    [
      'documents and the identity document',
      { hasDocuments: false, ...knowing('IDENTITY_DOCUMENT', true) },
      'guests.0.facts.0.holds',
    ],
    ['a pet and the fact', { withPet: false, ...knowing('PET', true) }, 'guests.0.facts.0.holds'],
    [
      'self-sufficiency twice',
      { selfSufficient: true, ...knowing('SELF_SUFFICIENCY', false) },
      'guests.0.facts.0.holds',
    ],
    ['pregnancy twice', { pregnant: true, ...knowing('PREGNANCY', false) }, 'guests.0.facts.0.holds'],
    [
      'two facts',
      {
        facts: [
          { criterion: 'INTOXICATION', holds: true },
          { criterion: 'PET', holds: true },
          { criterion: 'INTOXICATION', holds: false },
        ],
      },
      'guests.0.facts.2.holds',
    ],
  ] as [string, Guest, string][])('may not say both yes and no: %s', (_, facts, field) => {
    expect(fieldRefused({ ...male(40), ...facts })).toBe(field);
    expect(whyNotNeed({ guests: [{ ...male(40), ...facts }] })?.reason.en).toContain('twice');
  });

  test('may say the same thing twice', () => {
    expect(fieldRefused(male(40, { wheelchair: true, ...knowing('WHEELCHAIR', true) }))).toBeNull();
  });

  test('may say different things of different guests', () => {
    expect(fieldRefused(male(40, { wheelchair: true }), female(40, knowing('WHEELCHAIR', false)))).toBeNull();
  });

  test('has no newborn of three', () => {
    expect(fieldRefused(male(3, knowing('NEWBORN', true)))).toBe('guests.0.age');
    expect(fieldRefused(male(0, knowing('NEWBORN', true)))).toBeNull();
  });
});

describe('the places needed', () => {
  test.each([
    [1, 'BED', null, 1],
    [5, 'BED', null, 5],
    [4, 'ROOM', 4, 1],
    [5, 'ROOM', 4, 2],
    [20, 'ROOM', 3, 7],
  ] as const)('by %s guests, counted in %s of %s, are %s', (guests, countedIn, bedsPerRoom, needed) => {
    expect(placesNeeded(crowd(guests), countedIn, bedsPerRoom)).toBe(needed);
  });
});
