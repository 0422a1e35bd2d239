import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openBrowser, signIn } from '../support/browser.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { managingIn } from './managing.js';

interface Letter {
  readonly to: string;
  readonly text: string;
}

let world: World;
let managing: ReturnType<typeof managingIn>;
let district: District;
let organisation: { id: string };
let coordinator: Account;
let colleague: Account;
let admin: Account;
let auditor: Account;
const letters: Letter[] = [];
beforeAll(async () => {
  const post = {
    async send(letter: Letter) {
      letters.push(letter);
    },
  };
  world = await createWorld({ installation: { post } });
  managing = managingIn(world);
  district = await world.given.district();
  organisation = await world.given.organisation({ district });
  coordinator = await world.given.coordinator({ district });
  colleague = await world.given.coordinator({ district });
  admin = await world.given.admin();
  auditor = await world.given.auditor();
});
afterAll(() => world.close());

interface Told {
  readonly kind: string;
  readonly accessChange: string | null;
  readonly accessChangeId: string | null;
  readonly accountId: string | null;
  readonly shelterId: string | null;
  readonly message: string;
}
const alertsOf = async (who: Account): Promise<Told[]> =>
  (
    await world.ask(
      who,
      '{ alerts { kind accessChange accessChangeId accountId shelterId message whatToDo } }',
    )
  ).data.alerts;
const changesOf = async (who: Account, accountId: string) =>
  (await alertsOf(who)).filter((alert) => alert.accountId === accountId && alert.accessChangeId);
const note = (who: Account | null, changeId: string) =>
  world.ask(
    who,
    'mutation ($id: ID!) { noteAccessChange(input: { changeId: $id }) { kind notedBy notedAt } }',
    { id: changeId },
  );
const edit = (who: Account, input: object) =>
  world.ask(who, 'mutation ($input: EditPersonInput!) { editPerson(input: $input) { id name } }', { input });

describe('a change of access', () => {
  test('stands for the coordinators and auditors, until another than who did it takes note of it', async () => {
    const { id } = await managing.worker(district, true);
    await managing.act(coordinator, 'resetSecondFactorOf', id);
    expect(await changesOf(coordinator, id)).toEqual([]);
    const [alert] = await changesOf(colleague, id);
    expect(alert).toMatchObject({ kind: 'ACCESS_CHANGED', accessChange: 'SECOND_FACTOR_RESET' });
    expect(alert?.message).not.toMatch(/Persona|Account/);
    expect(await changesOf(auditor, id)).toEqual([alert]);
    const changeId = alert?.accessChangeId ?? '';
    const far = await world.given.coordinator({ district: await world.given.district() });
    expect((await note(null, changeId)).code).toBe('NOT_SIGNED_IN');
    for (const other of [admin, await world.given.worker({ district })])
      expect((await note(other, changeId)).code).toBe('NOT_ALLOWED');
    for (const one of [changeId, 'no id']) expect((await note(far, one)).code).toBe('NOT_FOUND');
    expect((await note(coordinator, changeId)).code).toBe('NOTED_BY_ANOTHER');
    const noted = await note(auditor, changeId);
    expect((await note(colleague, changeId)).data).toEqual(noted.data);
    expect(await changesOf(colleague, id)).toEqual([]);
  });

  test('is noted by nobody whom it is about', async () => {
    const { data } = await managing.invite(admin, {
      ...{ roles: ['COORDINATOR'], districtId: (await world.given.district()).id },
    });
    const { id } = data.invitePerson.person;
    expect(data.invitePerson).toMatchObject({ isSent: true, link: null });
    const [alert] = await changesOf(auditor, id);
    expect(alert?.accessChange).toBe('COORDINATOR_MADE');
    // Of no other district is it the business, but what they may see is.
    expect(await changesOf(coordinator, id)).toEqual([alert]);
    await expect(
      world.database.sql('update access_change set noted_at = registry_now(), noted_by = $2 where id = $1', [
        alert?.accessChangeId,
        id,
      ]),
    ).rejects.toThrow('access_change_is_noted_by_another');
  });

  test('is told to the person concerned, without a secret', async () => {
    const person = await managing.worker(district, true);
    await managing.act(coordinator, 'resetSecondFactorOf', person.id);
    const found = () => letters.filter(({ to }) => to === person.email);
    for (let waited = 0; waited < 200 && found().length === 0; waited++)
      await new Promise((resume) => setTimeout(resume, 10));
    expect(found()).toHaveLength(1);
    expect(found()[0]?.text).toContain('second factor');
    expect(found()[0]?.text).not.toMatch(/#|http|Persona/);
  });

  test('of both halves of an access takes two people, or a day', async () => {
    const { id } = await managing.worker(district, true);
    const reset = (who: Account) => managing.act(who, 'resetSecondFactorOf', id);
    const link = (who: Account) => managing.act(who, 'resetPasswordOf', id, '{ isSent }');
    const [one, other] = await Promise.all([reset(coordinator), link(coordinator)]);
    expect([one.code, other.code].sort()).toEqual(['ANOTHER_PERSON', null].sort());
    const left = one.code ? reset : link;
    await world.clock.advance('23 hours 59 minutes');
    expect((await left(coordinator)).code).toBe('ANOTHER_PERSON');
    expect((await left(colleague)).code).toBeNull();
    await world.clock.advance('2 days');
    expect((await left(coordinator)).code).toBeNull();
  });
});

describe('a name', () => {
  test('is nobody’s own to change, and the trail keeps what it was', async () => {
    expect((await edit(coordinator, { personId: coordinator.id, name: 'Collega' })).code).toBe('OWN_ACCOUNT');
    const { id: personId, name } = await managing.worker(district);
    expect((await edit(coordinator, { personId, name: 'Collega' })).code).toBeNull();
    expect((await changesOf(auditor, personId))[0]?.accessChange).toBe('NAME_CHANGED');
    const ask = `query ($id: ID!) { auditEntries(filter: { target: PERSON, targetId: $id, action: PERSON_CHANGED }) { nodes { reason } } }`;
    for (const reader of [coordinator, auditor]) {
      const { data } = await world.ask(reader, ask, { id: personId });
      expect(data.auditEntries.nodes).toEqual([{ reason: `${name} → Collega` }]);
    }
    const rows = await world.database.sql<{ text: string }>(
      'select e::text as text from audit_entry e where $1 = any(e.target_ids)',
      [personId],
    );
    expect(JSON.stringify(rows)).not.toContain('Collega');
  });
});

describe('an operator of a guarded shelter', () => {
  test('waits for a word that the coordinator is asked for, and is told nothing of others', async () => {
    const shelter = await world.given.shelter({ district, organisation, secrecy: 'CONFIDENTIAL_ADDRESS' });
    const operator = await world.given.operator({ organisation, vouchedFor: false });
    const waits = async (who: Account) =>
      (await alertsOf(who)).some((one) => one.kind === 'OPERATOR_WAITS' && one.accountId === operator.id);
    expect([await waits(coordinator), await waits(auditor)]).toEqual([true, false]);
    const list = '{ operatorsToVouchFor { accountId organisationName vouchedAt } }';
    const { data } = await world.ask(coordinator, list);
    expect(data.operatorsToVouchFor.map((one: Told) => one.accountId)).toContain(operator.id);
    for (const other of [admin, auditor, operator])
      expect((await world.ask(other, list)).code).toBe('NOT_ALLOWED');
    const far = await world.given.coordinator({ district: await world.given.district() });
    expect((await world.ask(far, list)).data.operatorsToVouchFor).toEqual([]);
    const decide = (name: string) =>
      world.ask(coordinator, `mutation ($id: ID!) { ${name}(input: { accountId: $id }) { declined } }`, {
        id: operator.id,
      });
    expect((await decide('withdrawVouching')).data.withdrawVouching).toEqual({ declined: true });
    expect(await waits(coordinator)).toBe(false);
    expect((await decide('vouchForOperator')).data.vouchForOperator).toEqual({ declined: false });
    const person = 'query ($id: ID!) { person(id: $id) { vouchedAt hasSecondFactor } }';
    const seen = async (who: Account) => (await world.ask(who, person, { id: operator.id })).data.person;
    expect((await seen(coordinator)).vouchedAt).not.toBeNull();
    expect(await seen(admin)).toEqual({ vouchedAt: null, hasSecondFactor: null });
    const set = 'mutation ($input: SetSecretPlaceInput!) { setSecretPlace(input: $input) { id } }';
    const place = { shelterId: shelter.id, meetingPoint: 'caserma' };
    expect((await world.ask(operator, set, { input: place })).code).toBeNull();
    const moved = (await alertsOf(coordinator)).filter(({ kind }) => kind === 'SECRET_PLACE_CHANGED');
    expect(moved).toMatchObject([{ shelterId: shelter.id, accountId: null }]);
    expect((await alertsOf(auditor)).some(({ kind }) => kind === 'SECRET_PLACE_CHANGED')).toBe(false);
    expect((await note(auditor, moved[0]?.accessChangeId ?? '')).code).toBe('NOT_FOUND');
    expect((await note(coordinator, moved[0]?.accessChangeId ?? '')).code).toBeNull();
  });

  test('needs a second factor once somebody vouches for them, in the session they are in too', async () => {
    await world.given.shelter({ district, organisation, secrecy: 'SECRET' });
    const person = await world.given.person({
      ...{ roles: ['SHELTER_OPERATOR'], organisation, vouchedFor: false },
    });
    const browser = openBrowser(world.app);
    expect((await signIn(browser, person)).data.signIn.secondFactorDue).toBe(false);
    const vouch = 'mutation ($id: ID!) { vouchForOperator(input: { accountId: $id }) { accountId } }';
    expect((await world.ask(coordinator, vouch, { id: person.id })).code).toBeNull();
    expect((await browser.ask('{ me { secondFactorDue roles } }')).data.me).toEqual({
      ...{ secondFactorDue: true, roles: [] },
    });
    const again = await signIn(openBrowser(world.app), person);
    expect(again.data.signIn.secondFactorDue).toBe(true);
  });
});

test('reading the e-mails of people is written down, and who saw them is told', async () => {
  const { id } = await managing.worker(district);
  const names = '{ people(first: 100) { nodes { id name } } }';
  const read = async () =>
    (
      await world.database.sql<{ n: number }>(
        "select count(*)::integer as n from audit_entry where action = 'PERSON_READ' and $1 = any(target_ids)",
        [id],
      )
    )[0]?.n;
  await world.ask(colleague, names);
  expect(await read()).toBe(0);
  await world.ask(colleague, names.replace('name', 'email'));
  expect(await read()).toBe(1);
  const { data } = await world.ask(
    auditor,
    'query ($id: ID!) { whoSaw(target: PERSON, targetId: $id) { by { id } actions } }',
    { id },
  );
  expect(data.whoSaw).toEqual([{ by: { id: colleague.id }, actions: ['PERSON_READ'] }]);
});
