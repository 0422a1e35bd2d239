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
let operator: Account;
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
  const organisation = await world.given.organisation();
  operator = await world.given.operator({ organisation });
  house = await shelter(organisation);
});
afterAll(() => world.close());

const shelter = (organisation?: { id: string; name: string }) =>
  world.given.shelter({
    district,
    ...(organisation && { organisation }),
    pools: [{ authorised: 9, free: 9 }],
  });
const add = (input: object = {}, interventionId = caseId, by = worker) =>
  people.done(by, 'addSubject', { interventionId, ...input });
const household = 'household { isInside sex ageFrom nameThen subject { id } }';
const householdOf = async (who: Account, id: string) =>
  (await world.ask(who, `query ($id: ID!) { placement(id: $id) { ${household} } }`, { id })).data.placement
    .household;
const inside = async (subjectId: string) => {
  const { stays } = await people.person(worker, subjectId, 'stays { isInside placement { id } }');
  return stays
    .filter((stay: { isInside: boolean }) => stay.isInside)
    .map((stay: { placement: { id: string } }) => stay.placement.id);
};
async function arrived(subjectId: string, pool = house.pool.id, interventionId = caseId): Promise<string> {
  const { id } = await acts.confirmed(worker, interventionId, pool, { subjectIds: [subjectId] });
  await acts.done(worker, 'recordArrival', { placementId: id });
  return id;
}
const stay = async (subjectId: string, pool: string) =>
  acts.act(worker, 'recordStay', {
    ...{ interventionId: caseId, poolId: pool, places: 1, subjectIds: [subjectId], requestKey: randomUUID() },
    arrivedAt: (await world.clock.now()).toISOString(),
  });

describe('who is put in a place', () => {
  test('is kept as they were known at the hold, for the team alone', async () => {
    const { id: subjectId } = await add({ sex: 'MALE', ageFrom: 15, givenName: 'Uno' });
    const { id } = await acts.hold(worker, caseId, house.pool.id, { subjectIds: [subjectId] });
    await people.done(worker, 'correctSubject', { subjectId, sex: 'FEMALE', ageFrom: 19, givenName: 'Due' });
    expect(await householdOf(worker, id)).toEqual([
      { isInside: false, sex: 'MALE', ageFrom: 15, nameThen: 'Uno', subject: { id: subjectId } },
    ]);
    expect(await householdOf(operator, id)).toEqual([]);
    expect(await people.audited(subjectId)).toContain('SUBJECT_READ');
  });

  test('is of that case, and not a record that stands behind another', async () => {
    const other = await add({}, await acts.openCase(worker));
    const [kept, merged] = [await add(), await add()];
    await people.done(worker, 'mergeSubjects', { keptId: kept.id, mergedId: merged.id });
    for (const id of [other.id, merged.id, randomUUID()]) {
      const input = {
        interventionId: caseId,
        poolId: house.pool.id,
        places: 1,
        subjectIds: [id],
        requestKey: randomUUID(),
      };
      expect((await acts.act(worker, 'holdBeds', input)).code).toBe('NOT_FOUND');
      expect((await stay(id, house.pool.id)).code).toBe('NOT_FOUND');
    }
  });

  test('is split over several pools by name', async () => {
    const [one, two] = [await add({ sex: 'MALE' }), await add({ sex: 'FEMALE' })];
    const second = await shelter();
    const lines = [
      { poolId: house.pool.id, places: 1, subjectIds: [one.id] },
      { poolId: second.pool.id, places: 1, subjectIds: [two.id] },
    ];
    const held = await acts.done(worker, 'holdGroup', {
      interventionId: caseId,
      lines,
      requestKey: randomUUID(),
    });
    const sexes = await Promise.all(held.map(({ id }: { id: string }) => householdOf(worker, id)));
    expect(sexes.map(([who]) => who.sex)).toEqual(['MALE', 'FEMALE']);
  });
});

describe('a person is inside one place at most (I6)', () => {
  test('who arrives elsewhere has left the first, whoever forgot to say so', async () => {
    const { id } = await add();
    const first = await arrived(id);
    expect(await inside(id)).toEqual([first]);
    const second = await arrived(id, (await shelter()).pool.id);
    expect(await inside(id)).toEqual([second]);
    await acts.done(worker, 'endPlacement', { placementId: second });
    // Nobody has said that they left the first.
    expect(await inside(id)).toEqual([first]);
  });

  test('an arrival that the shelter records counts too, and tells it nothing', async () => {
    const { id } = await add();
    await arrived(id, (await shelter()).pool.id);
    const { id: placementId } = await acts.confirmed(worker, caseId, house.pool.id, { subjectIds: [id] });
    expect((await acts.act(operator, 'recordArrival', { placementId })).code).toBeNull();
    expect(await inside(id)).toEqual([placementId]);
  });

  test('who is inside is not recorded by hand as inside elsewhere', async () => {
    const { id } = await add();
    const placementId = await arrived(id);
    const { code, errors } = await stay(id, (await shelter()).pool.id);
    expect([code, errors[0]?.extensions.details.placementId]).toEqual(['INSIDE_ELSEWHERE', placementId]);
    await acts.done(worker, 'endPlacement', { placementId });
    expect((await stay(id, (await shelter()).pool.id)).code).toBeNull();
    expect(await inside(id)).toHaveLength(1);
  });

  test('also under two records: those inside apart are not merged, and un-merging gives each their own', async () => {
    const [a, b] = [await add(), await add()];
    const [first, second] = [await arrived(a.id), await arrived(b.id, (await shelter()).pool.id)];
    const input = { keptId: a.id, mergedId: b.id };
    expect((await people.act(worker, 'mergeSubjects', input)).code).toBe('INSIDE_ELSEWHERE');
    await acts.done(worker, 'endPlacement', { placementId: second });
    await people.done(worker, 'mergeSubjects', input);
    expect(await inside(a.id)).toEqual([first]);
    const third = await arrived(a.id, (await shelter()).pool.id);
    expect(await inside(a.id)).toEqual([third]);
    await people.done(worker, 'unmergeSubjects', { mergedId: b.id });
    expect([await inside(a.id), await inside(b.id)]).toEqual([[third], []]);
  });

  test('also when arrivals in many places are recorded at the same moment', async () => {
    const { id } = await add();
    const cases = await Promise.all([0, 1, 2, 3].map(() => shelter()));
    const waiting: string[] = [];
    for (const [nth, { pool }] of cases.entries()) {
      if (nth === 2) await world.clock.advance('1 minute');
      waiting.push((await acts.confirmed(worker, caseId, pool.id, { subjectIds: [id] })).id);
    }
    const codes = await Promise.all(
      waiting.map(async (placementId) => (await acts.act(worker, 'recordArrival', { placementId })).code),
    );
    expect(codes).toEqual([null, null, null, null]);
    expect(await inside(id)).toHaveLength(1);
  });

  test.each([
    [
      'inside in two places',
      'drop index placement_subject_stays_once; update placement_subject set in_course = true where subject_id = $1',
    ],
    [
      'inside by a stay that is not in course',
      'drop index placement_subject_stays_once; update placement_subject set in_course = true where subject_id = $1',
    ],
    [
      'stands under another than the one at the top',
      `alter table subject drop constraint subject_stands_for_itself_or_is_merged;
       update subject set merged_into = (select o.id from subject o where o.id <> $1 limit 1), merged_at = now() where id = $1`,
    ],
  ])('a planted violation is seen: %s', async (what, violation) => {
    const { id } = await add();
    await arrived(id);
    const second = await arrived(id, (await shelter()).pool.id);
    await acts.done(worker, 'endPlacement', { placementId: second });
    let rows: unknown[] = [];
    await world.database.asOwner(async (client) => {
      await client.query('begin');
      expect((await client.query('select from invariant_one_stay_a_person')).rowCount).toBe(0);
      await client.query(violation.replaceAll('$1', `'${id}'`));
      rows = (await client.query('select * from invariant_one_stay_a_person')).rows;
      await client.query('rollback');
    });
    expect(rows).toContainEqual(expect.objectContaining({ what }));
  });
});
