import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { type PeopleActs, peopleActsIn } from './people-acts.js';

let world: World;
let acts: Acts;
let people: PeopleActs;
let district: District;
let worker: Account;
let stranger: Account;
let caseId: string;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  people = peopleActsIn(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
  stranger = await world.given.worker({ district: await world.given.district() });
});
beforeEach(async () => {
  caseId = await acts.openCase(worker);
});
afterAll(() => world.close());

const anna = {
  ...{
    givenName: 'Anna Lucìa',
    familyName: 'Bianchi',
    birthDate: '1990-02-03',
    fiscalCode: 'bncnnl90b43a944x',
  },
  ...{ birthPlace: 'Lima', citizenship: 'peruviana', phone: '+39 000 1', notes: 'parla piano' },
};
const add = (input: object = {}, by = worker) =>
  people.done(by, 'addSubject', { interventionId: caseId, ...input });

describe('every act on a person', () => {
  const inputs: Readonly<Record<string, (id: string, other: string) => object>> = {
    identifySubject: (subjectId) => ({ subjectId, identification: 'DECLARED', givenName: 'Anna' }),
    correctSubject: (subjectId) => ({ subjectId, sex: 'MALE' }),
    mergeSubjects: (keptId, mergedId) => ({ keptId, mergedId }),
    setResidence: (subjectId) => ({ subjectId, municipality: district.comune, basis: 'DOMICILE' }),
    setLegalRepresentative: (subjectId) => ({ subjectId, kind: 'GUARDIAN', name: 'Avv. Neri' }),
    recordConsent: (subjectId) => ({ subjectId, consent: 'INFORMED' }),
    avoidPerson: (subjectId, avoidedId) => ({ subjectId, avoidedId }),
    linkHousehold: (subjectId) => ({ interventionId: caseId, members: [{ subjectId }] }),
  };

  async function complement(): Promise<Account[]> {
    const { given } = world;
    return Promise.all([
      given.mediator({ district }),
      given.backOffice({ municipalities: [district.comune] }),
      given.operator({ organisation: await given.organisation() }),
      given.integration({ district, scopes: ['interventions.read', 'placements.hold'] }),
      given.admin(),
      given.auditor(),
    ]);
  }

  test('is for the team of the case alone, and another district’s person does not exist', async () => {
    const [one, other] = [await add({ sex: 'FEMALE' }), await add({ sex: 'FEMALE' })];
    const outsiders = await complement();
    const all: typeof inputs = { ...inputs, addSubject: () => ({ interventionId: caseId }) };
    for (const [name, input] of Object.entries(all)) {
      expect([name, (await people.act(null, name, input(one.id, other.id))).code]).toEqual([
        name,
        'NOT_SIGNED_IN',
      ]);
      for (const outsider of outsiders)
        expect([name, (await people.act(outsider, name, input(one.id, other.id))).code]).toEqual([
          name,
          'NOT_ALLOWED',
        ]);
      const foreign = await people.act(stranger, name, input(one.id, other.id));
      expect([name, foreign.code]).toEqual([name, 'NOT_FOUND']);
    }
    expect(await people.person(worker, one.id)).toEqual(one);
  });

  test('on somebody unknown answers as for another district’s', async () => {
    const { id } = await add();
    for (const [name, input] of Object.entries(inputs)) {
      const never = await people.act(stranger, name, input(randomUUID(), randomUUID()));
      expect([name, never.errors]).toEqual([name, (await people.act(stranger, name, input(id, id))).errors]);
    }
    for (const [name, who, code] of [
      ['unmergeSubjects', null, 'NOT_SIGNED_IN'],
      ['unmergeSubjects', stranger, 'NOT_FOUND'],
    ] as const)
      expect((await people.act(who, name, { mergedId: id })).code).toBe(code);
    expect((await people.act(stranger, 'withdrawAvoidance', { avoidanceId: id })).code).toBe('NOT_FOUND');
  });

  test('is refused in a case whose words were erased', async () => {
    const { id } = await add({ sex: 'MALE' });
    await world.database.sql(
      'update data_key set wrapped = null, wrapping_key_id = null, destroyed_at = now() where owner_id = $1',
      [caseId],
    );
    expect((await people.act(worker, 'addSubject', { interventionId: caseId })).code).toBe('RECORD_ERASED');
    expect((await people.act(worker, 'correctSubject', { subjectId: id, sex: 'FEMALE' })).code).toBe(
      'RECORD_ERASED',
    );
  });
});

describe('somebody', () => {
  test('is added in two taps', async () => {
    expect(await add({ sex: 'MALE', ageBand: 'FROM_14_TO_17' })).toMatchObject({
      ...{ sex: 'MALE', ageFrom: 14, ageTo: 17, ageBand: 'FROM_14_TO_17', isMinor: true },
      ...{ identification: 'ESTIMATED', languages: [], givenName: null, revision: 2 },
    });
    expect(await add()).toMatchObject({ identification: 'UNKNOWN', sex: null, isMinor: null });
  });

  test('of fifteen to twenty may be a minor: nobody decides by a guess, a person may say so', async () => {
    expect(await add({ ageFrom: 15, ageTo: 20 })).toMatchObject({ ageBand: null, isMinor: null });
    expect(await add({ ageFrom: 15, ageTo: 20, minor: true })).toMatchObject({ isMinor: true });
  });

  test('is never the same as another unknown', async () => {
    const two = [await add({ sex: 'MALE' }), await add({ sex: 'MALE' })];
    expect(new Set(two.map(({ id }) => id)).size).toBe(2);
    for (const { id } of two)
      expect(await people.person(worker, id, 'mayBeTheSame { because }')).toEqual({ mayBeTheSame: [] });
  });

  test('gets a name, and with the day of birth an age; what was there before stays in the trail', async () => {
    await world.clock.set('2026-11-23T10:00:00Z');
    const { id } = await add({ sex: 'FEMALE', ageBand: 'FROM_25_TO_44', languages: ['es', 'es'] });
    const identified = await people.done(worker, 'identifySubject', {
      subjectId: id,
      identification: 'IDENTIFIED',
      ...anna,
    });
    expect(identified).toMatchObject({
      ...anna,
      fiscalCode: 'BNCNNL90B43A944X',
      identification: 'IDENTIFIED',
      ageFrom: 36,
      ageTo: 36,
    });
    await people.done(worker, 'correctSubject', { subjectId: id, familyName: 'Bianco', phone: null });
    const { changes } = await people.person(worker, id, 'changes { kind by fields { field before after } }');
    expect(changes.map(({ kind }: { kind: string }) => kind)).toEqual(['ADDED', 'IDENTIFIED', 'CORRECTED']);
    expect(changes[2].fields).toEqual([
      { field: 'familyName', before: 'Bianchi', after: 'Bianco' },
      { field: 'phone', before: '+39 000 1', after: null },
    ]);
    expect(changes[1].fields).toContainEqual({
      field: 'identification',
      before: 'ESTIMATED',
      after: 'IDENTIFIED',
    });
  });

  test.each([
    [{ ageBand: 'UNDER_3', ageFrom: 2 }, 'ageBand'],
    [{ ageFrom: 9, ageTo: 3 }, 'ageTo'],
    [{ ageFrom: 121 }, 'ageFrom'],
    [{ birthDate: '2031-01-01' }, 'birthDate'],
    [{ birthDate: '1899-01-01' }, 'birthDate'],
    [{ fiscalCode: 'corto' }, 'fiscalCode'],
    [{ languages: ['italiano'] }, 'languages'],
  ])('cannot be %j', async (input, field) => {
    const { code, errors } = await people.act(worker, 'addSubject', { interventionId: caseId, ...input });
    expect([code, errors[0]?.extensions.details.field]).toEqual(['INVALID_INPUT', field]);
  });

  test('who moved since is not written over', async () => {
    const { id, revision } = await add({ sex: 'MALE' });
    await people.done(worker, 'correctSubject', { subjectId: id, expectedRevision: revision, sex: 'FEMALE' });
    const late = await people.act(worker, 'correctSubject', {
      subjectId: id,
      expectedRevision: revision,
      sex: 'OTHER',
    });
    expect([late.code, late.errors[0]?.extensions.details.revision]).toEqual([
      'STALE_REVISION',
      revision + 1,
    ]);
  });

  test('corrected by two at once loses neither correction', async () => {
    const { id } = await add();
    const both = await Promise.all([
      people.act(worker, 'correctSubject', { subjectId: id, sex: 'FEMALE' }),
      people.act(worker, 'correctSubject', { subjectId: id, phone: '+39 1' }),
    ]);
    expect(both.map(({ code }) => code)).toEqual([null, null]);
    expect(await people.person(worker, id)).toMatchObject({ sex: 'FEMALE', phone: '+39 1' });
  });

  test('added twice with one key is one person', async () => {
    const input = { requestKey: randomUUID(), givenName: 'Uno' };
    expect((await add(input)).id).toBe((await add(input)).id);
  });

  test('has a representative, a consent and a household', async () => {
    const [mother, son] = [await add({ sex: 'FEMALE' }), await add({ sex: 'MALE', ageFrom: 3 })];
    await people.done(worker, 'setLegalRepresentative', {
      subjectId: son.id,
      kind: 'PARENT',
      name: 'Anna',
      phone: '+39 2',
    });
    await people.done(worker, 'recordConsent', {
      subjectId: mother.id,
      consent: 'CONSENT_GIVEN',
      note: 'in spagnolo',
    });
    const members = [
      { subjectId: mother.id, role: 'PARENT' },
      { subjectId: son.id, role: 'CHILD' },
    ];
    const { subjects } = await people.done(worker, 'linkHousehold', { interventionId: caseId, members });
    expect(new Set(subjects.map(({ householdId }: { householdId: string }) => householdId)).size).toBe(1);
    expect(await people.person(worker, son.id)).toMatchObject({
      representativeName: 'Anna',
      householdRole: 'CHILD',
      representativeKind: 'PARENT',
    });
    expect(await people.person(worker, mother.id)).toMatchObject({
      consent: 'CONSENT_GIVEN',
      consentNote: 'in spagnolo',
    });
    await people.done(worker, 'linkHousehold', { interventionId: caseId, members: [{ subjectId: son.id }] });
    expect(await people.person(worker, son.id)).toMatchObject({ householdId: null, householdRole: null });
    await people.done(worker, 'setLegalRepresentative', { subjectId: son.id, kind: null });
    expect(await people.person(worker, son.id)).toMatchObject({
      representativeKind: null,
      representativeName: null,
    });
    const twice = [{ subjectId: son.id }, { subjectId: son.id }];
    expect((await people.act(worker, 'linkHousehold', { interventionId: caseId, members: twice })).code).toBe(
      'INVALID_INPUT',
    );
    const later = new Date((await world.clock.now()).getTime() + 60_000).toISOString();
    expect(
      (await people.act(worker, 'recordConsent', { subjectId: son.id, consent: 'INFORMED', at: later })).code,
    ).toBe('INVALID_INPUT');
  });
});
