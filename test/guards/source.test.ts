import { beforeAll, describe, expect, test } from '@jest/globals';
import { fatResolvers, foundOutside, type SourceFile, sourcesIn, tooLong } from './source.js';

let files: SourceFile[];
beforeAll(async () => {
  files = await sourcesIn('src');
});

const planted = (text: string, path = 'src/placements/planted.ts'): SourceFile => ({ path, text });

describe('process.env is read in config.ts alone', () => {
  const find = (of: readonly SourceFile[]) =>
    foundOutside(of, /process\.env|node:process'.*\benv\b/, environmentReaders);
  // PostgreSQL's own tools are started with the caller's search path.
  const environmentReaders = ['src/config.ts', 'src/platform/database/embedded-account.ts'];

  test('in the product', () => expect(find(files)).toEqual([]));
  test('a planted reader is caught', () =>
    expect(find([planted("const port = process.env['PORT'];")])).toEqual(['src/placements/planted.ts']));
});

describe('nobody asks the time but the clock', () => {
  const find = (of: readonly SourceFile[]) =>
    foundOutside(of, /Date\.now\(|new Date\(\)|performance\.now\(|DateTime\.(now|local|utc)\(\)/, [
      'src/platform/clock.ts',
    ]);

  test('in the product', () => expect(find(files)).toEqual([]));
  test('a planted clock is caught, one in a comment is not', () => {
    expect(find([planted('const now = new Date();')])).toEqual(['src/placements/planted.ts']);
    expect(find([planted('// new Date() would be wrong here')])).toEqual([]);
  });
});

describe('files are short', () => {
  test('in the product, its tests and its seeds', async () => {
    const all = [...files, ...(await sourcesIn('test')), ...(await sourcesIn('seeds'))];
    expect(tooLong(all)).toEqual([]);
  });
  test('a planted file of 301 lines is caught', () =>
    expect(tooLong([planted('x\n'.repeat(301))])).toEqual(['src/placements/planted.ts']));
});

describe('resolvers only name the field, the permission and the operation', () => {
  test('in the product', () => expect(fatResolvers(files)).toEqual([]));
  test('a planted method of six lines is caught', () => {
    const body = Array.from({ length: 6 }, (_, line) => `    line${line}();`).join('\n');
    const text = `class X {\n  thing(ctx: Context): void {\n${body}\n  }\n}\n`;
    expect(fatResolvers([planted(text, 'src/placements/planted.resolver.ts')])).toEqual([
      'src/placements/planted.resolver.ts: thing',
    ]);
  });
});
