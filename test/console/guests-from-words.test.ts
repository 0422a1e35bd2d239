import { expect, test } from '@jest/globals';
import { guestsFromWords } from '../../web/src/screens/find/guests-from-words.js';

const woman = { sex: 'FEMALE', facts: [] };
const man = { sex: 'MALE', facts: [] };

test.each([
  [
    'donna 34, figlio 3, figlio 15',
    [
      { ...woman, age: 34 },
      { ...man, age: 3 },
      { ...man, age: 15 },
    ],
  ],
  [
    'd34 , u40',
    [
      { ...woman, age: 34 },
      { ...man, age: 40 },
    ],
  ],
  [
    'mamma e bambina 2',
    [
      { ...woman, age: null },
      { ...woman, age: 2 },
    ],
  ],
  [
    'woman 30 and boy 7',
    [
      { ...woman, age: 30 },
      { ...man, age: 7 },
    ],
  ],
  ['papà 41', [{ ...man, age: 41 }]],
  ['donna 28 incinta', [{ ...woman, age: 28, facts: ['pregnant'] }]],
  ['uomo 45 cane', [{ ...man, age: 45, facts: ['withPet'] }]],
  ['neonata', [{ sex: null, age: 0, facts: [] }]],
  ['17', [{ sex: null, age: 17, facts: [] }]],
])('"%s" names these guests', (words, guests) => {
  expect(guestsFromWords(words)).toEqual(guests);
});

test.each(['', '   ', ',,;', 'tavolo', '999'])('"%s" names nobody', (words) => {
  expect(guestsFromWords(words)).toEqual([]);
});
