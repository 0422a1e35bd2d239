import { labels } from '../api/generated/labels';
import { languageNow } from './say';
import { shortNames } from './short-names.en';

type Labelled = keyof typeof labels;
/** The closed lists of the registry. */
export type List = Labelled extends `${infer Name}.${string}` ? Name : never;
/** The values of a closed list. */
export type ValueOf<L extends List> =
  Extract<Labelled, `${L}.${string}`> extends `${L}.${infer Value}` ? Value : never;

/** What people call a value of a closed list of the registry. */
export function labelOf<L extends List>(list: L, value: ValueOf<L>): string {
  const name = `${list}.${value}`;
  const words: { it: string; en: string } | undefined = labels[name as Labelled];
  const language = languageNow();
  return (language === 'en' ? shortNames[name] : undefined) ?? words?.[language] ?? value;
}

/** Every value of a closed list with its label, in the order of the registry. */
export function choicesOf<L extends List>(list: L): { value: ValueOf<L>; label: string }[] {
  return Object.keys(labels)
    .filter((name) => name.startsWith(`${list}.`))
    .map((name) => name.slice(list.length + 1) as ValueOf<L>)
    .map((value) => ({ value, label: labelOf(list, value) }));
}
