import { describe, expect, test } from '@jest/globals';
import { lightOf } from '../../src/availability/search/offer.rules.js';
import { judge } from '../../src/directory/admission/admission.rules.js';
import type { AdmissionProfile, Need } from '../../src/directory/admission/admission.types.js';
import { whyNotCriterion } from '../../src/directory/admission/criterion.rules.js';
import { whyNotNeed } from '../../src/directory/admission/need.rules.js';
import { reasonSentence } from '../../src/directory/admission/reason-sentence.js';
import type { NeedCategory } from '../../src/directory/closed-lists.js';
import { type Figures, hoursAgo, night, type VerdictCase } from './verdict-case.js';
import { verdictTable } from './verdict-table.js';

const everyNeed: NeedCategory[] = [
  'FAMILY',
  'MINOR',
  'UNACCOMPANIED_FOREIGN_MINOR',
  'DISABILITY',
  'OLDER_PERSON',
  'HOMELESS_ADULT',
  'MIGRANT',
  'WOMAN_VICTIM_OF_VIOLENCE',
  'WOMAN_VICTIM_OF_TRAFFICKING',
];
const openToAll: Omit<AdmissionProfile, 'criteria'> = {
  categories: everyNeed,
  countedIn: 'BED',
  bedsPerRoom: null,
  guarded: false,
  agreement: true,
  entry: { open: null, nextOpening: null, always: false },
};

function tried(row: VerdictCase) {
  const need: Need = { category: 'FAMILY', at: night, avoidsPlaces: false, guests: row.guests, ...row.need };
  const profile: AdmissionProfile = { ...openToAll, criteria: row.criteria, ...row.profile };
  const figures: Figures = {
    free: 20,
    level: 'FRESH',
    disputed: false,
    overcommitted: false,
    observedAt: hoursAgo(1),
    ...row.figures,
  };
  const judgement = judge(need, profile, figures);
  const { verdict, placesNeeded } = judgement;
  return { need, judgement, light: lightOf({ ...figures, verdict, placesNeeded }) };
}

describe('the verdict table', () => {
  test.each(verdictTable.map((row) => [row.name, row] as const))('%s', (_, row) => {
    const { need, judgement, light } = tried(row);
    const { reasons, verdict } = judgement;
    expect(whyNotNeed(need)).toBeNull();
    expect(row.criteria.map((line) => whyNotCriterion(line))).toEqual(row.criteria.map(() => null));

    const because = reasons.filter(({ criterion, finding }) => criterion !== 'PLACES' && finding !== 'PASS');
    const told = because.map(({ criterion, finding }) => `${criterion} ${finding}`);
    expect({ verdict, light, because: told }).toEqual({
      verdict: row.verdict,
      light: row.light,
      because: row.because,
    });
    const passed = reasons.filter(({ finding }) => finding === 'PASS').map(({ criterion }) => criterion);
    const met = passed.filter((criterion) => criterion !== 'PLACES' && criterion !== 'NEED_CATEGORY');
    if (row.met !== undefined) expect(met).toEqual(row.met);
    expect(reasons.filter(({ criterion }) => criterion === 'PLACES')).toHaveLength(1);

    const sentences = reasons.map((reason) => reasonSentence(reason, 'en', need.at));
    if (row.says !== undefined) expect(sentences).toContain(row.says);
    const inItalian = reasons.map((reason) => reasonSentence(reason, 'it', need.at));
    for (const sentence of [...sentences, ...inItalian]) {
      expect(sentence).toMatch(/^[A-ZÈ0-9].*\.$/);
      expect(sentence).not.toMatch(/undefined|null|NaN|[A-Z]+_[A-Z]+/);
    }
  });

  test('every row has a name of its own', () => {
    expect(new Set(verdictTable.map(({ name }) => name)).size).toBe(verdictTable.length);
  });
});
