import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { guessesAMinute } from '../../src/access/keys/key-guesses.js';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

const isLong = process.env.RIPARO_LONG !== undefined;
const guesses = isLong ? 10_000 : 300;
const together = 10;

let world: World;
let owner: Account;
beforeAll(async () => {
  world = await createWorld();
  owner = await world.given.worker({ district: await world.given.district() });
});
afterAll(() => world.close());

const me = '{ me { id } }';
/** Keys as they are made, keys of other shapes, and keys that begin like one in force. */
function guessAt(index: number): string {
  const random = randomBytes(32).toString('base64url');
  if (index % 3 === 0) return random;
  return index % 3 === 1 ? `riparo_${random}` : `${owner.key.slice(0, 8)}${random}`;
}
async function guess(key: string): Promise<string> {
  const { status, body } = await request(world.app.http)
    .post('/graphql')
    .set({ Authorization: `Bearer ${key}`, 'Accept-Language': 'en' })
    .send({ query: me });
  // The seconds to wait run down.
  return `${status} ${JSON.stringify(body).replaceAll(/"seconds":\d+|\b\d+ seconds?/g, 'some seconds')}`;
}

test(`${guesses} random keys are answered alike, limited, and never keep out the owner of a key`, async () => {
  const told = new Map<string, number>();
  const asOwner: (string | null)[] = [];
  for (let from = 0; from < guesses; from += together) {
    const keys = Array.from({ length: together }, (_, index) => guessAt(from + index));
    for (const answer of await Promise.all(keys.map(guess))) told.set(answer, (told.get(answer) ?? 0) + 1);
    if (from % 100 === 0) asOwner.push((await world.ask(owner, me)).code);
  }
  const [unknown, limited, ...others] = [...told.keys()].sort();
  expect(others).toEqual([]);
  expect(unknown).toMatch(/^401 .*NOT_SIGNED_IN/);
  expect(limited).toMatch(/^429 .*RATE_LIMITED/);
  const minutes = Math.ceil(guesses / guessesAMinute);
  expect(told.get(unknown ?? '')).toBeLessThanOrEqual(guessesAMinute * minutes);
  expect(new Set(asOwner)).toEqual(new Set([null]));
  const fresh = await world.given.worker({ district: await world.given.district() });
  expect((await world.ask(fresh, me)).data.me.id).toBe(fresh.id);
  if (isLong)
    process.stdout.write(`random keys: ${[...told.values()].join(' + ')} of ${guesses} answered alike\n`);
}, 300_000);
