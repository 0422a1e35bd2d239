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

describe('who somebody is', () => {
  test('stands nowhere in clear', async () => {
    const { id } = await add(anna);
    await people.done(worker, 'correctSubject', { subjectId: id, familyName: 'Bianchini' });
    await people.done(worker, 'avoidPerson', {
      subjectId: id,
      name: 'Carlo Verdi',
      birthDate: '1980-01-01',
      words: 'minacce',
    });
    const tables = [
      'subject',
      'subject_change',
      'person_to_avoid',
      'timeline_entry',
      'audit_entry',
      'request_key',
      'journal',
    ];
    for (const table of tables) {
      const rows = await world.database.sql<{ text: string }>(`select t::text as text from ${table} t`);
      const text = rows.map((row) => row.text).join();
      expect([
        table,
        /Bianch|Luc|BNCNNL|1990-02-03|Lima|peruviana|parla piano|Verdi|minacce/i.exec(text),
      ]).toEqual([table, null]);
    }
  });

  test('is read by the team alone, and each reading is written down', async () => {
    const { id } = await add({ ...anna, sex: 'FEMALE' });
    const mediator = await world.given.mediator({ district });
    await people.done(worker, 'assignMediator', { interventionId: caseId, mediatorId: mediator.id });
    const before = (await people.audited(id)).length;
    expect(
      await people.person(mediator, id, 'sex givenName fiscalCode notes mustNotMeet { id } changes { id }'),
    ).toEqual({
      ...{ sex: 'FEMALE', givenName: null, fiscalCode: null, notes: null, mustNotMeet: [], changes: [] },
    });
    expect(await people.person(worker, id, 'sex ageBand')).toEqual({
      sex: 'FEMALE',
      ageBand: 'FROM_25_TO_44',
    });
    expect((await people.audited(id)).length).toBe(before);
    const colleague = await world.given.worker({ district });
    expect(await people.person(colleague, id, 'givenName familyName')).toEqual({
      givenName: 'Anna Lucìa',
      familyName: 'Bianchi',
    });
    expect((await people.audited(id)).slice(before)).toEqual(['SUBJECT_READ']);
    for (const outsider of [
      stranger,
      await world.given.backOffice({ municipalities: [district.comune] }),
      null,
    ])
      expect(await people.person(outsider, id, 'id')).toBeNull();
    const document = 'query ($id: ID!) { whoSaw(target: SUBJECT, targetId: $id) { by { id } actions } }';
    const seen = await world.ask(await world.given.coordinator({ district }), document, { id });
    expect(seen.data.whoSaw).toContainEqual({ by: { id: colleague.id }, actions: ['SUBJECT_READ'] });
    const elsewhere = await world.given.coordinator({ district: await world.given.district() });
    expect((await world.ask(elsewhere, document, { id })).data.whoSaw).toEqual([]);
  });

  test('is asked by no search: no argument of a query takes a name', async () => {
    const { data } = await world.ask(worker, '{ __schema { queryType { fields { name args { name } } } } }');
    const names = data.__schema.queryType.fields.flatMap((field: { args: { name: string }[] }) =>
      field.args.map(({ name }) => name),
    );
    expect(names.filter((name: string) => /name|fiscal|birth|phone/i.test(name))).toEqual([]);
  });

  test('of a system’s case is the system’s to read, and of others’ not', async () => {
    const scopes = ['interventions.read', 'interventions.write'];
    const system = await world.given.integration({ district, scopes });
    const own = await acts.openCase(system);
    const mine = await people.done(system, 'addSubject', { interventionId: own, givenName: 'Ugo' });
    expect(await people.person(system, mine.id, 'givenName')).toEqual({ givenName: 'Ugo' });
    expect(await people.person(system, (await add(anna)).id, 'id')).toBeNull();
  });
});

describe('people who may be the same', () => {
  const likes = async (id: string) =>
    (await people.person(worker, id, 'mayBeTheSame { because subject { id } }')).mayBeTheSame;

  test('are suggested by fiscal code, or by name and birth, within the district, and never joined', async () => {
    const first = await add({ fiscalCode: 'RSSMRA80A01H501U' });
    const second = await add({ fiscalCode: ' rssmra80a01h501u ' });
    const third = await add({ givenName: 'José', familyName: 'De la Cruz', birthDate: '1988-08-08' });
    const fourth = await add({ givenName: 'cruz', familyName: 'la JOSE de', birthDate: '1988-08-08' });
    expect(await likes(first.id)).toEqual([{ because: 'FISCAL_CODE', subject: { id: second.id } }]);
    expect(await likes(fourth.id)).toEqual([{ because: 'NAME_AND_BIRTH', subject: { id: third.id } }]);
    const elsewhere = await acts.openCase(stranger);
    const same = await people.done(stranger, 'addSubject', {
      interventionId: elsewhere,
      fiscalCode: 'RSSMRA80A01H501U',
    });
    expect((await people.person(stranger, same.id, 'mayBeTheSame { because }')).mayBeTheSame).toEqual([]);
    expect(await likes(first.id)).toHaveLength(1);
    const tags = await world.database.sql<{ tag: string }>(
      'select unnest(fiscal_tags) as tag from subject where id = any($1)',
      [[first.id, same.id]],
    );
    expect(new Set(tags.map(({ tag }) => tag)).size).toBe(2);
    await people.done(worker, 'mergeSubjects', { keptId: first.id, mergedId: second.id });
    expect(await likes(first.id)).toEqual([]);
  });
});
