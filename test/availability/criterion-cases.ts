import type { CriterionKind } from '../../src/directory/closed-lists.js';
import {
  asks,
  excludes,
  female,
  knowing,
  male,
  prefers,
  requires,
  unknownSex,
  type VerdictCase,
} from './verdict-case.js';

const sexAndAge: VerdictCase[] = [
  {
    name: 'a house for women takes a woman',
    guests: [female(35)],
    criteria: [requires('SEX', ['FEMALE'])],
    verdict: 'ADMITS',
    light: 'GREEN',
    because: [],
    met: ['SEX'],
  },
  {
    name: 'a house for women does not take a man',
    guests: [male(35)],
    criteria: [requires('SEX', ['FEMALE'])],
    verdict: 'EXCLUDES',
    light: 'RED',
    because: ['SEX FAIL'],
    says: 'Takes only women: not possible for the man of 35.',
  },
  {
    name: 'a house for women asks about an adult whose sex is unknown',
    guests: [unknownSex(35)],
    criteria: [requires('SEX', ['FEMALE'])],
    verdict: 'ASK',
    light: 'YELLOW',
    because: ['SEX UNKNOWN'],
  },
  {
    name: 'a house without men does not take a couple',
    guests: [female(35), male(36)],
    criteria: [excludes('SEX', ['MALE'])],
    verdict: 'EXCLUDES',
    light: 'RED',
    because: ['SEX FAIL'],
    says: 'Does not take men: not possible for the man of 36.',
  },
  {
    name: 'a house that prefers women takes a man on that condition',
    guests: [male(35)],
    criteria: [prefers('SEX', ['FEMALE'])],
    verdict: 'ADMITS_IF',
    light: 'GREEN',
    because: ['SEX CONDITION'],
  },
  {
    name: 'a house that decides about men is asked about a man',
    guests: [male(35)],
    criteria: [asks('SEX', ['MALE'])],
    verdict: 'ASK',
    light: 'YELLOW',
    because: ['SEX DISCRETIONARY'],
  },
  {
    name: 'a house that decides about men is not asked about a woman',
    guests: [female(35)],
    criteria: [asks('SEX', ['MALE'])],
    verdict: 'ADMITS',
    light: 'GREEN',
    because: [],
    met: ['SEX'],
  },
  {
    name: 'the limit of age is inside: 65 is not over 65',
    guests: [female(65)],
    criteria: [requires('AGE_MIN', 65), requires('AGE_MAX', 65)],
    verdict: 'ADMITS',
    light: 'GREEN',
    because: [],
    met: ['AGE_MIN', 'AGE_MAX'],
  },
  {
    name: 'a night shelter from 18 up does not take a lone boy of 17, by one year',
    guests: [male(17)],
    criteria: [requires('AGE_MIN', 18)],
    verdict: 'EXCLUDES',
    light: 'RED',
    because: ['AGE_MIN FAIL'],
    says: 'Takes only people of 18 or over: not possible for the boy of 17. It would take them if the boy of 17 were 18 or over.',
  },
  {
    name: 'somebody of 120 is over any limit, and is not a near miss',
    guests: [female(120)],
    criteria: [requires('AGE_MAX', 75)],
    verdict: 'EXCLUDES',
    light: 'RED',
    because: ['AGE_MAX FAIL'],
    says: 'Takes only people up to 75: not possible for the woman of 120.',
  },
  {
    name: 'an unknown age is asked, not refused',
    guests: [female(null)],
    criteria: [requires('AGE_MIN', 18)],
    verdict: 'ASK',
    light: 'YELLOW',
    because: ['AGE_MIN UNKNOWN'],
  },
  {
    name: 'a fact may answer for an age that is unknown',
    guests: [female(null, knowing('AGE_MIN', false))],
    criteria: [requires('AGE_MIN', 18)],
    verdict: 'EXCLUDES',
    light: 'RED',
    because: ['AGE_MIN FAIL'],
  },
  {
    name: 'over the age that is decided each time, the home is asked',
    guests: [female(83)],
    criteria: [asks('AGE_MAX', 75)],
    verdict: 'ASK',
    light: 'YELLOW',
    because: ['AGE_MAX DISCRETIONARY'],
    says: 'Decides each time about people over 75: ask about the woman of 83.',
  },
  {
    name: 'within that age it is not asked',
    guests: [female(60)],
    criteria: [asks('AGE_MAX', 75)],
    verdict: 'ADMITS',
    light: 'GREEN',
    because: [],
    met: ['AGE_MAX'],
  },
  {
    name: 'a preferred age not met is a condition',
    guests: [male(50)],
    criteria: [prefers('AGE_MIN', 60)],
    verdict: 'ADMITS_IF',
    light: 'GREEN',
    because: ['AGE_MIN CONDITION'],
  },
  {
    name: 'excluding from 80 up excludes 80',
    guests: [male(80)],
    criteria: [excludes('AGE_MIN', 80)],
    verdict: 'EXCLUDES',
    light: 'RED',
    because: ['AGE_MIN FAIL'],
  },
];

/** Kinds that hold or not of a guest, each with every effect: met, not met, not known. */
const concerns: CriterionKind[] = [
  'PREGNANCY',
  'WHEELCHAIR',
  'ACUTE_MENTAL_HEALTH',
  'ACTIVE_SUBSTANCE_USE',
  'INTOXICATION',
  'AGGRESSION_RISK',
  'PET',
  'NIGHT_ENTRY',
];
const outcome = {
  PASS: { verdict: 'ADMITS', light: 'GREEN' },
  FAIL: { verdict: 'EXCLUDES', light: 'RED' },
  UNKNOWN: { verdict: 'ASK', light: 'YELLOW' },
  DISCRETIONARY: { verdict: 'ASK', light: 'YELLOW' },
  CONDITION: { verdict: 'ADMITS_IF', light: 'GREEN' },
} as const;
const line = { REQUIRE: requires, EXCLUDE: excludes, PREFER: prefers, ASK: asks };
type Grid = Record<keyof typeof line, Record<'true' | 'false' | 'unknown', keyof typeof outcome>>;

const concernGrid: Grid = {
  REQUIRE: { true: 'PASS', false: 'FAIL', unknown: 'UNKNOWN' },
  EXCLUDE: { true: 'FAIL', false: 'PASS', unknown: 'UNKNOWN' },
  PREFER: { true: 'PASS', false: 'CONDITION', unknown: 'CONDITION' },
  ASK: { true: 'DISCRETIONARY', false: 'PASS', unknown: 'DISCRETIONARY' },
};
/** What a shelter is glad of: it decides about those of whom it does not hold. */
const meritGrid: Grid = {
  ...concernGrid,
  ASK: { true: 'PASS', false: 'DISCRETIONARY', unknown: 'DISCRETIONARY' },
};
/** Papers that can be made on the way. */
const paperGrid: Omit<Grid, 'EXCLUDE'> = {
  REQUIRE: { true: 'PASS', false: 'CONDITION', unknown: 'CONDITION' },
  PREFER: { true: 'PASS', false: 'CONDITION', unknown: 'CONDITION' },
  ASK: { true: 'PASS', false: 'DISCRETIONARY', unknown: 'DISCRETIONARY' },
};
/** What an assessment says is known to whoever reads it, not to the registry. */
const assessmentGrid: Omit<Grid, 'EXCLUDE'> = {
  ...paperGrid,
  ASK: { true: 'DISCRETIONARY', false: 'DISCRETIONARY', unknown: 'DISCRETIONARY' },
};

function everyCell(kind: CriterionKind, grid: Partial<Grid>): VerdictCase[] {
  return Object.entries(grid).flatMap(([effect, row]) =>
    Object.entries(row).map(([known, finding]): VerdictCase => {
      const facts = known === 'unknown' ? {} : knowing(kind, known === 'true');
      return {
        name: `${effect} ${kind} reads ${finding} when the fact is ${known}`,
        guests: [female(35, facts)],
        criteria: [line[effect as keyof typeof line](kind)],
        ...outcome[finding],
        because: finding === 'PASS' ? [] : [`${kind} ${finding}`],
        met: finding === 'PASS' ? [kind] : [],
      };
    }),
  );
}

export const criterionCases: VerdictCase[] = [
  ...sexAndAge,
  ...concerns.flatMap((kind) => everyCell(kind, concernGrid)),
  ...(['SELF_SUFFICIENCY', 'RESIDENCE_IN_DISTRICT'] as const).flatMap((kind) => everyCell(kind, meritGrid)),
  ...(['IDENTITY_DOCUMENT', 'COURT_ORDER', 'HANDOVER_RECORD', 'PERSON_CONSENT'] as const).flatMap((kind) =>
    everyCell(kind, paperGrid),
  ),
  ...(['HEALTH_ASSESSMENT', 'INFECTION_SCREENING'] as const).flatMap((kind) =>
    everyCell(kind, assessmentGrid),
  ),
];
