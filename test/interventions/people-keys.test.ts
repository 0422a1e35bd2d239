import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { type App, createApp } from '../../src/app.js';
import { openLog } from '../../src/platform/log.js';
import { type Secrets, secretsFrom } from '../../src/platform/secrets.js';
import { rotateAllKeys } from '../../src/rotate-keys.js';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { type PeopleActs, peopleActsIn } from './people-acts.js';

const [old, present] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
let world: World;
let acts: Acts;
let people: PeopleActs;
let district: District;
let worker: Account;
let before: App;

/** A server with the key of before, and beside it one with the present key that still knows it. */
beforeAll(async () => {
  world = await createWorld({ secretKey: present, secretKeysBefore: [old] });
  acts = actsIn(world);
  people = peopleActsIn(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
  const log = openLog('silent');
  const common = { databaseUrl: world.database.url, databaseConnections: 5, demoKeys: true, log };
  before = await createApp({ ...common, secrets: secretsFrom(old) });
  before.http.listen(0, '127.0.0.1');
});
afterAll(() => world.close());

async function addBefore(interventionId: string, input: object): Promise<string> {
  const query = 'mutation ($input: AddSubjectInput!) { addSubject(input: $input) { id } }';
  const post = request(before.http).post('/graphql').set('Authorization', `Bearer ${worker.key}`);
  const { body } = await post.send({ query, variables: { input: { interventionId, ...input } } });
  return body.data.addSubject.id;
}
const tags = (id: string) =>
  world.database.sql<{ fiscal: string[]; name: string[] }>(
    'select fiscal_tags as fiscal, name_tags as name from subject where id = $1',
    [id],
  );
const likes = async (id: string) =>
  (await people.person(worker, id, 'mayBeTheSame { subject { id } }')).mayBeTheSame;
const identity = {
  givenName: 'Anna',
  familyName: 'Verdi',
  birthDate: '1990-01-01',
  fiscalCode: 'VRDNNA90A41H501X',
};

describe('while the key of the registry changes', () => {
  test('people are recognised and kept apart all the time: before, during and after the rotation', async () => {
    const opened = async () => {
      const query = 'mutation { openIntervention(input: { call: {} }) { id } }';
      const post = request(before.http).post('/graphql').set('Authorization', `Bearer ${worker.key}`);
      return (await post.send({ query })).body.data.openIntervention.id as string;
    };
    const [theirs, mine] = [await opened(), await opened()];
    const first = await addBefore(theirs, identity);
    await before.close(0);
    const { id: second } = await people.done(worker, 'addSubject', { interventionId: mine, ...identity });
    const { id: victim } = await people.done(worker, 'addSubject', { interventionId: mine, sex: 'FEMALE' });
    await people.done(worker, 'avoidPerson', {
      subjectId: victim,
      name: 'Verdi Anna',
      birthDate: '1990-01-01',
    });
    const shelter = await world.given.shelter({ district, pools: [{ authorised: 9, free: 9 }] });
    await acts.hold(worker, theirs, shelter.pool.id, { subjectIds: [first] });
    const meet = async () =>
      (
        await acts.act(worker, 'holdBeds', {
          ...{ interventionId: mine, poolId: shelter.pool.id, places: 1, subjectIds: [victim] },
          requestKey: randomUUID(),
        })
      ).code;
    expect([await likes(second), await meet()]).toEqual([[{ subject: { id: first } }], 'NOT_SUITABLE']);
    const [stale] = await tags(first);
    const rotated = await rotate(secretsFrom(present, [old]));
    expect(rotated.values).toBeGreaterThan(0);
    const [moved] = await tags(first);
    expect(moved?.fiscal[0]).not.toBe(stale?.fiscal[0]);
    expect([await likes(second), await meet()]).toEqual([[{ subject: { id: first } }], 'NOT_SUITABLE']);
    expect(await people.person(worker, first, 'givenName fiscalCode')).toEqual({
      ...{ givenName: 'Anna', fiscalCode: identity.fiscalCode },
    });
    // Run again, it has nothing left to do; with the old key gone it makes the hashes of the present one alone.
    expect((await rotate(secretsFrom(present, [old]))).values).toBe(0);
    await rotate(secretsFrom(present));
    expect((await tags(first))[0]?.fiscal).toHaveLength(1);
    expect(await likes(second)).toEqual([{ subject: { id: first } }]);
  });

  function rotate(secrets: Secrets) {
    const url = new URL(process.env.RIPARO_TEST_OWNER_URL ?? '');
    url.pathname = `/${world.database.name}`;
    return rotateAllKeys({ ownerUrl: url.href, secrets, say: () => undefined });
  }
});

describe('with the key of a case', () => {
  test('go the people of it, their trail, and the hashes by which they could be recognised', async () => {
    const coordinator = await world.given.coordinator({ district });
    const [one, other] = [await acts.openCase(worker), await acts.openCase(worker)];
    const { id } = await people.done(worker, 'addSubject', {
      interventionId: one,
      ...identity,
      sex: 'FEMALE',
    });
    const { id: merged } = await people.done(worker, 'addSubject', {
      interventionId: one,
      givenName: 'Annina',
    });
    const { id: twin } = await people.done(worker, 'addSubject', { interventionId: other, ...identity });
    await people.done(worker, 'mergeSubjects', { keptId: id, mergedId: merged });
    await people.done(worker, 'avoidPerson', {
      subjectId: id,
      fiscalCode: 'RSSMRA80A01H501U',
      words: 'minacce',
    });
    await people.done(worker, 'setResidence', {
      subjectId: id,
      municipality: district.comune,
      basis: 'DOMICILE',
    });
    await acts.done(worker, 'closeIntervention', { interventionId: one, outcome: 'PHONE_ADVICE' });
    const extract = 'query ($id: ID!) { interventionExtract(interventionId: $id) { json } }';
    const { data } = await world.ask(coordinator, extract, { id: one });
    const kept = JSON.parse(data.interventionExtract.json);
    expect(kept.subject.map(({ given_name }: { given_name: string }) => given_name).sort()).toEqual([
      'Anna',
      'Annina',
    ]);
    expect(kept.person_to_avoid[0]).toMatchObject({ words: 'minacce', fiscal_code: 'RSSMRA80A01H501U' });
    expect(JSON.stringify(kept.subject_change)).toContain('Annina');
    expect(kept.case_residence[0]).toMatchObject({ municipality_code: district.comune });
    await world.clock.advance('91 days');
    const erase = 'mutation ($input: EraseInterventionInput!) { eraseIntervention(input: $input) { id } }';
    const input = { interventionId: one, reason: 'richiesta', requestKey: randomUUID() };
    expect((await world.ask(coordinator, erase, { input })).code).toBeNull();
    const shown = await people.person(
      worker,
      id,
      'sex givenName fiscalCode residence { istatCode } changes { kind fields { field } } mustNotMeet { name words }',
    );
    expect(shown).toMatchObject({ sex: 'FEMALE', givenName: null, fiscalCode: null, residence: null });
    expect(shown.mustNotMeet).toEqual([{ name: null, words: null }]);
    expect(shown.changes.every(({ fields }: { fields: unknown[] }) => fields.length === 0)).toBe(true);
    const [row] = await world.database.sql<{ left: number }>(
      `select (select count(*) from subject where intervention_id = $1 and (fiscal_tags <> '{}' or name_tags <> '{}'))
         + (select count(*) from person_to_avoid where intervention_id = $1 and fiscal_tags <> '{}') as left`,
      [one],
    );
    expect(Number(row?.left)).toBe(0);
    expect((await likes(twin)).map(({ subject }: { subject: { id: string } }) => subject.id)).not.toContain(
      id,
    );
  });
});
