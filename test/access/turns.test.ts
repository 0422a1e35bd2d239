import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Browser, openBrowser, signedIn, signIn } from '../support/browser.js';
import type { Person } from '../support/given-people.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let owner: Person;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.database.sql('delete from attempt');
  const organisation = await world.given.organisation();
  owner = await world.given.person({ roles: ['SHELTER_OPERATOR'], organisation });
});

const guess = (browser: Browser, at = 0) =>
  signIn(browser, { email: `nobody-${at}@example.org`, password: 'guess number nine' });
/** Others in the same network have used up all that strangers may try. */
async function crowd(): Promise<void> {
  for (let at = 0; at < 32; at++) await guess(openBrowser(world.app), at);
}
const secondsOf = ({ errors }: Awaited<ReturnType<typeof guess>>): number =>
  errors[0]?.extensions.details?.seconds ?? 0;
/** A browser that is told to wait, in a network that is crowded until its wait is over. */
async function browserThatWaited(): Promise<Browser> {
  await crowd();
  const browser = openBrowser(world.app);
  const refused = await signIn(browser, owner);
  expect(refused.code).toBe('RATE_LIMITED');
  await world.clock.advance(`${secondsOf(refused)} seconds`);
  // Others take what the network was given meanwhile.
  await guess(openBrowser(world.app), 99);
  return browser;
}

describe('in a network that spent its attempts, a browser', () => {
  test('that waited as long as it was told signs in, and one that comes then is told to wait', async () => {
    const browser = await browserThatWaited();
    expect((await signIn(openBrowser(world.app), owner)).code).toBe('RATE_LIMITED');
    expect((await signIn(browser, owner)).code).toBeNull();
  });

  test('that asks again too early keeps the turn it has, and is told how long it still is', async () => {
    await crowd();
    const browser = openBrowser(world.app);
    const first = secondsOf(await signIn(browser, owner));
    const turn = browser.cookies.get('riparo-turn');
    const again = secondsOf(await signIn(browser, owner));
    expect(again).toBeLessThanOrEqual(first);
    expect(browser.cookies.get('riparo-turn')).toBe(turn);
  });

  test('has one attempt by its turn, however often it is brought', async () => {
    const browser = await browserThatWaited();
    const turn = browser.cookies.get('riparo-turn') ?? '';
    const codes = [];
    for (let at = 0; at < 3; at++) {
      const copy = openBrowser(world.app);
      copy.cookies.set('riparo-turn', turn);
      codes.push((await guess(copy, 200 + at)).code);
    }
    expect(codes).toEqual(['SIGN_IN_REFUSED', 'RATE_LIMITED', 'RATE_LIMITED']);
    // Whose turn was spent is given another.
    const late = openBrowser(world.app);
    late.cookies.set('riparo-turn', turn);
    await guess(late);
    expect([undefined, turn]).not.toContain(late.cookies.get('riparo-turn'));
  });

  test('cannot invent a turn', async () => {
    await crowd();
    const browser = openBrowser(world.app);
    const invented = { id: 'x', network: '127.0.0.0/24', from: 0 };
    browser.cookies.set('riparo-turn', Buffer.from(JSON.stringify(invented)).toString('base64url'));
    expect((await signIn(browser, owner)).code).toBe('RATE_LIMITED');
  });

  test('cannot use the turn of another network', async () => {
    await crowd();
    const now = (await world.clock.now()).getTime();
    const turn = { id: 'x', network: '198.51.100.0/24', from: now - 1_000 };
    const browser = openBrowser(world.app);
    browser.cookies.set('riparo-turn', world.secrets.wrap(JSON.stringify(turn), 'a turn to sign in'));
    expect((await signIn(browser, owner)).code).toBe('RATE_LIMITED');
    const here = { ...turn, network: '127.0.0.0/24' };
    browser.cookies.set('riparo-turn', world.secrets.wrap(JSON.stringify(here), 'a turn to sign in'));
    expect((await signIn(browser, owner)).code).toBeNull();
  });

  test('that somebody signed in with before does not wait, and is counted apart', async () => {
    const browser = await signedIn(world.app, owner);
    await browser.ask('mutation { signOut }');
    await crowd();
    expect((await signIn(browser, owner)).code).toBeNull();
  });
});

test('a browser with the token of an earlier release is known, and gets one the door can tell', async () => {
  const first = await signedIn(world.app, owner);
  const old = 'x'.repeat(43);
  await world.database.sql(
    `update known_device set hash = sha256('${old}'::bytea) where account_id = '${owner.id}'`,
  );
  first.cookies.set('riparo-device', old);
  await first.ask('mutation { signOut }');
  await crowd();
  expect((await signIn(first, owner)).code).toBeNull();
  expect(first.cookies.get('riparo-device')).toMatch(/^[\w-]{43}\.[\w-]{43}$/);
});
