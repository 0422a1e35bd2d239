import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { Door } from '../../src/platform/door.js';

describe('the door', () => {
  test('lets in as many as there is room for, the first to come first', async () => {
    const door = new Door(1);
    const order: string[] = [];
    await door.enter();
    const others = ['a', 'b'].map((name) => door.enter().then(() => order.push(name)));
    await pause(5);
    expect(order).toEqual([]);
    door.leave();
    await others[0];
    expect(order).toEqual(['a']);
    door.leave();
    await others[1];
    expect(order).toEqual(['a', 'b']);
    door.leave();
    await door.enter();
  });

  test('keeps those of a burst, and tells those of a rush that goes on within 300 ms that it is busy', async () => {
    const door = new Door(1);
    await door.enter();
    let isServed = false;
    const ofTheBurst = door.enter().then(() => {
      isServed = true;
    });
    await pause(1_050);
    const began = performance.now();
    await expect(door.enter()).rejects.toMatchObject({ code: 'BUSY' });
    expect(performance.now() - began).toBeLessThan(600);
    expect(isServed).toBe(false);
    door.leave();
    await ofTheBurst;
    door.leave();
    await door.enter();
    const next = door.enter();
    await pause(400);
    door.leave();
    await next;
  });
});
