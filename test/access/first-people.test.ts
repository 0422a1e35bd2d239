import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoGuide } from '../../seeds/index.js';
import { makeInvitation, makeKey, whyNotInvite } from '../../src/access/index.js';
import { openBrowser, signIn } from '../support/browser.js';
import { createWorld, type World } from '../support/world.js';

const nobody = { districtId: null, organisationId: null, municipalityCodes: [] };
const first = { ...nobody, name: 'Paolo Gardini', email: 'paolo@example.org', role: 'ADMIN' };

describe('the first administrator', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());
  const by = () => ({ secrets: world.secrets, publicUrl: 'https://pis.example.it' });

  test('is invited from the command line, and may then invite others', async () => {
    let link = '';
    await world.database.asOwner(async (client) => {
      link = await makeInvitation(client, first, by());
      await expect(makeInvitation(client, first, by())).rejects.toThrow(
        'somebody here already has this address',
      );
    });
    expect(link).toMatch(/^https:\/\/pis\.example\.it\/invitation#[\w-]{43}\.[\w-]{22}$/);
    const browser = openBrowser(world.app);
    const input = { token: link.split('#')[1], password: 'tartaruga lampone bicicletta' };
    const accepted = await browser.ask(
      'mutation ($input: LinkPasswordInput!) { acceptInvitation(input: $input) { name secondFactorDue } }',
      { input },
    );
    expect(accepted.data.acceptInvitation).toEqual({ name: 'Paolo Gardini', secondFactorDue: true });
    expect((await browser.ask('{ people { nodes { id } } }')).code).toBe('SECOND_FACTOR_NEEDED');
  });

  test('what the command line makes is in the audit trail', async () => {
    await world.database.asOwner((client) => makeKey(client, { ...first, scopes: null, expiresAt: null }));
    const rows = await world.database.sql(
      "select action, details from audit_entry where details->>'by' = 'COMMAND' order by seq",
    );
    expect(rows).toContainEqual({ action: 'KEY_CHANGED', details: { what: 'MADE', by: 'COMMAND' } });
    expect(rows).toContainEqual({ action: 'PERSON_CHANGED', details: { what: 'INVITED', by: 'COMMAND' } });
  });

  test.each([
    [{ ...first, name: '' }, '--name'],
    [{ ...first, email: 'nowhere' }, '--email'],
    [{ ...first, role: 'KING' }, '--role must be one of'],
    [{ ...first, role: 'COORDINATOR' }, 'district'],
    [{ ...first, role: 'INTEGRATION' }, 'make a key'],
  ])('%o is refused, naming %s', (wanted, word) => {
    expect(whyNotInvite(wanted).join('\n')).toContain(word);
  });
});

describe('the people of the demo', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ demo: true, installation: { isSecondFactorRequired: false } });
  }, 60_000);
  afterAll(() => world.close());

  test('sign in with the e-mail and the password that are printed, and are who their keys are', async () => {
    const people = demoGuide.keys.filter(({ email }) => email !== null);
    expect(people.length).toBeGreaterThan(7);
    for (const { key, email } of people) {
      const { data } = await signIn(openBrowser(world.app), {
        email: email ?? '',
        password: demoGuide.password,
      });
      const { data: byKey } = await world.ask(key, '{ me { id } }');
      expect(data.signIn).toMatchObject({ id: byKey.me.id, secondFactorDue: false });
    }
  });
});
