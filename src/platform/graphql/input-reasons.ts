import type { ValidationError } from 'class-validator';
import type { Words } from '../language.js';

/**
 * class-validator tells one sentence a rule. Ours carry both languages, separated by this mark:
 * `@Min(0, says('must not be negative', 'non può essere negativo'))`.
 */
const mark = ' ⁂ ';

/** The message of a validation rule in both languages; the field's name is added in front. */
export function says(en: string, it: string): { message: string } {
  return { message: `${en}${mark}${it}` };
}

/** The first broken rule of an input: its field as a path, and why. */
export function reasonOf(errors: readonly ValidationError[]): { field: string; reason: Words } {
  // A rule may throw on text it cannot take apart; what is thrown is no list.
  const [first] = Array.isArray(errors) ? (errors as readonly ValidationError[]) : [];
  if (!first) return { field: 'input', reason: { en: 'is not valid', it: 'non è valido' } };
  const [child] = first.children ?? [];
  if (child) {
    const inner = reasonOf(first.children ?? []);
    return { ...inner, field: `${first.property}.${inner.field}` };
  }
  const [message = 'is not valid'] = Object.values(first.constraints ?? {});
  const [en = message, it = en] = message.split(mark);
  return { field: first.property, reason: { en, it } };
}
