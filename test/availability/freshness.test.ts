import { describe, expect, test } from '@jest/globals';
import type { FreshnessLevel } from '../../src/availability/closed-lists.js';
import { freshnessOf } from '../../src/availability/pools/freshness.rules.js';
import { hoursAgo, inHours, night } from './verdict-case.js';

const emergency = { disputed: false, freshForHours: 8, staleAfterHours: 24, now: night };

describe('the freshness of a figure', () => {
  test.each<[string, number, FreshnessLevel]>([
    ['just said, is fresh', 0, 'FRESH'],
    ['a minute before its validity ends, is fresh', 7.98, 'FRESH'],
    ['at the end of its validity, is ageing', 8, 'AGEING'],
    ['a minute before a day, is ageing', 23.98, 'AGEING'],
    ['after a day, is stale', 24, 'STALE'],
    ['after 31 hours, is stale', 31, 'STALE'],
  ])('a figure of an emergency pool %s', (_, hours, level) => {
    const observedAt = hoursAgo(hours);
    const { validUntil, ...freshness } = freshnessOf({ ...emergency, observedAt });
    expect(freshness).toEqual({ level, observedAt, disputed: false });
    expect(validUntil).toEqual(inHours(8 - hours));
  });

  test('other pools may be given more time', () => {
    const slow = { ...emergency, freshForHours: 24, staleAfterHours: 72 };
    expect(freshnessOf({ ...slow, observedAt: hoursAgo(23) }).level).toBe('FRESH');
    expect(freshnessOf({ ...slow, observedAt: hoursAgo(71) }).level).toBe('AGEING');
  });

  test('what nobody has ever declared is unknown and has no validity', () => {
    expect(freshnessOf({ ...emergency, observedAt: null })).toEqual({
      level: 'UNKNOWN',
      observedAt: null,
      validUntil: null,
      disputed: false,
    });
  });

  test('a dispute does not change the age of a figure', () => {
    const disputed = { ...emergency, observedAt: hoursAgo(2), disputed: true };
    expect(freshnessOf(disputed)).toMatchObject({ level: 'FRESH', disputed: true });
  });

  test('a figure ages by natural hours in the night when the clock changes', () => {
    const observedAt = new Date('2025-03-29T22:00:00Z');
    const { validUntil } = freshnessOf({ ...emergency, observedAt });
    expect(validUntil).toEqual(new Date('2025-03-30T06:00:00Z'));
  });
});
