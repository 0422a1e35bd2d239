import { searchKey } from '../../territory/name-search.rules.js';

/** The words of the longest name of a Comune. */
const longestName = 8;

/**
 * Everything in a text that could be the name of a Comune: each run of words, folded as names are searched.
 * "CasaModena2" holds the words casa and modena.
 */
export function namesIn(text: string): string[] {
  const words = text
    .replace(/(\p{Lowercase})(\p{Uppercase})/gu, '$1 $2')
    .replace(/(\p{Letter})(\p{Number})|(\p{Number})(\p{Letter})/gu, '$1$3 $2$4')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .split(/[^\p{Letter}\p{Number}]+/u)
    .map(searchKey)
    .filter((word) => word !== '');
  const runs = words.flatMap((_, start) =>
    Array.from({ length: Math.min(longestName, words.length - start) }, (_, more) =>
      words.slice(start, start + more + 1).join(''),
    ),
  );
  return [...new Set(runs)];
}

/** Names of Comuni that are everyday words or first names too, as they are searched. */
const everydayWords = new Set(
  `alba alto amato arco anzi asso bella bianco carpino cave cene cervo coli dolce erba fonte frassino ginestra
  girasole lago lana lauro male mara marta masi mele mese meta mira mirto mura nave noci nomi none noto nove paola
  pero ponte ponti prato rive rosa rose rossa sale scala stella toro ultimo urbe viola vita`.split(/\s+/),
);
const shortestFarName = 4;

const saint = /^(Sant[aeio]?|San)[ '’]/;

/**
 * Whether a Comune of another region, when a text holds its name, says where a shelter is. "Casa Rosa" is no hint at
 * Rosà: names that are everyday words, of fewer than four letters, or of a saint say nothing from afar. In the region
 * of the shelter every name does.
 */
export function saysWhereFromAfar(comune: string): boolean {
  const key = searchKey(comune);
  return key.length >= shortestFarName && !everydayWords.has(key) && !saint.test(comune);
}
