/**
 * A name of a Comune as it is searched: without accents, apostrophes, hyphens, spaces and capitals. The two
 * halves of a bilingual name stay apart, with `/` between them. Letters, digits and `/` alone: safe in a
 * `like` pattern.
 */
export function searchKey(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{Letter}\p{Number}/]+/gu, '')
    .replace(/\/{2,}/g, '/')
    .replace(/^\/|\/$/g, '');
}

/**
 * What was typed, as it is looked for: null where nothing was asked; empty where there is no letter or digit in it,
 * and such a text finds nothing.
 */
export function wantedKey(typed: string | null | undefined): string | null {
  return typed === null || typed === undefined ? null : searchKey(typed).replaceAll('/', '');
}

/** What people shorten in the name of a Comune, and what it may stand for. */
const shortened: readonly { readonly form: RegExp; readonly words: readonly string[] }[] = [
  { form: /(?<![\p{L}\p{N}])ss(?:\.\s*|\s+)(?=\p{L})/iu, words: ['santi ', 'santissima '] },
  { form: /(?<![\p{L}\p{N}])s(?:\.\s*|\s+)(?=\p{L})/iu, words: ['san ', 'santa ', 'santo ', "sant'"] },
  { form: /(?<![\p{L}\p{N}])m\.?te(?:\.\s*|\s+)(?=\p{L})/iu, words: ['monte '] },
];
const mostShortened = 2;

/** All that was meant by what was typed, folded: "s. lazzaro" is San, Santa, Santo or Sant' Lazzaro. */
export function wantedKeys(typed: string): string[] {
  const keys = inFull(typed, mostShortened).map((name) => wantedKey(name) ?? '');
  return [...new Set(keys)].filter((key) => key !== '');
}

function inFull(typed: string, most: number): string[] {
  const short = shortened.find(({ form }) => form.test(typed));
  if (!short || most === 0) return [typed];
  return short.words.flatMap((word) => inFull(typed.replace(short.form, word), most - 1));
}

/** WHOLE before START before PART. */
export type NameMatch = 'WHOLE' | 'START' | 'PART';

/** How what was typed finds a name, by the whole of it or by either half; null when it does not. */
export function matchOf(name: string, typed: string): NameMatch | null {
  const key = searchKey(name);
  const names = [key.replaceAll('/', ''), ...key.split('/')];
  const wanted = wantedKeys(typed);
  const isFound = (by: (one: string, key: string) => boolean) =>
    wanted.some((text) => names.some((one) => by(one, text)));
  if (isFound((one, text) => one === text)) return 'WHOLE';
  if (isFound((one, text) => one.startsWith(text))) return 'START';
  return isFound((one, text) => one.includes(text)) ? 'PART' : null;
}
