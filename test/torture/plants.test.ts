import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { plants } from './plants.js';

test('there are fifteen planted bugs', () => expect(plants).toHaveLength(15));

test.each(plants.map(({ bug, edits = [] }) => ({ bug, edits })))(
  '"$bug" still finds its place',
  async ({ edits }) => {
    for (const { file, find, put } of edits) {
      expect(await readFile(file, 'utf8')).toContain(find);
      expect(put).not.toBe(find);
    }
  },
);
