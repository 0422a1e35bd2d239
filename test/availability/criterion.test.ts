import { describe, expect, test } from '@jest/globals';
import type { Criterion } from '../../src/directory/admission/admission.types.js';
import { criterionShapes, whyNotCriterion } from '../../src/directory/admission/criterion.rules.js';
import { CriterionKind } from '../../src/directory/closed-lists.js';
import { asks, excludes, hoursAgo, night, prefers, requires, within } from './verdict-case.js';

describe('a shelter', () => {
  test.each<[string, Criterion, string]>([
    ['places', requires('PLACES'), 'KIND_NOT_STATED_BY_SHELTERS'],
    ['its hours', requires('ADMISSION_HOURS'), 'KIND_NOT_STATED_BY_SHELTERS'],
    ['an agreement', requires('AGREEMENT'), 'KIND_NOT_STATED_BY_SHELTERS'],
    ['places to avoid', asks('PLACES_TO_AVOID'), 'KIND_NOT_STATED_BY_SHELTERS'],
    ['an opaque no', excludes('NOT_SUITABLE'), 'KIND_NOT_STATED_BY_SHELTERS'],
    ['an age without a number', requires('AGE_MIN'), 'NUMBER_OUT_OF_RANGE'],
    ['an age of 121', requires('AGE_MAX', 121), 'NUMBER_OUT_OF_RANGE'],
    ['half a year', requires('AGE_MAX', 17.5), 'NUMBER_OUT_OF_RANGE'],
    ['boys of 18', requires('MALE_CHILD_AGE_MAX', 18), 'NUMBER_OUT_OF_RANGE'],
    ['a household of none', requires('HOUSEHOLD_SIZE_MAX', 0), 'NUMBER_OUT_OF_RANGE'],
    ['a number of pets', excludes('PET', 2), 'NUMBER_NOT_EXPECTED'],
    ['a sex without saying which', requires('SEX'), 'WORDS_MISSING'],
    ['an empty list of languages', requires('LANGUAGE', []), 'WORDS_MISSING'],
    ['a sex that is not one', requires('SEX', ['FEMALE', 'WOMAN']), 'WORD_UNKNOWN'],
    ['a language in words', prefers('LANGUAGE', ['italiano']), 'WORD_UNKNOWN'],
    ['a need that is not one', excludes('NEED_CATEGORY', ['toString']), 'WORD_UNKNOWN'],
    ['words about pets', excludes('PET', ['DOG']), 'WORDS_NOT_EXPECTED'],
    ['that papers in hand exclude', excludes('IDENTITY_DOCUMENT'), 'EFFECT_MEANS_NOTHING'],
    ['that few children exclude', excludes('CHILDREN_MAX', 2), 'EFFECT_MEANS_NOTHING'],
    [
      'a window that ends before it begins',
      within({ validFrom: night, validUntil: hoursAgo(1) }, excludes('PET')),
      'WINDOW_EMPTY',
    ],
  ])('may not state %s', (_, criterion, refusal) => {
    expect(whyNotCriterion(criterion)).toBe(refusal);
  });

  test('may state no children, boys up to 17 and a window', () => {
    const window = { validFrom: hoursAgo(1), validUntil: night };
    const lines = [
      requires('CHILDREN_MAX', 0),
      requires('MALE_CHILD_AGE_MAX', 17),
      within(window, excludes('PET')),
    ];
    expect(lines.map(whyNotCriterion)).toEqual([null, null, null]);
  });

  test('finds every kind of the closed list in the table', () => {
    expect(Object.keys(criterionShapes)).toEqual(Object.keys(CriterionKind));
  });
});
