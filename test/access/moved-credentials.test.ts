import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { secretsFrom } from '../../src/platform/secrets.js';
import { rotateAllKeys } from '../../src/rotate-keys.js';
import { openBrowser, signIn } from '../support/browser.js';
import { givenIn } from '../support/given.js';
import { codeOf, type Person } from '../support/given-people.js';
import { createWorld, type World } from '../support/world.js';

const newKey = () => randomBytes(32).toString('base64');
const [old, present] = [newKey(), newKey()];

let world: World;
let person: Person;
beforeAll(async () => {
  world = await createWorld({ secretKey: present, secretKeysBefore: [old] });
  const district = await world.given.district();
  person = await givenIn(world.database, secretsFrom(old)).person({
    ...{ roles: ['SOCIAL_WORKER'], district, secondFactor: true },
  });
});
afterAll(() => world.close());

async function signInWith(steps: number) {
  const code = codeOf(person.generator, await world.clock.now(), steps);
  return (await signIn(openBrowser(world.app), { ...person, code })).code;
}
const tag = async () =>
  (
    await world.database.sql<{ tag: string }>(
      'select email_tag as tag from person_credential where account_id = $1',
      [person.id],
    )
  )[0]?.tag;

test('people sign in while the key of the registry changes, and after it', async () => {
  expect(await signInWith(-1)).toBeNull();
  const before = await tag();
  const secrets = secretsFrom(present, [old]);
  const rotated = await rotateAllKeys({ ownerUrl: world.database.ownerUrl, secrets, say: () => undefined });
  expect(rotated.values).toBeGreaterThan(0);
  expect(await tag()).not.toBe(before);
  expect(await signInWith(0)).toBeNull();
  const [row] = await world.database.sql<{ email: Buffer; totp: Buffer }>(
    'select email_sealed as email, totp_sealed as totp from person_credential where account_id = $1',
    [person.id],
  );
  const alone = secretsFrom(present);
  expect(alone.open(row?.email ?? Buffer.of(), `person_credential.email:${person.id}`)).toBe(person.email);
  expect(alone.isSealedNow(row?.totp ?? Buffer.of())).toBe(true);
  const again = await rotateAllKeys({ ownerUrl: world.database.ownerUrl, secrets, say: () => undefined });
  expect(again.values).toBe(0);
});
