import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FreshnessLevel, Light } from '../../src/availability/closed-lists.js';
import {
  compareKeys,
  compareOffers,
  lightOf,
  type OfferPosition,
  orderKey,
} from '../../src/availability/search/offer.rules.js';
import { judge } from '../../src/directory/admission/admission.rules.js';
import type {
  AdmissionProfile,
  Criterion,
  Guest,
  Need,
} from '../../src/directory/admission/admission.types.js';
import {
  criterionShapes,
  isStatedKind,
  shapeOf,
  whyNotCriterion,
} from '../../src/directory/admission/criterion.rules.js';
import { whyNotNeed } from '../../src/directory/admission/need.rules.js';
import type { Verdict } from '../../src/directory/closed-lists.js';
import type { Ring } from '../../src/territory/closed-lists.js';
import { hoursAgo, inHours, night } from './verdict-case.js';

const levels: FreshnessLevel[] = ['FRESH', 'AGEING', 'STALE', 'UNKNOWN'];
const lights: Light[] = ['GREEN', 'YELLOW', 'GREY', 'RED'];
const verdicts: Verdict[] = ['ADMITS', 'ADMITS_IF', 'ASK', 'EXCLUDES'];
const rings: Ring[] = [
  'OWN_DISTRICT',
  'NEIGHBOUR_WITH_AGREEMENT',
  'NEIGHBOUR',
  'PROVINCE',
  'REGION',
  'NATIONAL',
];

const offers: fc.Arbitrary<OfferPosition> = fc.record({
  id: fc.uuid(),
  verdict: fc.constantFrom(...verdicts),
  light: fc.constantFrom(...lights),
  level: fc.constantFrom(...levels),
  disputed: fc.boolean(),
  ring: fc.option(fc.constantFrom(...rings)),
  dedicated: fc.boolean(),
  distanceKm: fc.option(fc.double({ min: 0, max: 1200, noNaN: true })),
});

describe('the order of offers', () => {
  test('of two different offers exactly one comes first, whichever is asked about', () => {
    fc.assert(
      fc.property(offers, offers, (a, b) => {
        fc.pre(a.id !== b.id);
        expect(Math.sign(compareOffers(a, b))).toBe(-Math.sign(compareOffers(b, a)));
        expect(compareOffers(a, b)).not.toBe(0);
      }),
    );
  });

  test('an offer stands beside itself', () => {
    fc.assert(fc.property(offers, (offer) => compareOffers(offer, { ...offer }) === 0));
  });

  test('what comes before a second, which comes before a third, comes before the third', () => {
    fc.assert(
      fc.property(offers, offers, offers, (a, b, c) => {
        const [first, second, third] = [a, b, c].sort(compareOffers) as [
          OfferPosition,
          OfferPosition,
          OfferPosition,
        ];
        expect(compareOffers(first, second)).toBeLessThanOrEqual(0);
        expect(compareOffers(second, third)).toBeLessThanOrEqual(0);
        expect(compareOffers(first, third)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('a shelter that excludes never stands before one that does not', () => {
    fc.assert(
      fc.property(offers, offers, (a, b) => {
        fc.pre(a.verdict === 'EXCLUDES' && b.verdict !== 'EXCLUDES');
        expect(compareOffers(a, b)).toBeGreaterThan(0);
      }),
    );
  });

  test('a key that has travelled in a cursor keeps its place', () => {
    fc.assert(
      fc.property(offers, offers, (a, b) => {
        const travelled = JSON.parse(JSON.stringify(orderKey(a)));
        expect(Math.sign(compareKeys(travelled, orderKey(b)))).toBe(Math.sign(compareOffers(a, b)));
      }),
    );
  });

  test('more places never make a light worse', () => {
    const facts = fc.record({
      free: fc.nat(20),
      placesNeeded: fc.integer({ min: 1, max: 20 }),
      verdict: fc.constantFrom(...verdicts),
      level: fc.constantFrom(...levels),
      disputed: fc.boolean(),
      overcommitted: fc.boolean(),
    });
    fc.assert(
      fc.property(facts, fc.nat(10), (fewer, more) => {
        const before = lights.indexOf(lightOf(fewer));
        expect(lights.indexOf(lightOf({ ...fewer, free: fewer.free + more }))).toBeLessThanOrEqual(before);
      }),
    );
  });
});

const kinds = Object.keys(criterionShapes) as (keyof typeof criterionShapes)[];
const known = fc.option(fc.boolean());
const guests: fc.Arbitrary<Guest> = fc
  .record({
    sex: fc.option(fc.constantFrom('FEMALE', 'MALE', 'OTHER')),
    age: fc.option(fc.oneof(fc.nat(20), fc.nat(120))),
    wheelchair: known,
    selfSufficient: known,
    pregnant: known,
    hasDocuments: known,
    withPet: known,
    languages: fc.subarray(['it', 'fr', 'wo']),
    facts: fc.array(fc.record({ criterion: fc.constantFrom(...kinds), holds: fc.boolean() }), {
      maxLength: 2,
    }),
  })
  .filter((guest) => whyNotNeed({ guests: [guest] }) === null);

const wordsOf = { SEX: ['FEMALE', 'MALE'], NEED_CATEGORY: ['FAMILY', 'MIGRANT'], LANGUAGE: ['it', 'fr'] };
const criteria: fc.Arbitrary<Criterion> = fc
  .record({
    kind: fc.constantFrom(...kinds.filter(isStatedKind)),
    effect: fc.constantFrom('REQUIRE', 'EXCLUDE', 'PREFER', 'ASK'),
    number: fc.nat(20),
    words: fc.nat(1),
  })
  .map(({ kind, effect, number, words }): Criterion => {
    const { range, words: list } = shapeOf(kind);
    return {
      kind,
      effect,
      number: range === null ? null : number,
      words: list === null ? null : wordsOf[list].slice(0, words + 1),
      validFrom: null,
      validUntil: null,
      note: null,
    };
  })
  .filter((criterion) => whyNotCriterion(criterion) === null);

function verdictOn(
  household: readonly Guest[],
  lines: readonly Criterion[],
  profile: Partial<AdmissionProfile> = {},
) {
  const need: Need = { category: 'FAMILY', guests: household, at: night, avoidsPlaces: false };
  const open: AdmissionProfile = {
    categories: ['FAMILY'],
    criteria: lines,
    countedIn: 'BED',
    bedsPerRoom: null,
    guarded: false,
    agreement: true,
    entry: { open: true, nextOpening: null, always: false },
    ...profile,
  };
  return judge(need, open, { free: 3, observedAt: hoursAgo(1) });
}
const households = fc.array(guests, { minLength: 1, maxLength: 4 });
const profiles = fc.array(criteria, { maxLength: 4 });

describe('the verdict', () => {
  test('is never made better by one more guest, an adult for lone minors apart', () => {
    // An adult makes children of minors who came alone: only there may one more guest open a door.
    const withAdult = households.map((household) => [{ age: 40 }, ...household] as Guest[]);
    fc.assert(
      fc.property(withAdult, guests, profiles, (household, guest, lines) => {
        const before = verdicts.indexOf(verdictOn(household, lines).verdict);
        const after = verdicts.indexOf(verdictOn([...household, guest], lines).verdict);
        expect(after).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 1000 },
    );
  });

  test('is never made better by one more minor', () => {
    const minors = guests.filter(({ age }) => typeof age === 'number' && age < 18);
    fc.assert(
      fc.property(households, minors, profiles, (household, minor, lines) => {
        const before = verdicts.indexOf(verdictOn(household, lines).verdict);
        const after = verdicts.indexOf(verdictOn([...household, minor], lines).verdict);
        expect(after).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 1000 },
    );
  });

  test('does not depend on the order of the guests', () => {
    fc.assert(
      fc.property(households, profiles, (household, lines) => {
        expect(verdictOn(household.toReversed(), lines).verdict).toBe(verdictOn(household, lines).verdict);
      }),
    );
  });

  test('is not changed, nor its reasons, by a window that is over or still to come', () => {
    const outside = fc.constantFrom(
      { validFrom: null, validUntil: hoursAgo(0) },
      { validFrom: hoursAgo(9), validUntil: hoursAgo(1) },
      { validFrom: inHours(1), validUntil: null },
    );
    fc.assert(
      fc.property(households, profiles, criteria, outside, (household, lines, line, window) => {
        expect(verdictOn(household, [...lines, { ...line, ...window }])).toEqual(verdictOn(household, lines));
      }),
    );
  });

  test('of a guarded shelter is ASK at best, the same with and without a list of places to avoid', () => {
    fc.assert(
      fc.property(households, profiles, fc.boolean(), (household, lines, inPlaceToAvoid) => {
        const plain = verdictOn(household, lines, { guarded: true });
        expect(['ASK', 'EXCLUDES']).toContain(plain.verdict);
        expect(verdictOn(household, lines, { guarded: true, inPlaceToAvoid })).toEqual(plain);
      }),
    );
  });

  test('EXCLUDES always has a failure to show, and ADMITS nothing but what passes', () => {
    fc.assert(
      fc.property(households, profiles, (household, lines) => {
        const { verdict, reasons } = verdictOn(household, lines);
        const others = reasons
          .filter(({ criterion }) => criterion !== 'PLACES')
          .map(({ finding }) => finding);
        expect(others.includes('FAIL')).toBe(verdict === 'EXCLUDES');
        if (verdict === 'ADMITS') expect(others.every((finding) => finding === 'PASS')).toBe(true);
      }),
    );
  });
});
