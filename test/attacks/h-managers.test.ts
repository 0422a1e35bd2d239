import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freshEmail, managingIn, newPassword, tokenOf } from '../access/managing.js';
import { overSse, until } from '../live/streams.js';
import { openBrowser, signIn } from '../support/browser.js';
import type { Account, District } from '../support/given.js';
import type { Shelter } from '../support/given-shelters.js';
import { type Answer, createWorld, type World } from '../support/world.js';

/**
 * Whoever manages people and keys tries every way to a guarded shelter: an administrator, and the coordinator of the
 * district whose organisation keeps it in another one.
 */
let world: World;
let managing: ReturnType<typeof managingIn>;
/** The organisation is of `home`; its refuge lies in `away`, beside an open house of it. */
let home: District;
let away: District;
let organisation: { id: string };
let refuge: Shelter;
let open: Shelter;
let admin: Account;
let neighbour: Account;
let keeper: Account;
let operator: Account;

beforeAll(async () => {
  world = await createWorld({ installation: { isSecondFactorRequired: false } });
  managing = managingIn(world);
  [home, away] = [await world.given.district(), await world.given.district()];
  organisation = await world.given.organisation({ district: home });
  const place = { meetingPoint: 'questura', secretAddress: 'Vicolo Inventato 7' };
  refuge = await world.given.shelter({ district: away, organisation, secrecy: 'SECRET', ...place });
  open = await world.given.shelter({ district: away, organisation });
  admin = await world.given.admin();
  neighbour = await world.given.coordinator({ district: home });
  keeper = await world.given.coordinator({ district: away });
  operator = await world.given.operator({ organisation });
});
afterAll(() => world.close());

const act = (who: Account | string | null, name: string, input: object, fields = '{ id }') => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  return world.ask(who, `mutation ($input: ${type}!) { ${name}(input: $input) ${fields} }`, { input });
};
const vouch = (who: Account | null, accountId: string, name = 'vouchForOperator'): Promise<Answer> =>
  world.ask(
    who,
    `mutation ($accountId: ID!) { ${name}(input: { accountId: $accountId }) { accountId vouchedAt declined } }`,
    { accountId },
  );

/** All the ways in which somebody who acts for the organisation can come to know of its refuge. */
const ways = `query ($shelter: ID!, $pool: ID!) {
  shelter(id: $shelter) { id hasMeetingPoint hasStoredAddress }
  bedPool(id: $pool) { id free }
  shelters(first: 100) { nodes { id } }
  own: shelters(first: 100, filter: { own: true }) { nodes { id pools { id expected { id } } } }
  organisations(first: 100) { nodes { id shelters { id } } }
  placements(first: 100) { nodes { id pool { id } } }
  alerts { kind poolId shelterId }
}`;
const idsOf = () => ({ shelter: refuge.id, pool: refuge.pool.id });

type Asking = (document: string, variables: object) => Promise<Answer>;

/** What they find of it; nothing where it does not exist for them. */
async function found(ask: Asking): Promise<string[]> {
  const read = await ask(ways, idsOf());
  if (!read.data) throw new Error(JSON.stringify(read.errors));
  const text = JSON.stringify(read.data);
  const missing = JSON.stringify((await ask(ways, { shelter: randomUUID(), pool: randomUUID() })).data);
  const set = 'mutation ($input: SetSecretPlaceInput!) { setSecretPlace(input: $input) { id } }';
  const place = { shelterId: refuge.id, meetingPoint: `altrove ${randomUUID()}`, requestKey: randomUUID() };
  const moved = await ask(set, { input: place });
  const count = 'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { id } }';
  const counted = await ask(count, { input: { poolId: refuge.pool.id, occupied: 1 } });
  return [
    ...(text.includes(refuge.id) || text.includes(refuge.pool.id) ? ['reads it'] : []),
    ...(text === missing ? [] : ['can tell it from what never existed']),
    ...(moved.code === 'NOT_FOUND' ? [] : ['moves its meeting point']),
    ...(counted.code === 'NOT_FOUND' ? [] : ['counts its beds']),
  ];
}
const withKey =
  (key: string): Asking =>
  (document, variables) =>
    world.ask(key, document, variables);

/** Everybody who manages something, but for the coordinator who keeps the refuge. */
const managers = () => [
  ['an administrator', admin] as const,
  ['the coordinator of another district', neighbour] as const,
];

describe('a refuge of an organisation does not open', () => {
  test('to an operator whom they invite, and whose link they are handed', async () => {
    for (const [, manager] of managers()) {
      const invited = await managing.invite(manager, {
        ...{ roles: ['SHELTER_OPERATOR'], organisationId: organisation.id },
      });
      const browser = openBrowser(world.app);
      const input = { token: tokenOf(invited.data.invitePerson.link), password: newPassword };
      await browser.ask('mutation ($input: LinkPasswordInput!) { acceptInvitation(input: $input) { id } }', {
        input,
      });
      expect(await found(browser.ask)).toEqual([]);
    }
  });

  test('to a key that they make for the organisation', async () => {
    for (const [, manager] of managers()) {
      const scopes = ['beds.read', 'beds.declare', 'shelters.edit', 'placements.read'];
      const input = { organisationId: organisation.id, name: 'Gestionale', scopes };
      const { data } = await act(manager, 'createApiKey', input, '{ secret }');
      expect(await found(withKey(data.createApiKey.secret))).toEqual([]);
    }
  });

  test('to a key of a system that is vouched for, and that they rotate', async () => {
    for (const [, manager] of managers()) {
      const scopes = ['beds.read', 'beds.declare', 'shelters.edit', 'placements.read'];
      const system = await world.given.integration({ organisation, scopes });
      expect(await found(withKey(system.key))).not.toEqual([]);
      const [key] = await world.database.sql<{ id: string }>('select id from api_key where account_id = $1', [
        system.id,
      ]);
      const { data } = await act(manager, 'rotateApiKey', { keyId: key?.id }, '{ secret }');
      expect(await found(withKey(data.rotateApiKey.secret))).toEqual([]);
      expect(await found(withKey(system.key))).toEqual([]);
    }
  });

  test('to an operator who is vouched for, and whose password or second factor they reset', async () => {
    for (const [, manager] of managers()) {
      const person = await world.given.person({ roles: ['SHELTER_OPERATOR'], organisation });
      const before = openBrowser(world.app);
      await signIn(before, person);
      expect(await found(before.ask)).not.toEqual([]);
      const reset = await managing.act(manager, 'resetPasswordOf', person.id, '{ link }');
      const input = { token: tokenOf(reset.data.resetPasswordOf.link), password: newPassword };
      const set = 'mutation ($input: LinkPasswordInput!) { resetPassword(input: $input) }';
      expect((await world.ask(null, set, { input })).data).toEqual({ resetPassword: true });
      const thief = openBrowser(world.app);
      expect((await signIn(thief, { ...person, password: newPassword })).code).toBeNull();
      expect(await found(thief.ask)).toEqual([]);
      expect((await managing.act(manager, 'resetSecondFactorOf', person.id)).code).toBe('ANOTHER_PERSON');
    }
  });

  test('to an operator of theirs whom they move to the organisation', async () => {
    const other = await world.given.organisation({ district: home });
    for (const [, manager] of managers()) {
      const person = await world.given.person({ roles: ['SHELTER_OPERATOR'], organisation: other });
      const edited = await act(manager, 'editPerson', {
        personId: person.id,
        organisationId: organisation.id,
      });
      expect(edited.code).toBeNull();
      const browser = openBrowser(world.app);
      await signIn(browser, person);
      expect(await found(browser.ask)).toEqual([]);
    }
  });

  test('to who vouches where they do not coordinate, or for themselves', async () => {
    const { id } = await world.given.operator({ organisation, vouchedFor: false });
    for (const name of ['vouchForOperator', 'withdrawVouching']) {
      expect((await vouch(null, id, name)).code).toBe('NOT_SIGNED_IN');
      const others = [
        ...[admin, operator, await world.given.auditor(), await world.given.worker({ district: away })],
        await world.given.backOffice({ municipalities: [away.comune] }),
        await world.given.mediator({ district: away }),
        await world.given.integration({ district: away, scopes: ['operators.vouch'] }),
      ];
      for (const other of others) expect((await vouch(other, id, name)).code).toBe('NOT_ALLOWED');
      expect((await vouch(keeper, randomUUID(), name)).code).toBe('NOT_FOUND');
    }
    // Of their own organisation the coordinator of `home` may speak, and it opens nothing in `away`.
    expect((await vouch(neighbour, id)).code).toBeNull();
    const [row] = await world.database.sql<{ n: number }>(
      'select count(*)::integer as n from vouching where account_id = $1 and district_id = $2',
      [id, away.id],
    );
    expect(row?.n).toBe(0);
    const both = await world.given.account({
      ...{ roles: ['COORDINATOR', 'SHELTER_OPERATOR'], district: away, organisation, vouchedFor: false },
    });
    expect((await vouch(both, both.id)).code).toBe('OWN_ACCOUNT');
  });
});

describe('who sees cases is for the coordinators of a district', () => {
  const by = (roles: string[], more: object = {}) =>
    managing.invite(admin, { roles, districtId: away.id, email: freshEmail(), ...more });

  test('an administrator makes no worker, no mediator, and no coordinator beside another', async () => {
    for (const role of ['SOCIAL_WORKER', 'CULTURAL_MEDIATOR'])
      expect((await by([role])).code).toBe('NOT_ALLOWED');
    expect((await by(['COORDINATOR'])).code).toBe('COORDINATOR_DECIDES');
    expect((await by(['BACK_OFFICE'], { municipalityCodes: [away.comune] })).code).toBe('ONLY_BY_EMAIL');
  });

  test('nor out of somebody whose password they may know', async () => {
    const { id: personId } = await world.given.person({ roles: ['SHELTER_OPERATOR'], organisation });
    const office = { personId, roles: ['BACK_OFFICE'], municipalityCodes: [away.comune] };
    expect((await act(admin, 'editPerson', office)).code).toBe('COORDINATOR_DECIDES');
    const worker = { personId, roles: ['SOCIAL_WORKER'] };
    expect((await act(admin, 'editPerson', worker)).code).toBe('NOT_ALLOWED');
  });

  test('nor do they reset a coordinator or a worker, or give them back what was taken', async () => {
    const coordinator = await world.given.person({ roles: ['COORDINATOR'], district: away });
    const worker = await world.given.person({ roles: ['SOCIAL_WORKER'], district: away });
    for (const { id } of [coordinator, worker]) {
      expect((await managing.act(admin, 'resetPasswordOf', id, '{ link }')).code).toBe('COORDINATOR_DECIDES');
      expect((await managing.act(admin, 'resetSecondFactorOf', id)).code).toBe('COORDINATOR_DECIDES');
      expect((await managing.act(admin, 'disablePerson', id)).code).toBeNull();
      expect((await managing.act(admin, 'enablePerson', id)).code).toBe('COORDINATOR_DECIDES');
    }
  });

  test('nor put another in the place of the coordinator whom they took away', async () => {
    const district = await world.given.district();
    const { id } = await world.given.person({ roles: ['COORDINATOR'], district });
    const first = { roles: ['COORDINATOR'], districtId: district.id };
    expect((await managing.invite(admin, first)).code).toBe('COORDINATOR_DECIDES');
    await managing.act(admin, 'disablePerson', id);
    expect((await managing.invite(admin, first)).code).toBe('ANOTHER_PERSON');
    const { data } = await managing.invite(await world.given.admin(), first);
    expect(data.invitePerson.link).toContain('/invitation#');
    const [entry] = await world.database.sql<{ details: { handedOver?: boolean } }>(
      "select details from audit_entry where $1 = any(target_ids) and action = 'PERSON_CHANGED'",
      [data.invitePerson.person.id],
    );
    expect(entry?.details.handedOver).toBe(true);
  });

  test('and is handed no key of a system that reads its cases', async () => {
    const system = await world.given.integration({ district: away, scopes: ['interventions.read'] });
    const [key] = await world.database.sql<{ id: string }>('select id from api_key where account_id = $1', [
      system.id,
    ]);
    expect((await act(admin, 'rotateApiKey', { keyId: key?.id }, '{ secret }')).code).toBe(
      'COORDINATOR_DECIDES',
    );
  });
});

describe('an attack that succeeds', () => {
  test('is seen: where everybody is vouched for by themselves, the refuge is found in every way', async () => {
    await world.database.sql(`create function plant() returns trigger language plpgsql as $$ begin
      insert into vouching (account_id, district_id, vouched_by)
        select new.id, d.id, gen_random_uuid() from district d on conflict do nothing;
      return null; end $$`);
    await world.database.sql(
      'create trigger planted after insert on account for each row execute function plant()',
    );
    const scopes = ['beds.read', 'beds.declare', 'shelters.edit', 'placements.read'];
    const input = { organisationId: organisation.id, name: 'Gestionale', scopes };
    const { data } = await act(admin, 'createApiKey', input, '{ secret }');
    await world.database.sql('drop trigger planted on account');
    expect(await found(withKey(data.createApiKey.secret))).toEqual([
      ...['reads it', 'can tell it from what never existed', 'moves its meeting point', 'counts its beds'],
    ]);
  });
});

describe('the word of a coordinator', () => {
  test('opens the refuge, and with it goes what it opened, on open streams within seconds', async () => {
    const { id, key } = await world.given.operator({ organisation, vouchedFor: false });
    expect(await found(withKey(key))).toEqual([]);
    const { data } = await vouch(keeper, id);
    expect(data.vouchForOperator.vouchedAt).not.toBeNull();
    const seen = await world.ask(key, ways, idsOf());
    expect(seen.data.shelter).toEqual({ id: refuge.id, hasMeetingPoint: true, hasStoredAddress: true });
    const stream = overSse(world.app, key);
    await until(() => stream.told.length > 0);
    const declare = { poolId: refuge.pool.id, occupied: 2 };
    expect((await act(operator, 'declareBeds', declare)).code).toBeNull();
    await until(() => JSON.stringify(stream.told).includes(refuge.pool.id));
    expect((await vouch(keeper, id, 'withdrawVouching')).data.withdrawVouching.declined).toBe(true);
    expect(await found(withKey(key))).toEqual([]);
    await until(() => JSON.stringify(stream.told.at(-1)).includes('"pool":null'), 5_000);
    const told = stream.told.length;
    expect((await act(operator, 'declareBeds', { ...declare, occupied: 3 })).code).toBeNull();
    await until(() => false, 1_000).catch(() => undefined);
    const after = stream.told.slice(told).map((event) => JSON.stringify(event));
    expect(after.filter((event) => event.includes(refuge.pool.id))).toEqual([]);
    stream.stop();
  });

  test('leaves the open houses of the organisation as they were', async () => {
    const { key } = await world.given.operator({ organisation, vouchedFor: false });
    const input = { poolId: open.pool.id, occupied: 2 };
    expect((await act(key, 'declareBeds', input)).code).toBeNull();
  });
});
