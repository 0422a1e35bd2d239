import { registerEnumType } from 'type-graphql';
import type { Language, Words } from '../language.js';

type List<V> = { readonly [K in keyof V]: K };
/** The union of the values of a closed list. */
export type ListValue<L> = L[keyof L];

const labels = new WeakMap<object, Record<string, Words>>();

/**
 * A closed list of the domain: one GraphQL enum whose values are described by their English words,
 * with the Italian label kept beside them for messages and printed pages.
 */
export function closedList<const V extends Record<string, Words>>(
  name: string,
  description: string,
  values: V,
): List<V> {
  const keys = Object.keys(values);
  const list = Object.freeze(Object.fromEntries(keys.map((key) => [key, key]))) as List<V>;
  labels.set(list, values);
  registerEnumType(list as Record<string, string>, {
    name,
    description,
    valuesConfig: Object.fromEntries(
      keys.map((key) => [key, { description: `${values[key]?.en} (${values[key]?.it}).` }]),
    ),
  });
  return list;
}

/** What people call a value of a closed list: `labelOf(NeedCategory, 'FAMILY', 'it')` is "famiglia". */
export function labelOf<L extends object>(list: L, value: ListValue<L>, language: Language): string {
  return labels.get(list)?.[String(value)]?.[language] ?? String(value);
}
