import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { Door } from '../../src/platform/door.js';
import { accountSpender, networkSpender } from '../../src/platform/sharing/spender.rules.js';

const ada = accountSpender('ada');
const bea = accountSpender('bea');

describe('the door', () => {
  test('lets in as many as there is room for, the first to come first', async () => {
    const door = new Door(1);
    const order: string[] = [];
    const leave = await door.enter(ada);
    const others = ['a', 'b'].map(async (name) => {
      const leaveAgain = await door.enter(ada);
      order.push(name);
      return leaveAgain;
    });
    await pause(5);
    expect(order).toEqual([]);
    leave();
    const leaveA = await others[0];
    expect(order).toEqual(['a']);
    leaveA?.();
    (await others[1])?.();
    expect(order).toEqual(['a', 'b']);
    await door.enter(ada);
  });

  test('keeps those of a burst, and tells those of a rush that goes on within 300 ms that it is busy', async () => {
    const door = new Door(1);
    const leave = await door.enter(ada);
    let isServed = false;
    const ofTheBurst = door.enter(ada).then((leaveAgain) => {
      isServed = true;
      return leaveAgain;
    });
    await pause(1_050);
    const began = performance.now();
    await expect(door.enter(ada)).rejects.toMatchObject({ code: 'BUSY' });
    expect(performance.now() - began).toBeLessThan(600);
    expect(isServed).toBe(false);
    leave();
    (await ofTheBurst)();
    const leaveLast = await door.enter(ada);
    const next = door.enter(ada);
    await pause(400);
    leaveLast();
    (await next)();
  });

  test('a place that was left twice is free once', async () => {
    const door = new Door(1);
    const leave = await door.enter(ada);
    leave();
    leave();
    await door.enter(ada);
    await expect(Promise.race([door.enter(ada), pause(20, 'waits')])).resolves.toBe('waits');
  });
});

describe('nobody takes all of it', () => {
  test('whoever floods the door leaves half of the places to others', async () => {
    const door = new Door(8);
    const flood = Array.from({ length: 500 }, () => door.enter(ada));
    flood.forEach((entered) => void entered.catch(() => undefined));
    for (let place = 0; place < 4; place++)
      expect(await Promise.race([door.enter(bea), pause(20, 'waits')])).not.toBe('waits');
  });

  test('callers take turns, however many of one are waiting', async () => {
    const door = new Door(2);
    const order: string[] = [];
    const come = async (who: typeof ada) => {
      const leave = await door.enter(who);
      order.push(who.name);
      await pause(1);
      leave();
    };
    const flood = Array.from({ length: 50 }, () => come(ada));
    await Promise.all([come(bea), come(bea), ...flood]);
    expect(order.lastIndexOf(bea.name)).toBeLessThan(10);
  });

  test('all networks of nobody together have a quarter', async () => {
    const door = new Door(8);
    const places = Array.from({ length: 50 }, (_, at) => door.enter(networkSpender(`198.51.${at}.0/24`)));
    places.forEach((entered) => void entered.catch(() => undefined));
    await Promise.all([places[0], places[1]]);
    await expect(Promise.race([places[2], pause(20, 'waits')])).resolves.toBe('waits');
    const workers = Array.from({ length: 6 }, (_, at) => door.enter(accountSpender(String(at))));
    await Promise.all(workers);
  });

  test('a rush of one is not the rush of another: who comes for the first time waits their turn', async () => {
    const door = new Door(1);
    const leave = await door.enter(ada);
    const rush = Array.from({ length: 5 }, () => door.enter(ada));
    rush.forEach((entered) => void entered.catch(() => undefined));
    await pause(1_050);
    const turn = door.enter(bea);
    await pause(400);
    leave();
    (await rush[0])?.();
    await expect(turn).resolves.toBeInstanceOf(Function);
  });
});
