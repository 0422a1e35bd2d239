import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import '../../src/modules.js';
import { allCodes } from '../../src/platform/errors.js';
import { errorsManual } from '../../src/platform/errors-manual.js';
import { foundOutside, sourcesIn } from './source.js';

let manual: string;
beforeAll(async () => {
  manual = await readFile('docs/errors.md', 'utf8');
});

const documented = (text: string) =>
  [...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code ?? '').sort();

describe('docs/errors.md', () => {
  test('has a line for every code, and for no other', () => expect(documented(manual)).toEqual(allCodes()));
  test('says what the code says, in English and Italian', () => expect(manual).toBe(errorsManual()));
  test('a code without a line is caught', () => {
    const planted = manual.replace(/^\| `BUSY` .*\n/m, '');
    expect(documented(planted)).not.toEqual(allCodes());
    expect(planted).not.toBe(errorsManual());
  });
});

describe('a refusal has a code of the catalogue', () => {
  test('in the product', async () => {
    const files = await sourcesIn('src');
    const used = files.flatMap(({ text }) =>
      [...text.matchAll(/new Refusal\(\s*'([A-Z_]+)'/g)].map(([, code]) => code ?? ''),
    );
    expect(used.length).toBeGreaterThan(10);
    expect([...new Set(used)].filter((code) => !allCodes().includes(code))).toEqual([]);
  });
  test('GraphQL errors are not thrown past it', async () => {
    const allowed = ['src/platform/graphql/format-error.ts'];
    expect(foundOutside(await sourcesIn('src'), /new GraphQLError\(/, allowed)).toEqual([]);
  });
});
