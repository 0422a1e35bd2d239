import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openBrowser, signedIn, signIn } from '../support/browser.js';
import type { Account } from '../support/given.js';
import { codeOf } from '../support/given-people.js';
import { createWorld, type World } from '../support/world.js';
import { managingIn, newPassword, tokenOf } from './managing.js';

let world: World;
let managing: ReturnType<typeof managingIn>;
let district: { id: string; comune: string };
let elsewhere: { id: string; comune: string };
let organisation: { id: string };
let coordinator: Account;
let admin: Account;
beforeAll(async () => {
  world = await createWorld();
  managing = managingIn(world);
  district = await world.given.district();
  elsewhere = await world.given.district();
  organisation = await world.given.organisation({ district });
  coordinator = await world.given.coordinator({ district });
  admin = await world.given.admin();
});
afterAll(() => world.close());

describe('whom nobody manages from here', () => {
  const acts = [
    'sendInvitation',
    'resetPasswordOf',
    'withdrawInvitation',
    'disablePerson',
    'enablePerson',
    'endSessionsOf',
    'resetSecondFactorOf',
  ];
  const fields = (mutation: string) =>
    /sendInvitation|resetPasswordOf/.test(mutation) ? '{ isSent }' : '{ id }';

  test.each(acts)(
    '%s: not signed in, other roles, other districts, administrators, oneself',
    async (mutation) => {
      const own = await managing.worker(district);
      expect((await managing.act(null, mutation, own.id, fields(mutation))).code).toBe('NOT_SIGNED_IN');
      const others = [
        await world.given.worker({ district }),
        await world.given.operator({ organisation }),
        await world.given.backOffice({ municipalities: [district.comune] }),
        await world.given.mediator({ district }),
        await world.given.auditor(),
        await world.given.integration({ district, scopes: ['people.manage', 'beds.read'] }),
      ];
      for (const other of others)
        expect((await managing.act(other, mutation, own.id, fields(mutation))).code).toBe('NOT_ALLOWED');
      const foreign = await managing.worker(elsewhere);
      for (const id of [foreign.id, randomUUID(), 'no id'])
        expect((await managing.act(coordinator, mutation, id, fields(mutation))).code).toBe('NOT_FOUND');
      const boss = await world.given.person({ roles: ['ADMIN'], district });
      expect((await managing.act(coordinator, mutation, boss.id, fields(mutation))).code).toBe('NOT_ALLOWED');
      expect((await managing.act(coordinator, mutation, coordinator.id, fields(mutation))).code).toBe(
        'OWN_ACCOUNT',
      );
    },
  );

  test('does not show in the list either', async () => {
    const [own, foreign] = [await managing.worker(district), await managing.worker(elsewhere)];
    const operator = await world.given.person({ roles: ['SHELTER_OPERATOR'], organisation });
    const ask = async (who: Account, after: string | null = null): Promise<string[]> => {
      const { data } = await world.ask(
        who,
        'query ($after: String) { people(first: 7, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      const { nodes, pageInfo } = data.people;
      const ids = nodes.map(({ id }: { id: string }) => id);
      return pageInfo.hasNextPage ? [...ids, ...(await ask(who, pageInfo.endCursor))] : ids;
    };
    const seen = await ask(coordinator);
    expect(seen).toEqual(expect.arrayContaining([own.id, operator.id]));
    expect(seen).not.toContain(foreign.id);
    expect(await ask(admin)).toEqual(expect.arrayContaining([own.id, operator.id, foreign.id]));
  });
});

describe('a change of somebody', () => {
  const edit = (who: Account, input: object) =>
    world.ask(
      who,
      'mutation ($input: EditPersonInput!) { editPerson(input: $input) { name roles revision } }',
      { input },
    );

  test('of the name leaves them signed in; of the roles ends their sessions', async () => {
    const person = await world.given.person({ roles: ['SHELTER_OPERATOR'], organisation });
    const browser = await signedIn(world.app, person);
    await edit(coordinator, { personId: person.id, name: 'Altro Nome' });
    expect((await browser.ask('{ me { name } }')).data.me).toEqual({ name: 'Altro Nome' });
    const { data } = await edit(coordinator, {
      ...{
        personId: person.id,
        roles: ['BACK_OFFICE'],
        municipalityCodes: [district.comune],
        expectedRevision: 2,
      },
    });
    expect(data.editPerson).toMatchObject({ roles: ['BACK_OFFICE'], revision: 3 });
    expect((await browser.ask('{ me { name } }')).code).toBe('NOT_SIGNED_IN');
    const rows = await world.database.sql(
      "select details from audit_entry where action = 'PERSON_CHANGED' and $1 = any(target_ids) order by seq desc limit 1",
      [person.id],
    );
    expect(rows).toEqual([
      { details: { what: 'RIGHTS_CHANGED', before: ['SHELTER_OPERATOR'], after: ['BACK_OFFICE'] } },
    ]);
  });

  test('is refused where they moved since, or where the roles are not the own to give', async () => {
    const { id: personId } = await managing.worker(district);
    expect((await edit(coordinator, { personId, name: 'X', expectedRevision: 9 })).code).toBe(
      'STALE_REVISION',
    );
    expect((await edit(coordinator, { personId, roles: ['ADMIN'] })).code).toBe('NOT_ALLOWED');
    expect((await edit(coordinator, { personId: coordinator.id, roles: ['SOCIAL_WORKER'] })).code).toBe(
      'OWN_ACCOUNT',
    );
  });
});

describe('access is taken and given back', () => {
  test('disabled: no session, no key, no link; enabled: as before', async () => {
    const person = await world.given.person({ roles: ['SHELTER_OPERATOR'], organisation });
    const browser = await signedIn(world.app, person);
    await managing.act(coordinator, 'disablePerson', person.id);
    expect((await browser.ask('{ me { id } }')).code).toBe('NOT_SIGNED_IN');
    expect((await signIn(openBrowser(world.app), person)).code).toBe('SIGN_IN_REFUSED');
    expect((await managing.act(coordinator, 'resetPasswordOf', person.id, '{ link }')).code).toBe(
      'PERSON_DISABLED',
    );
    await managing.act(coordinator, 'enablePerson', person.id);
    expect((await signIn(browser, person)).code).toBeNull();
  });

  test('signed out everywhere by another', async () => {
    const person = await world.given.person({ roles: ['SHELTER_OPERATOR'], organisation });
    const browser = await signedIn(world.app, person);
    await managing.act(coordinator, 'endSessionsOf', person.id);
    expect((await browser.ask('{ me { id } }')).code).toBe('NOT_SIGNED_IN');
  });

  test('a new password by a link ends the sessions and leaves the second factor', async () => {
    const person = await managing.worker(district, true);
    const browser = await signedIn(world.app, {
      ...person,
      code: codeOf(person.generator, await world.clock.now()),
    });
    const { link } = (await managing.act(coordinator, 'resetPasswordOf', person.id, '{ link }')).data
      .resetPasswordOf;
    const input = { token: tokenOf(link), password: newPassword };
    const reset = () =>
      world.ask(null, 'mutation ($input: LinkPasswordInput!) { resetPassword(input: $input) }', { input });
    expect((await reset()).data).toEqual({ resetPassword: true });
    expect((await reset()).code).toBe('LINK_ENDED');
    expect((await browser.ask('{ me { id } }')).code).toBe('NOT_SIGNED_IN');
    const { email } = person;
    expect((await signIn(openBrowser(world.app), { email, password: newPassword })).code).toBe(
      'SIGN_IN_REFUSED',
    );
    const code = codeOf(person.generator, await world.clock.now(), 1);
    expect((await signIn(openBrowser(world.app), { email, password: newPassword, code })).code).toBeNull();
  });

  test('a link for a new password is good for half an hour', async () => {
    const person = await managing.worker(district);
    const { link } = (await managing.act(coordinator, 'resetPasswordOf', person.id, '{ link }')).data
      .resetPasswordOf;
    await world.clock.advance('31 minutes');
    const input = { token: tokenOf(link), password: newPassword };
    const { code } = await world.ask(
      null,
      'mutation ($input: LinkPasswordInput!) { resetPassword(input: $input) }',
      { input },
    );
    expect(code).toBe('LINK_ENDED');
  });

  test('a lost second factor is set up anew', async () => {
    const person = await managing.worker(district, true);
    await managing.act(coordinator, 'resetSecondFactorOf', person.id);
    const browser = await signedIn(world.app, person);
    expect((await browser.ask('{ me { secondFactorDue } }')).data.me).toEqual({ secondFactorDue: true });
  });
});
