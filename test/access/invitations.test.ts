import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openBrowser, signIn } from '../support/browser.js';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { freshEmail, managingIn, newPassword, tokenOf } from './managing.js';

let world: World;
let managing: ReturnType<typeof managingIn>;
let district: { id: string; comune: string };
let elsewhere: { id: string; comune: string };
let organisation: { id: string };
let foreignOrganisation: { id: string };
let coordinator: Account;
let admin: Account;
beforeAll(async () => {
  world = await createWorld();
  managing = managingIn(world);
  district = await world.given.district();
  elsewhere = await world.given.district();
  organisation = await world.given.organisation({ district });
  foreignOrganisation = await world.given.organisation({ district: elsewhere });
  coordinator = await world.given.coordinator({ district });
  admin = await world.given.admin();
});
afterAll(() => world.close());

describe('an invitation', () => {
  test('makes an account that its link opens, once', async () => {
    const { data } = await managing.invite(coordinator, { roles: ['SOCIAL_WORKER'] });
    const { person, link, isSent } = data.invitePerson;
    expect(isSent).toBe(false);
    expect(link).toMatch(/^http:\/\/localhost:4000\/invitation#[\w-]{43}\.[\w-]{22}$/);
    expect(person).toMatchObject({ roles: ['SOCIAL_WORKER'], districtId: district.id, hasPassword: false });
    const accepted = await managing.accept(tokenOf(link));
    expect(accepted.data.acceptInvitation).toEqual({ id: person.id, secondFactorDue: true });
    expect((await managing.accept(tokenOf(link))).code).toBe('LINK_ENDED');
    expect(
      (await signIn(openBrowser(world.app), { email: person.email, password: newPassword })).code,
    ).toBeNull();
  });

  test('accepted by two at once lets one in', async () => {
    const { data } = await managing.invite(coordinator, { roles: ['SOCIAL_WORKER'] });
    const token = tokenOf(data.invitePerson.link);
    const answers = await Promise.all([
      managing.accept(token),
      managing.accept(token),
      managing.accept(token),
    ]);
    expect(answers.map(({ code }) => code).sort()).toEqual(['LINK_ENDED', 'LINK_ENDED', null].sort());
  });

  test.each(['7 days 1 second', null])('is refused after %s, or where it was forged', async (after) => {
    const { data } = await managing.invite(coordinator, { roles: ['SOCIAL_WORKER'] });
    const token = tokenOf(data.invitePerson.link);
    if (after) await world.clock.advance(after);
    const [random = '', signature = ''] = token.split('.');
    const forged = [`${random}.${signature.slice(1)}x`, `${'a'.repeat(43)}.${signature}`, random, '', '.'];
    for (const one of after ? [token] : forged) expect((await managing.accept(one)).code).toBe('LINK_ENDED');
  });

  test('is no link for a new password', async () => {
    const { data } = await managing.invite(coordinator, { roles: ['SOCIAL_WORKER'] });
    const { code } = await world.ask(
      null,
      'mutation ($input: LinkPasswordInput!) { resetPassword(input: $input) }',
      { input: { token: tokenOf(data.invitePerson.link), password: newPassword } },
    );
    expect(code).toBe('LINK_ENDED');
  });

  test('sent again ends the one before; withdrawn it opens nothing', async () => {
    const { data } = await managing.invite(coordinator, { roles: ['SOCIAL_WORKER'] });
    const { person, link } = data.invitePerson;
    const again = (await managing.act(coordinator, 'sendInvitation', person.id, '{ link }')).data
      .sendInvitation.link;
    expect((await managing.accept(tokenOf(link))).code).toBe('LINK_ENDED');
    expect((await managing.act(coordinator, 'withdrawInvitation', person.id)).code).toBeNull();
    expect((await managing.accept(tokenOf(again))).code).toBe('LINK_ENDED');
    expect((await managing.act(coordinator, 'withdrawInvitation', person.id)).code).toBe('LINK_ENDED');
  });

  test('sent twice with one requestKey makes one account, and the link is told once', async () => {
    const input = { email: freshEmail(), roles: ['SOCIAL_WORKER'], requestKey: randomUUID() };
    const [one, two] = [await managing.invite(coordinator, input), await managing.invite(coordinator, input)];
    expect(two.data.invitePerson.person.id).toBe(one.data.invitePerson.person.id);
    expect(two.data.invitePerson.link).toBeNull();
    expect((await managing.accept(tokenOf(one.data.invitePerson.link))).code).toBeNull();
  });

  test('for an e-mail that somebody has is refused, however it is written', async () => {
    const email = freshEmail();
    await managing.invite(coordinator, { email, roles: ['SOCIAL_WORKER'] });
    const { code } = await managing.invite(coordinator, {
      email: ` ${email.toUpperCase()}`.trim(),
      roles: ['SOCIAL_WORKER'],
    });
    expect(code).toBe('EMAIL_TAKEN');
  });

  test.each([
    ['too short', 'breve'],
    ['one character', 'aaaaaaaaaaaaaaaaaaaa'],
    ['the own name', 'nuova persona!'],
    ['a row', 'abcdefghijklmnop'],
    ['the same twice', 'cavallo1cavallo1'],
    ['common', 'password1234'],
    ['a common word and a year', 'Benvenuto2026!'],
    ['a row of the keyboard', 'qwertyuiop12'],
  ])('takes no password that is %s', async (_, password) => {
    const { data } = await managing.invite(coordinator, { roles: ['SOCIAL_WORKER'] });
    const token = tokenOf(data.invitePerson.link);
    expect((await managing.accept(token, password)).code).toBe('WEAK_PASSWORD');
    expect((await managing.accept(token)).code).toBeNull();
  });
});

describe('roles are given by who may give them', () => {
  const cases: [string, 'coordinator' | 'admin', () => object, string | null][] = [
    ['a coordinator, a worker', 'coordinator', () => ({ roles: ['SOCIAL_WORKER'] }), null],
    ['a coordinator, another coordinator', 'coordinator', () => ({ roles: ['COORDINATOR'] }), null],
    [
      'a coordinator, an operator of the own district',
      'coordinator',
      () => ({ roles: ['SHELTER_OPERATOR'], organisationId: organisation.id }),
      null,
    ],
    [
      'a coordinator, an office of an own comune',
      'coordinator',
      () => ({ roles: ['BACK_OFFICE'], municipalityCodes: [district.comune] }),
      null,
    ],
    ['a coordinator, an administrator', 'coordinator', () => ({ roles: ['ADMIN'] }), 'NOT_ALLOWED'],
    ['a coordinator, an auditor', 'coordinator', () => ({ roles: ['AUDITOR'] }), 'NOT_ALLOWED'],
    [
      'a coordinator, a worker elsewhere',
      'coordinator',
      () => ({ roles: ['SOCIAL_WORKER'], districtId: elsewhere.id }),
      'NOT_ALLOWED',
    ],
    [
      'a coordinator, an operator elsewhere',
      'coordinator',
      () => ({ roles: ['SHELTER_OPERATOR'], organisationId: foreignOrganisation.id }),
      'NOT_ALLOWED',
    ],
    [
      'a coordinator, an office of a foreign comune',
      'coordinator',
      () => ({ roles: ['BACK_OFFICE'], municipalityCodes: [elsewhere.comune] }),
      'NOT_ALLOWED',
    ],
    ['an administrator, an administrator', 'admin', () => ({ roles: ['ADMIN'] }), null],
    [
      'an administrator, a coordinator beside another',
      'admin',
      () => ({ roles: ['COORDINATOR'], districtId: district.id }),
      'COORDINATOR_DECIDES',
    ],
    [
      'an administrator, the first coordinator of a district',
      'admin',
      () => ({ roles: ['COORDINATOR'], districtId: elsewhere.id }),
      null,
    ],
    [
      'an administrator, an operator',
      'admin',
      () => ({ roles: ['SHELTER_OPERATOR'], organisationId: organisation.id }),
      null,
    ],
    [
      'an administrator, an office of a comune that has a coordinator, by hand',
      'admin',
      () => ({ roles: ['BACK_OFFICE'], municipalityCodes: [district.comune] }),
      'ONLY_BY_EMAIL',
    ],
    [
      'an administrator, a mediator',
      'admin',
      () => ({ roles: ['CULTURAL_MEDIATOR'], districtId: district.id }),
      'NOT_ALLOWED',
    ],
    [
      'an administrator, a coordinator of no district',
      'admin',
      () => ({ roles: ['COORDINATOR'] }),
      'ROLES_DO_NOT_FIT',
    ],
    [
      'an administrator, an administrator who works',
      'admin',
      () => ({ roles: ['ADMIN', 'BACK_OFFICE'], municipalityCodes: [elsewhere.comune] }),
      'ROLES_DO_NOT_FIT',
    ],
    ['an administrator, a machine', 'admin', () => ({ roles: ['INTEGRATION'] }), 'NOT_ALLOWED'],
    [
      'an administrator, a coordinator of a district that is not there',
      'admin',
      () => ({ roles: ['COORDINATOR'], districtId: randomUUID() }),
      'INVALID_INPUT',
    ],
    ['an administrator, nothing', 'admin', () => ({ roles: [] }), 'ROLES_DO_NOT_FIT'],
  ];
  test.each(cases)('%s by %s', async (_, who, input, expected) => {
    const { code } = await managing.invite(who === 'admin' ? admin : coordinator, input());
    expect(code).toBe(expected);
  });
});
