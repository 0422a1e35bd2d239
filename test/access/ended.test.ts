import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { signedIn, signIn } from '../support/browser.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe('what has ended', () => {
  const me = '{ me { id } }';

  test('is told alike of a session and of a key: once of the browser, which then is nobody', async () => {
    const organisation = await world.given.organisation();
    const person = await world.given.person({ roles: ['SHELTER_OPERATOR'], organisation });
    const browser = await signedIn(world.app, person);
    const operator = await world.given.operator({ organisation });
    await world.database.sql('update session set ended_at = registry_now() where account_id = $1', [
      person.id,
    ]);
    await world.database.sql('update api_key set revoked_at = registry_now() where account_id = $1', [
      operator.id,
    ]);
    const [bySession, byKey] = [await browser.ask(me), await world.ask(operator, me)];
    expect([bySession.status, bySession.errors]).toEqual([byKey.status, byKey.errors]);
    expect([byKey.status, byKey.code]).toEqual([401, 'NOT_SIGNED_IN']);
    expect(browser.cookies.has('riparo')).toBe(false);
    expect((await browser.ask(me)).data).toEqual({ me: null });
  });

  test('does not keep anybody from signing in again with the same browser', async () => {
    const organisation = await world.given.organisation();
    const person = await world.given.person({ roles: ['SHELTER_OPERATOR'], organisation });
    const browser = await signedIn(world.app, person);
    await world.database.sql('update session set ended_at = registry_now() where account_id = $1', [
      person.id,
    ]);
    expect((await signIn(browser, person)).code).toBeNull();
    expect((await browser.ask(me)).data.me.id).toBe(person.id);
  });
});
