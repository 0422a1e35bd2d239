/** Facts a worker says of a guest with one tap. */
export const guestFacts = [
  'wheelchair',
  'notSelfSufficient',
  'pregnant',
  'withoutDocuments',
  'withPet',
] as const;
export type GuestFact = (typeof guestFacts)[number];

/** A guest as they are told of: what was not said is not known. */
export interface ToldGuest {
  readonly sex: 'FEMALE' | 'MALE' | 'OTHER' | null;
  readonly age: number | null;
  readonly facts: readonly GuestFact[];
}

const words: readonly (readonly [RegExp, Partial<ToldGuest>])[] = [
  [
    /^(d|f|donna|signora|madre|mamma|ragazza|bambina|bimba|figlia|femmina|woman|mother|girl|daughter)$/,
    { sex: 'FEMALE' },
  ],
  [
    /^(u|m|uomo|signore|padre|pap[aà]|ragazzo|bambino|bimbo|figlio|maschio|man|father|boy|son)$/,
    { sex: 'MALE' },
  ],
  [/^(neonat[oa]|newborn)$/, { age: 0 }],
  [/^(incinta|gravida|pregnant)$/, { facts: ['pregnant'] }],
  [/^(carrozzina|wheelchair)$/, { facts: ['wheelchair'] }],
  [/^(cane|gatto|animale|dog|cat|pet)$/, { facts: ['withPet'] }],
];

/**
 * Guests out of what one types in a hurry: "donna 34, figlio 3, figlio 15"; "d34 u40". Parts that say nobody are left
 * out.
 */
export function guestsFromWords(text: string): ToldGuest[] {
  return text
    .toLowerCase()
    .split(/[,;+\n]| e | and /)
    .flatMap((part) => guestIn(part.match(/\p{L}+|\d+/gu) ?? []));
}

function guestIn(tokens: readonly string[]): ToldGuest[] {
  const said = tokens.flatMap((token): Partial<ToldGuest>[] => {
    if (/^\d{1,3}$/.test(token) && Number(token) <= 120) return [{ age: Number(token) }];
    return words.filter(([pattern]) => pattern.test(token)).map(([, meaning]) => meaning);
  });
  if (said.length === 0) return [];
  const facts = said.flatMap((meaning) => meaning.facts ?? []);
  return [{ sex: null, age: null, ...Object.assign({}, ...said), facts }];
}
