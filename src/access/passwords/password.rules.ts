import type { Words } from '../../platform/language.js';

export const shortestPassword = 12;
export const longestPassword = 200;
const fewestCharacters = 6;

/** Why a password is not taken; null when it is. Length counts, and that nobody guesses it from who one is. */
export function whyNotPassword(password: string, person: { email: string; name: string }): Words | null {
  const length = [...password].length;
  if (length < shortestPassword || length > longestPassword) return tooShort;
  const plain = password.toLowerCase();
  if (new Set(plain).size < fewestCharacters) return tooFew;
  const known = [
    ...person.email.toLowerCase().split('@'),
    ...person.name.toLowerCase().split(/\s+/),
    'riparo',
  ];
  const left = known
    .filter((word) => word.length >= 4)
    .reduce((rest, word) => rest.replaceAll(word, ''), plain);
  return [...left].length < shortestPassword - 4 || /^(.+)\1+$/.test(left) || isRun(left) ? tooKnown : null;
}

/** "123456…", "abcdef…": each character the next of the one before. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.charCodeAt(0));
  return (
    codes.length > 0 && codes.every((code, place) => place === 0 || code === (codes[place - 1] ?? 0) + 1)
  );
}

const tooShort = {
  en: `it must have ${shortestPassword} to ${longestPassword} characters; four words that do not belong together are good.`,
  it: `deve avere da ${shortestPassword} a ${longestPassword} caratteri; quattro parole che non c’entrano tra loro vanno bene.`,
};
const tooFew = {
  en: `it must have at least ${fewestCharacters} different characters.`,
  it: `deve avere almeno ${fewestCharacters} caratteri diversi.`,
};
const tooKnown = {
  en: 'it is made of a name, an e-mail or a row of characters that others guess first.',
  it: 'è fatta di un nome, di un’e-mail o di una sequenza che altri provano per prima.',
};

export const easilyGuessed: Words = {
  en: 'it is common, or made of common parts. Take four words that do not belong together, or let a password manager make one.',
  it: 'è comune, o fatta di parti comuni. Scegliere quattro parole che non c’entrano tra loro, o farla creare da un gestore di password.',
};
