import { describe, expect, test } from '@jest/globals';
import { hoursIn, profileIn, profileOf } from '../../src/availability/search/candidate-profile.js';
import { parsedOnce } from '../../src/availability/search/parsed-once.js';

describe('a profile in one text', () => {
  test('reads as the same criteria in JSON would', () => {
    const until = Date.parse('2025-11-24T08:00:00Z');
    const text = [
      'AGE_MIN REQUIRE 18 - -',
      'LANGUAGE PREFER - it,fr -',
      `SEX REQUIRE - FEMALE ${until}`,
    ].join('\n');
    expect(profileIn(text)).toEqual(
      profileOf([
        ['AGE_MIN', 'REQUIRE', 18, null, null, null],
        ['LANGUAGE', 'PREFER', null, ['it', 'fr'], null, null],
        ['SEX', 'REQUIRE', null, ['FEMALE'], until, null],
      ]),
    );
  });

  test('a number of zero is a number', () => {
    expect(profileIn('CHILDREN_MAX REQUIRE 0 - -')).toMatchObject([{ number: 0, words: null }]);
  });

  test('nothing said is no criterion, and no hours', () => {
    expect(profileIn(null)).toEqual([]);
    expect(hoursIn(null)).toBeNull();
  });
});

describe('what is parsed once', () => {
  test('is the same object for the same text, until there are too many', () => {
    let parsed = 0;
    const once = parsedOnce((text) => ({ text, serial: ++parsed }), 2);
    expect(once('a')).toBe(once('a'));
    once('b');
    expect(parsed).toBe(2);
    once('c');
    expect(once('a')).toEqual({ text: 'a', serial: 4 });
  });
});
