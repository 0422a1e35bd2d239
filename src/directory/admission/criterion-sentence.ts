import type { Language } from '../../platform/language.js';
import type { StatedCriterion } from './criterion.entity.js';
import { isStatedKind } from './criterion.rules.js';
import { ruleInWords } from './reason-sentence.js';

/** "Takes boys with their family only up to 12": a line of the profile, before any guests come into it. */
export function criterionSentence(
  { kind, effect, number, words }: Pick<StatedCriterion, 'kind' | 'effect' | 'number' | 'words'>,
  language: Language,
): string {
  return isStatedKind(kind) ? `${ruleInWords({ criterion: kind, effect, number, words }, language)}.` : '';
}
