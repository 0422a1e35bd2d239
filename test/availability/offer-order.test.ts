import { describe, expect, test } from '@jest/globals';
import {
  compareOffers,
  isDedicated,
  isUsable,
  type OfferPosition,
  orderKey,
} from '../../src/availability/search/offer.rules.js';

const green: Omit<OfferPosition, 'id'> = {
  verdict: 'ADMITS',
  light: 'GREEN',
  level: 'FRESH',
  disputed: false,
  ring: 'OWN_DISTRICT',
  dedicated: false,
  distanceKm: 10,
};
const offer = (id: string, facts: Partial<OfferPosition> = {}): OfferPosition => ({ ...green, ...facts, id });

interface OrderCase {
  readonly name: string;
  /** Best first. */
  readonly offers: readonly OfferPosition[];
}
const orderTable: OrderCase[] = [
  {
    name: 'a grey pool that admits stands before a red one, and before a green one that excludes',
    offers: [
      offer('d', { light: 'GREY', level: 'UNKNOWN' }),
      offer('c', { light: 'RED' }),
      offer('b', { light: 'GREY', level: 'UNKNOWN', verdict: 'EXCLUDES' }),
      offer('a', { light: 'RED', verdict: 'EXCLUDES' }),
    ],
  },
  {
    name: 'lights go green, yellow, grey, red, however far the green one is',
    offers: [
      offer('d', { ring: 'REGION', distanceKm: 180 }),
      offer('c', { light: 'YELLOW' }),
      offer('b', { light: 'GREY', level: 'UNKNOWN' }),
      offer('a', { light: 'RED' }),
    ],
  },
  {
    name: 'a disputed pool drops below every other of its light, also of a wider ring',
    offers: [
      offer('b', { light: 'YELLOW', level: 'STALE', ring: 'PROVINCE' }),
      offer('a', { light: 'YELLOW', disputed: true }),
    ],
  },
  {
    name: 'a nearer ring comes before a dedicated pool further out',
    offers: [offer('b'), offer('a', { ring: 'NEIGHBOUR_WITH_AGREEMENT', dedicated: true })],
  },
  {
    name: 'a neighbour with an agreement comes before one without',
    offers: [offer('b', { ring: 'NEIGHBOUR_WITH_AGREEMENT' }), offer('a', { ring: 'NEIGHBOUR' })],
  },
  {
    name: 'a pool kept for this need comes before a general one, whatever the verdict',
    offers: [offer('b', { dedicated: true, verdict: 'ADMITS_IF' }), offer('a')],
  },
  {
    name: 'a plain yes comes before a yes on a condition, and that before a question',
    offers: [
      offer('c', { light: 'YELLOW', level: 'STALE' }),
      offer('b', { light: 'YELLOW', level: 'AGEING', verdict: 'ADMITS_IF' }),
      offer('a', { light: 'YELLOW', verdict: 'ASK' }),
    ],
  },
  {
    name: 'a fresher figure comes before a nearer shelter',
    offers: [
      offer('b', { light: 'YELLOW', level: 'AGEING', distanceKm: 30 }),
      offer('a', { light: 'YELLOW', level: 'STALE', distanceKm: 1 }),
    ],
  },
  {
    name: 'the nearer comes first, and those without a distance last',
    offers: [
      offer('c', { distanceKm: 0 }),
      offer('b', { distanceKm: 9.5 }),
      offer('a', { distanceKm: null }),
    ],
  },
  {
    name: 'a ring that may not be known comes last',
    offers: [offer('b', { ring: 'NATIONAL' }), offer('a', { ring: null })],
  },
  { name: 'all else equal the id decides', offers: [offer('A'), offer('a'), offer('b')] },
];

describe('the order of offers', () => {
  test.each(orderTable.map(({ name, offers }) => [name, offers] as const))('%s', (_, offers) => {
    const ids = offers.map(({ id }) => id);
    for (const shuffled of [offers.toReversed(), offers]) {
      expect(shuffled.toSorted(compareOffers).map(({ id }) => id)).toEqual(ids);
    }
  });

  test('the key of an offer holds plain values only, as many for each', () => {
    const key = orderKey(offer('a', { distanceKm: null, ring: null }));
    expect(key).toHaveLength(orderKey(offer('b')).length);
    expect(JSON.parse(JSON.stringify(key))).toEqual(key);
  });

  test('only green and yellow offers that do not exclude are worth a call', () => {
    expect(isUsable(offer('a', { light: 'YELLOW', verdict: 'ASK' }))).toBe(true);
    expect(isUsable(offer('a', { light: 'GREY' }))).toBe(false);
    expect(isUsable(offer('a', { light: 'RED' }))).toBe(false);
    expect(isUsable(offer('a', { verdict: 'EXCLUDES' }))).toBe(false);
  });

  test('a pool that serves other needs too is general', () => {
    expect(isDedicated(['MINOR'], 'MINOR')).toBe(true);
    expect(isDedicated(['MINOR', 'FAMILY'], 'MINOR')).toBe(false);
    expect(isDedicated(['FAMILY'], 'MINOR')).toBe(false);
  });
});
