import type { StateCriterionInput } from '../../api/generated/graphql';
import type { ValueOf } from '../../language/label';

export type RuleKind = ValueOf<'CriterionKind'>;
export type RuleEffect = ValueOf<'Effect'>;
export type RuleLine = Pick<StateCriterionInput, 'kind' | 'effect' | 'number' | 'words'>;

/** A rule as it is put together. */
export interface TypedRule {
  readonly kind: RuleKind;
  readonly effect: RuleEffect;
  readonly number: string;
  readonly words: readonly string[];
}
export const noRule: TypedRule = { kind: 'SEX', effect: 'EXCLUDE', number: '', words: [] };

/** As the registry takes it: with a number or words only where its kind has them. */
export function lineOf({ kind, effect, number, words }: TypedRule): RuleLine {
  const takes = ruleShapes.get(kind)?.takes ?? null;
  const line = { kind, effect };
  if (takes === null) return line;
  return takes === 'NUMBER' ? { ...line, number: Number(number) } : { ...line, words: words.filter(Boolean) };
}

/** What a keeper says with one tap. */
export const quickRules = {
  noMen: [{ kind: 'SEX', effect: 'EXCLUDE', words: ['MALE'] }],
  noWomen: [{ kind: 'SEX', effect: 'EXCLUDE', words: ['FEMALE'] }],
  // With an adult, and alone.
  noChildren: [
    { kind: 'CHILDREN_MAX', effect: 'REQUIRE', number: 0 },
    { kind: 'AGE_MIN', effect: 'REQUIRE', number: 18 },
  ],
  noPets: [{ kind: 'PET', effect: 'EXCLUDE' }],
  noNight: [{ kind: 'NIGHT_ENTRY', effect: 'EXCLUDE' }],
  noDrunk: [{ kind: 'INTOXICATION', effect: 'EXCLUDE' }],
} as const satisfies Readonly<Record<string, readonly RuleLine[]>>;

export type QuickRule = keyof typeof quickRules;
export const quickRuleNames = Object.keys(quickRules) as QuickRule[];

/** What a kind takes besides an effect. */
export interface RuleShape {
  readonly takes: 'NUMBER' | 'SEX' | 'NEED_CATEGORY' | 'LANGUAGE' | null;
}

const taking = (takes: RuleShape['takes'], kinds: readonly RuleKind[]) =>
  kinds.map((kind) => [kind, { takes }] as const);

/** Every kind a shelter may speak of; the others the registry says itself. */
export const ruleShapes: ReadonlyMap<RuleKind, RuleShape> = new Map([
  ...taking('SEX', ['SEX']),
  ...taking('NUMBER', ['AGE_MIN', 'AGE_MAX', 'MALE_CHILD_AGE_MAX', 'HOUSEHOLD_SIZE_MAX', 'CHILDREN_MAX']),
  ...taking('NEED_CATEGORY', ['NEED_CATEGORY']),
  ...taking('LANGUAGE', ['LANGUAGE']),
  ...taking(null, ['PREGNANCY', 'NEWBORN', 'RESIDENCE_IN_DISTRICT', 'WHEELCHAIR', 'SELF_SUFFICIENCY', 'PET']),
  ...taking(null, [
    'ACUTE_MENTAL_HEALTH',
    'ACTIVE_SUBSTANCE_USE',
    'INTOXICATION',
    'AGGRESSION_RISK',
    'NIGHT_ENTRY',
  ]),
  ...taking(null, ['IDENTITY_DOCUMENT', 'COURT_ORDER', 'HANDOVER_RECORD', 'HEALTH_ASSESSMENT']),
  ...taking(null, ['INFECTION_SCREENING', 'GUARDIAN_CONSENT', 'PERSON_CONSENT']),
]);
