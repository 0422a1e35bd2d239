import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { type PeopleActs, peopleActsIn } from './people-acts.js';

let world: World;
let acts: Acts;
let people: PeopleActs;
let district: District;
let worker: Account;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  people = peopleActsIn(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
});
afterAll(() => world.close());

const add = (interventionId: string, input: object = {}) =>
  people.done(worker, 'addSubject', { interventionId, ...input });
const merge = (keptId: string, mergedId: string) =>
  people.done(worker, 'mergeSubjects', { keptId, mergedId });
const unmerge = (mergedId: string) => people.done(worker, 'unmergeSubjects', { mergedId });

/** Everything of a record but how often it changed, as the database has it: sealed bytes, tags and all. */
async function stored(ids: readonly string[]): Promise<unknown[]> {
  return world.database.sql(
    `select to_jsonb(s) - 'revision' as record, r.municipality_code, r.basis
     from subject s left join case_residence r on r.subject_id = s.id where s.id = any($1) order by s.id`,
    [ids],
  );
}

describe('two records of one person', () => {
  test('are one: the kept one is shown, with what only the other knew, across cases', async () => {
    const [one, other] = [await acts.openCase(worker), await acts.openCase(worker)];
    const kept = await add(one, { sex: 'FEMALE', givenName: 'Anna' });
    const merged = await add(other, { sex: 'FEMALE', familyName: 'Bianchi', fiscalCode: 'BNCNNA80A41H501X' });
    expect(await merge(kept.id, merged.id)).toMatchObject({
      ...{ id: kept.id, givenName: 'Anna', familyName: 'Bianchi', mergedRecords: [{ id: merged.id }] },
    });
    expect(await people.person(worker, merged.id)).toMatchObject({
      mergedInto: { id: kept.id },
      givenName: null,
    });
    const { data } = await world.ask(
      worker,
      'query ($id: ID!) { intervention(id: $id) { subjects { id } all: subjects(withMerged: true) { id } } }',
      { id: other },
    );
    expect(data.intervention).toEqual({ subjects: [{ id: merged.id }], all: [{ id: merged.id }] });
    expect((await people.act(worker, 'correctSubject', { subjectId: merged.id, sex: 'MALE' })).code).toBe(
      'ALREADY_MERGED',
    );
  });

  test('merge once, not with themselves, and not when there is nothing to take back', async () => {
    const id = await acts.openCase(worker);
    const [a, b, c] = [await add(id), await add(id), await add(id)];
    await merge(a.id, b.id);
    for (const [keptId, mergedId, code] of [
      [a.id, a.id, 'INVALID_INPUT'],
      [c.id, b.id, 'ALREADY_MERGED'],
      [b.id, c.id, 'ALREADY_MERGED'],
    ])
      expect((await people.act(worker, 'mergeSubjects', { keptId, mergedId })).code).toBe(code);
    expect((await people.act(worker, 'unmergeSubjects', { mergedId: a.id })).code).toBe('NOT_MERGED');
  });

  test('merged into each other at the same moment are merged once', async () => {
    const id = await acts.openCase(worker);
    const [a, b] = [await add(id), await add(await acts.openCase(worker))];
    const answers = await Promise.all([
      people.act(worker, 'mergeSubjects', { keptId: a.id, mergedId: b.id }),
      people.act(worker, 'mergeSubjects', { keptId: b.id, mergedId: a.id }),
    ]);
    expect(answers.map(({ code }) => code).sort()).toEqual(['ALREADY_MERGED', null]);
  });

  test('stand in the trail and on the timeline of both cases', async () => {
    const cases = [await acts.openCase(worker), await acts.openCase(worker)] as const;
    const [a, b] = [await add(cases[0]), await add(cases[1])];
    await merge(a.id, b.id);
    await unmerge(b.id);
    for (const [id, other] of [
      [a.id, b.id],
      [b.id, a.id],
    ]) {
      const { changes } = await people.person(worker, id, 'changes { kind by otherId fields { field } }');
      expect(changes.slice(-2)).toEqual([
        expect.objectContaining({ kind: 'MERGED', otherId: other, fields: [] }),
        expect.objectContaining({ kind: 'UNMERGED', otherId: other }),
      ]);
    }
    for (const id of cases) {
      const { timeline } = await acts.case(worker, id);
      expect(timeline.nodes.map(({ kind }: { kind: string }) => kind).slice(-2)).toEqual([
        'SUBJECTS_MERGED',
        'SUBJECTS_UNMERGED',
      ]);
    }
  });
});

interface Step {
  readonly do: 'merge' | 'unmerge';
  readonly one: number;
  readonly other: number;
}

/** Merges and un-merges as far as the registry lets one; gives what is merged in the end, in order. */
async function walked(ids: readonly string[], steps: readonly Step[]): Promise<string[]> {
  let open: string[] = [];
  for (const { do: verb, one, other } of steps) {
    const [a = '', b = ''] = [ids[one], ids[other]];
    const [name, input, moved] =
      verb === 'merge'
        ? (['mergeSubjects', { keptId: a, mergedId: b }, b] as const)
        : (['unmergeSubjects', { mergedId: a }, a] as const);
    const { code } = await people.act(worker, name, input);
    if (code !== null) continue;
    open = verb === 'merge' ? [...open, moved] : open.filter((id) => id !== moved);
  }
  return open;
}

describe('a merge that is taken back', () => {
  const words = fc.record(
    {
      givenName: fc.constantFrom('Anna', 'Aïcha', 'ß Ü'),
      familyName: fc.constantFrom('Bianchi', "D'Amico"),
      sex: fc.constantFrom('FEMALE', 'MALE', null),
      phone: fc.constantFrom('+39 1', null),
      ageFrom: fc.integer({ min: 0, max: 120 }),
      fiscalCode: fc.constantFrom('RSSMRA80A01H501U', null),
    },
    { requiredKeys: [] },
  );
  const step = fc.oneof(
    fc.record({ do: fc.constant('merge' as const), one: fc.nat(3), other: fc.nat(3) }),
    fc.record({ do: fc.constant('unmerge' as const), one: fc.nat(3), other: fc.constant(0) }),
  );

  test('restores both people exactly, in any order, however deep', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(words, { minLength: 4, maxLength: 4 }),
        fc.array(step, { maxLength: 8 }),
        async (facts, steps) => {
          const cases = [await acts.openCase(worker), await acts.openCase(worker)];
          const ids: string[] = [];
          for (const [nth, fact] of facts.entries()) ids.push((await add(cases[nth % 2] ?? '', fact)).id);
          await people.done(worker, 'setResidence', {
            subjectId: ids[0],
            municipality: district.comune,
            basis: 'DOMICILE',
          });
          const before = await stored(ids);
          // What a merge leaves open is taken back in the end, the last first.
          const open = await walked(ids, steps);
          for (const id of open.reverse()) await unmerge(id);
          expect(await stored(ids)).toEqual(before);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('leaves what was added meanwhile with the one that was kept', async () => {
    const id = await acts.openCase(worker);
    const [a, b] = [await add(id, { givenName: 'Anna' }), await add(id, { familyName: 'Verdi' })];
    const [asIt] = await stored([b.id]);
    await merge(a.id, b.id);
    await people.done(worker, 'correctSubject', { subjectId: a.id, phone: '+39 3' });
    await unmerge(b.id);
    expect(await stored([b.id])).toEqual([asIt]);
    expect(await people.person(worker, a.id)).toMatchObject({
      givenName: 'Anna',
      familyName: null,
      phone: '+39 3',
    });
  });
});
