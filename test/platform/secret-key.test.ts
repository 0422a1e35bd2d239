import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.js';

const whyNot = (SECRET_KEY: string): string => {
  try {
    readConfig({ SECRET_KEY });
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a SECRET_KEY that somebody can guess stops the start with a sentence', () => {
  test.each([
    ['all zero', Buffer.alloc(32).toString('base64')],
    ['one byte', Buffer.alloc(32, 7).toString('base64')],
    ['counted up', Buffer.from([...Array(32).keys()]).toString('base64')],
    ['words', Buffer.from('this is the secret key of our registry').toString('base64')],
    ['one letter', 'a'.repeat(44)],
    ['a word over and over', 'changeme'.repeat(8)],
    [
      'a short key over and over',
      Buffer.concat([1, 2, 3, 4].map(() => Buffer.from('a5f1c29b3d7e6088', 'hex'))).toString('base64'),
    ],
  ])('%s', (_, key) => expect(whyNot(key)).toContain('SECRET_KEY is not random'));
});

test('random keys are taken, in base64 and in hex', () => {
  const refused = Array.from({ length: 5_000 }, () => randomBytes(32)).filter(
    (key) => whyNot(key.toString('base64')) || whyNot(key.toString('hex')),
  );
  expect(refused).toEqual([]);
});
