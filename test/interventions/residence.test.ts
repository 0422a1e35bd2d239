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
let office: Account;
let caseId: string;
let subjectId: string;
const rome = '058091';

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  people = peopleActsIn(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
  office = await world.given.backOffice({ municipalities: [rome] });
});
beforeEach(async () => {
  caseId = await acts.openCase(worker, { call: { corps: 'CARABINIERI', municipality: district.comune } });
  subjectId = (await people.done(worker, 'addSubject', { interventionId: caseId, givenName: 'Anna' })).id;
});
afterAll(() => world.close());

const reside = (input: object) => people.act(worker, 'setResidence', { subjectId, ...input });
const seen = async () => {
  const document = `query ($id: ID!) { intervention(id: $id) { number municipality { istatCode } category calls { id } openedAt
    subjects { id } placements { id } timeline { nodes { id } } } }`;
  return (await world.ask(office, document, { id: caseId })).data.intervention;
};
const listed = async () =>
  (await world.ask(office, '{ interventions(first: 100) { nodes { id } } }')).data.interventions.nodes.map(
    ({ id }: { id: string }) => id,
  );

describe('where somebody lives', () => {
  test('lets the office of that Comune find the case: neither who, nor where they were found or are', async () => {
    expect(await seen()).toBeNull();
    const answer = await reside({ municipality: rome, basis: 'RESIDENCE', words: 'via Appia 1' });
    expect(answer.data.setResidence).toMatchObject({
      residence: { istatCode: rome },
      residenceBasis: 'RESIDENCE',
      residenceWords: 'via Appia 1',
    });
    const shelter = await world.given.shelter({ district });
    await acts.confirmed(worker, caseId, shelter.pool.id);
    expect(await listed()).toContain(caseId);
    expect(await seen()).toEqual({
      ...{ number: expect.any(String), municipality: null, category: null, calls: [], openedAt: null },
      ...{ subjects: [], placements: [], timeline: { nodes: [] } },
    });
    expect(
      (await world.ask(office, '{ placements(first: 100) { nodes { id } } }')).data.placements.nodes,
    ).toEqual([]);
    expect(await people.person(office, subjectId)).toBeNull();
  });

  test('corrected, takes the case from that office again; the trail keeps both', async () => {
    await reside({ municipality: rome, basis: 'RESIDENCE' });
    await reside({ municipality: district.comune, basis: 'DOMICILE' });
    expect(await seen()).toBeNull();
    await reside({ municipality: null });
    const { changes, residenceBasis } = await people.person(
      worker,
      subjectId,
      'residenceBasis changes { kind fields { field before after } }',
    );
    expect(residenceBasis).toBeNull();
    expect(changes.at(-2).fields).toEqual([
      { field: 'residenceMunicipality', before: rome, after: district.comune },
      { field: 'residenceBasis', before: 'RESIDENCE', after: 'DOMICILE' },
    ]);
  });

  test('needs a Comune that exists, and what it rests on', async () => {
    for (const [input, field] of [
      [{ municipality: '999999', basis: 'BIRTH' }, 'municipality'],
      [{ municipality: rome }, 'basis'],
    ] as const) {
      const { errors } = await reside(input);
      expect(errors[0]?.extensions.details.field).toBe(field);
    }
  });

  test('is forgotten with the case', async () => {
    await reside({ municipality: rome, basis: 'RESIDENCE' });
    await world.database.sql(
      'update data_key set wrapped = null, wrapping_key_id = null, destroyed_at = registry_now() where owner_id = $1',
      [caseId],
    );
    expect(await seen()).toBeNull();
  });
});
