import { describe, expect, test } from '@jest/globals';
import DataLoader from 'dataloader';
import { loadAll } from '../../src/platform/graphql/batch.js';

const loaderOf = (found: (keys: readonly string[]) => Promise<(string | null)[]>) =>
  new DataLoader<string, string | null>(found);

describe('many that are loaded at once', () => {
  test('come in order, null where there is none', async () => {
    const loader = loaderOf(async (keys) => keys.map((key) => (key === 'b' ? null : key)));
    expect(await loadAll(loader, ['a', 'b', 'c'])).toEqual(['a', null, 'c']);
  });

  test('are not taken for absent when the connection is lost', async () => {
    const loader = loaderOf(async () => {
      throw new Error('Connection terminated unexpectedly');
    });
    await expect(loadAll(loader, ['a', 'b'])).rejects.toThrow('Connection terminated');
  });
});
