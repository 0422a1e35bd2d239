import { describe, expect, test } from '@jest/globals';
import { type AdviceFacts, type AdviceOffer, adviceFor } from '../../src/availability/search/advice.rules.js';
import { adviceSentence } from '../../src/availability/search/advice-sentence.js';
import type { NearMiss } from '../../src/directory/admission/admission.types.js';
import { nearMissClause } from '../../src/directory/admission/near-miss-sentence.js';
import { inHours, night } from './verdict-case.js';

const offer = (shelterName: string, facts: Partial<AdviceOffer> = {}): AdviceOffer => ({
  shelterName,
  verdict: 'ADMITS',
  light: 'GREEN',
  level: 'FRESH',
  disputed: false,
  bedsFree: 4,
  nearMiss: null,
  ...facts,
});
const told = (miss: NearMiss): AdviceOffer['nearMiss'] => ({
  clause: { it: nearMissClause(miss, 'it', night), en: nearMissClause(miss, 'en', night) },
  from: miss.kind === 'LATER' ? miss.from : null,
});
function adviceOn(facts: Partial<AdviceFacts>): string[] {
  const advice = adviceFor({
    category: 'FAMILY',
    guests: 2,
    loneMinors: false,
    offers: [],
    ringReached: 'REGION',
    widestRing: 'REGION',
    splitAccepted: false,
    ...facts,
  });
  for (const piece of advice) expect(adviceSentence(piece, 'it')).toMatch(/^[A-Z].*\.$/);
  return advice.map((piece) => adviceSentence(piece, 'en'));
}
const hotel = 'If nothing else is left, a night in a hotel.';
const wholeOfItaly = 'Widen the search: look in the whole of Italy.';

describe('advice', () => {
  test('is not given while there is a green offer and another', () => {
    expect(adviceOn({ offers: [offer('Aurora'), offer('Betulla', { light: 'YELLOW' })] })).toEqual([]);
  });

  test('is given when the only offers are yellow', () => {
    expect(
      adviceOn({ offers: [offer('Aurora', { light: 'YELLOW' }), offer('Betulla', { light: 'YELLOW' })] }),
    ).toEqual([wholeOfItaly, hotel]);
  });

  test('with nothing at all widens the ring, then a hotel', () => {
    expect(adviceOn({})).toEqual([wholeOfItaly, hotel]);
  });

  test('does not widen what is already the whole country', () => {
    expect(adviceOn({ ringReached: 'NATIONAL', widestRing: 'NATIONAL' })).toEqual([hotel]);
  });

  test('says to phone grey, stale and disputed pools first, never those that exclude', () => {
    const offers = [
      offer('Aurora', { light: 'GREY', level: 'UNKNOWN', bedsFree: null }),
      offer('Betulla', { light: 'YELLOW', level: 'STALE' }),
      offer('Cedro', { light: 'YELLOW', disputed: true }),
      offer('Dalia', { light: 'GREY', verdict: 'EXCLUDES' }),
    ];
    expect(adviceOn({ offers })[0]).toBe(
      'Phone first, the figures are old, disputed or were never given: Aurora, Betulla, Cedro.',
    );
  });

  test.each([
    ['WOMAN_VICTIM_OF_VIOLENCE', '1522'],
    ['WOMAN_VICTIM_OF_TRAFFICKING', '800 290 290'],
    ['MINOR', '114'],
    ['UNACCOMPANIED_FOREIGN_MINOR', '114'],
  ] as const)('for %s names %s, and no hotel', (category, number) => {
    const advice = adviceOn({ category });
    expect(advice[0]).toContain(number);
    expect(advice).not.toContain(hotel);
  });

  test('for minors without an adult names 114 whatever the category', () => {
    expect(adviceOn({ category: 'MIGRANT', loneMinors: true })[0]).toContain('114');
  });

  test('tells what would open a door, then who opens soonest', () => {
    const boy = { sex: 'MALE', age: 15 } as const;
    const offers = [
      offer('Aurora', { verdict: 'EXCLUDES', nearMiss: told({ kind: 'LATER', from: inHours(30) }) }),
      offer('Betulla', { verdict: 'EXCLUDES', nearMiss: told({ kind: 'LATER', from: inHours(5) }) }),
      offer('Cedro', { verdict: 'EXCLUDES', nearMiss: told({ kind: 'AGE_AT_MOST', age: 12, whom: [boy] }) }),
    ];
    expect(adviceOn({ offers }).slice(0, 2)).toEqual([
      'Cedro would take them if the boy of 15 were 12 or under.',
      'Betulla would take them from 07:40 on.',
    ]);
  });

  test('splits a group only when that was accepted and no single place has room', () => {
    const offers = [offer('Aurora', { light: 'YELLOW' }), offer('Betulla', { light: 'YELLOW' })];
    const split = 'Split the group of 6: several shelters together have 8 beds free.';
    expect(adviceOn({ offers, guests: 6, splitAccepted: true })).toContain(split);
    expect(adviceOn({ offers, guests: 6 })).not.toContain(split);
    expect(adviceOn({ offers, guests: 4, splitAccepted: true }).join()).not.toContain('Split');
    expect(adviceOn({ offers, guests: 9, splitAccepted: true }).join()).not.toContain('Split');
  });
});
