import { expect, test } from '@jest/globals';
import { createMarks, marksIn } from './marks.js';

const marks = createMarks();
const mark = marks.make('address', 'a refuge');
const phone = marks.phone('duty phone', 'a refuge');
const id = '5f3c1a52-7d0e-4c1b-9d7e-0a1b2c3d4e5f';
marks.keepId('a refuge', id);

test.each<[string, string]>([
  ['the clear', `via ${mark} 7`],
  ['capitals', mark.toUpperCase()],
  ['a telephone number', `tel:${phone}`],
  ['an id', `{"id":"${id}"}`],
  ['hexadecimal', Buffer.from(mark).toString('hex')],
  ['bytes as PostgreSQL shows them', `\\x${Buffer.from(`via ${mark}`).toString('hex')}`],
  ['Base64', Buffer.from(mark).toString('base64')],
  ['Base64 after one byte', Buffer.from(`a${mark}`).toString('base64')],
  ['Base64 after two bytes', Buffer.from(`ab${mark}`).toString('base64url')],
  ['Base64 of folded letters', Buffer.from(`["casa${mark.toLowerCase()}",1]`).toString('base64url')],
  ['Base64 twice', Buffer.from(Buffer.from(mark).toString('base64')).toString('base64')],
  ['percent signs', [...Buffer.from(mark)].map((byte) => `%${byte.toString(16).toUpperCase()}`).join('')],
  ['HTML entities', [...mark].map((letter) => `&#${letter.charCodeAt(0)};`).join('')],
  ['JSON escapes', [...mark].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join('')],
  ['UTF-16', Buffer.from(mark, 'utf16le').toString('latin1')],
  ['letters backwards', [...mark].reverse().join('')],
])('a mark is found in %s', (_, text) => {
  expect(marksIn(text, marks).length).toBeGreaterThan(0);
});

test.each<[string, (secret: string) => string]>([
  ['the clear', (secret) => `{"link":"https://riparo.example/invitation#${secret}"}`],
  ['hexadecimal', (secret) => Buffer.from(secret).toString('hex')],
  ['Base64 after one byte', (secret) => Buffer.from(`a${secret}`).toString('base64')],
])('a secret that the registry made is found in %s', (_, written) => {
  const told = createMarks();
  told.keepSecret('a link', 'nCk1_0eVq-3Hh2bA');
  expect(marksIn(written('nCk1_0eVq-3Hh2bA'), told).length).toBeGreaterThan(0);
  expect(marksIn(written('nCk1_9eVq-7Hh2bB'), told)).toEqual([]);
});

test('nothing is found where there is no mark', () => {
  expect(marksIn('via Qzvy 7, 5f3c1a52-7d0e-4c1b-9d7e-0a1b2c3d4e60, +39 399 000 0000', marks)).toEqual([]);
});
