import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type PeopleActs, peopleActsIn } from '../interventions/people-acts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { type Acts, actsIn } from './acts.js';

let world: World;
let acts: Acts;
let people: PeopleActs;
let district: District;
let worker: Account;
let house: { id: string; pool: { id: string }; organisationId?: string };
let caseId: string;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  people = peopleActsIn(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
});
beforeEach(async () => {
  caseId = await acts.openCase(worker);
  house = await shelter();
});
afterAll(() => world.close());

const shelter = () => world.given.shelter({ district, pools: [{ authorised: 9, free: 9 }] });
const add = (input: object = {}, interventionId = caseId, by = worker) =>
  people.done(by, 'addSubject', { interventionId, ...input });
async function arrived(subjectId: string, pool = house.pool.id, interventionId = caseId): Promise<string> {
  const { id } = await acts.confirmed(worker, interventionId, pool, { subjectIds: [subjectId] });
  await acts.done(worker, 'recordArrival', { placementId: id });
  return id;
}

describe('people who must not meet', () => {
  const hold = (subjectIds: string[] | null, interventionId: string, more: object = {}, by = worker) =>
    acts.act(by, 'holdBeds', {
      ...{
        interventionId,
        poolId: house.pool.id,
        places: 1,
        requestKey: randomUUID(),
        ...(subjectIds && { subjectIds }),
      },
      ...more,
    });
  let victim: { id: string };
  let aggressor: { id: string };
  let otherCase: string;
  beforeEach(async () => {
    otherCase = await acts.openCase(worker);
    victim = await add({ sex: 'FEMALE' });
    aggressor = await add(
      {
        sex: 'MALE',
        fiscalCode: 'RSSMRA80A01H501U',
        givenName: 'Mario',
        familyName: 'Rossi',
        birthDate: '1980-01-01',
      },
      otherCase,
    );
  });
  const avoid = (more: object, subjectId = victim.id) =>
    people.done(worker, 'avoidPerson', { subjectId, ...more });

  test.each([
    ['the person', () => ({ avoidedId: aggressor.id })],
    ['their fiscal code', () => ({ fiscalCode: 'rssmra80a01h501u' })],
    ['their name and day of birth', () => ({ name: 'rossi MARIO', birthDate: '1980-01-01' })],
  ])('are kept apart by %s, both ways round, and no stated reason changes it', async (_, whom) => {
    await avoid(whom());
    expect((await hold([victim.id], caseId)).code).toBeNull();
    const answer = await hold([aggressor.id], otherCase, { overrideReason: 'non c’è altro' });
    expect([answer.code, answer.errors[0]?.extensions.details]).toEqual(['NOT_SUITABLE', undefined]);
    // Elsewhere there is nobody to meet.
    expect((await hold([aggressor.id], otherCase, { poolId: (await shelter()).pool.id })).code).toBeNull();
  });

  test('get one answer, whatever the cause and whoever is avoided', async () => {
    await avoid({ avoidedId: aggressor.id });
    await arrived(aggressor.id, house.pool.id, otherCase);
    const mine = await hold([victim.id], caseId);
    const third = await add({}, otherCase);
    await avoid({ avoidedId: third.id }, aggressor.id);
    const theirs = await hold([third.id], otherCase);
    expect(mine.code).toBe('NOT_SUITABLE');
    expect(theirs.errors).toEqual(mine.errors);
  });

  test('are not brought together by leaving out who comes', async () => {
    await avoid({ avoidedId: aggressor.id });
    await arrived(aggressor.id, house.pool.id, otherCase);
    expect((await hold(null, caseId)).code).toBe('NOT_SUITABLE');
  });

  test('are kept apart also by a record that stands behind one of another case', async () => {
    const earlier = await acts.openCase(worker);
    const kept = await add({ givenName: 'Prima' }, earlier);
    await avoid({ avoidedId: aggressor.id }, kept.id);
    await people.done(worker, 'mergeSubjects', { keptId: kept.id, mergedId: victim.id });
    await arrived(aggressor.id, house.pool.id, otherCase);
    expect((await hold([victim.id], caseId)).code).toBe('NOT_SUITABLE');
    expect((await hold(null, caseId)).code).toBe('NOT_SUITABLE');
  });

  test('may share a house again when that was withdrawn, when the other left, and when a hold lapsed', async () => {
    await avoid({ avoidedId: aggressor.id });
    await acts.hold(worker, otherCase, house.pool.id, { subjectIds: [aggressor.id], minutes: 5 });
    expect((await hold([victim.id], caseId)).code).toBe('NOT_SUITABLE');
    await world.clock.advance('6 minutes');
    expect((await hold([victim.id], caseId)).code).toBeNull();
    const { mustNotMeet } = await people.person(worker, victim.id, 'mustNotMeet { id subject { id } name }');
    expect(mustNotMeet).toEqual([{ id: expect.any(String), subject: { id: aggressor.id }, name: null }]);
    expect((await hold([aggressor.id], otherCase)).code).toBe('NOT_SUITABLE');
    await people.done(worker, 'withdrawAvoidance', { avoidanceId: mustNotMeet[0].id });
    expect((await hold([aggressor.id], otherCase)).code).toBeNull();
  });

  test('are not brought together by two holds at the same moment', async () => {
    await avoid({ avoidedId: aggressor.id });
    const answers = await Promise.all([hold([victim.id], caseId), hold([aggressor.id], otherCase)]);
    expect(answers.map(({ code }) => code).sort()).toEqual(['NOT_SUITABLE', null]);
  });

  test('are said by people on duty alone, and only as somebody who can be recognised', async () => {
    const scopes = ['interventions.read', 'interventions.write'];
    const system = await world.given.integration({ district, scopes });
    const input = { subjectId: victim.id, avoidedId: aggressor.id };
    expect((await people.act(system, 'avoidPerson', input)).code).toBe('NOT_ALLOWED');
    for (const [more, field] of [
      [{}, 'avoidedId'],
      [{ name: 'Mario Rossi' }, 'birthDate'],
      [{ avoidedId: victim.id }, 'avoidedId'],
    ] as const) {
      const { errors } = await people.act(worker, 'avoidPerson', { subjectId: victim.id, ...more });
      expect(errors[0]?.extensions.details.field).toBe(field);
    }
    const far = await world.given.worker({ district: await world.given.district() });
    const theirs = await add({}, await acts.openCase(far), far);
    expect(
      (await people.act(worker, 'avoidPerson', { subjectId: victim.id, avoidedId: theirs.id })).code,
    ).toBe('NOT_FOUND');
  });

  test('are no oracle for another district: who is there is not found by naming them', async () => {
    const neighbour = await world.given.district();
    await world.given.agreement(district, neighbour);
    const far = await world.given.worker({ district: neighbour });
    await arrived(aggressor.id, house.pool.id, otherCase);
    const theirCase = await acts.openCase(far);
    const theirs = await add({}, theirCase, far);
    await people.done(far, 'avoidPerson', { subjectId: theirs.id, fiscalCode: 'RSSMRA80A01H501U' });
    expect((await hold([theirs.id], theirCase, {}, far)).code).toBeNull();
  });
});
