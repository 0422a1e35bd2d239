import { expect, test } from '@jest/globals';
import { coldRun, coldRunInWords } from './slow-phone.js';
import { openConsoleWorld } from './visitors.js';

test('a cold telephone on slow 3G keeps a place within three taps after the need is typed', async () => {
  const world = await openConsoleWorld();
  try {
    const run = await coldRun(world);
    // Told, not asserted: how fast this machine is today says nothing about the console.
    process.stdout.write(coldRunInWords(run));
    expect(run.tapsToHold).toBeGreaterThan(0);
    expect(run.tapsToHold).toBeLessThanOrEqual(3);
    expect(world.troubles).toEqual([]);
  } finally {
    await world.close();
  }
}, 240_000);
