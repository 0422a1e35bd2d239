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

const inputs: Readonly<Record<string, object>> = {
  recordContact: {
    party: 'SHELTER',
    answer: 'WILL_CALL_BACK',
    spokeTo: 'Suor Pia',
    words: 'richiama alle due',
  },
  recordTransport: { inChargeOf: 'volante 2', words: 'in auto' },
  recordAccompaniment: { accompaniedBy: 'la vicina', words: 'pronto soccorso' },
  mobiliseResource: { resource: 'coperte', words: 'dalla parrocchia' },
};
const timeline = async (who: Account) => {
  const document = `query ($id: ID!) { intervention(id: $id) { timeline(first: 100) { nodes { kind at party answer toldTo words
    shelter { id } service { id } subjects { id } } } } }`;
  return (await world.ask(who, document, { id: caseId })).data.intervention.timeline.nodes.slice(1);
};

describe('what was done in a case', () => {
  test('is written by its team alone', async () => {
    const { given } = world;
    const outsiders = await Promise.all([
      given.mediator({ district }),
      given.backOffice({ municipalities: [district.comune] }),
      given.operator({ organisation: await given.organisation() }),
      given.integration({ district, scopes: ['interventions.read'] }),
      given.admin(),
      given.auditor(),
    ]);
    for (const [name, more] of Object.entries(inputs)) {
      const input = { interventionId: caseId, ...more };
      expect((await people.act(null, name, input)).code).toBe('NOT_SIGNED_IN');
      for (const who of outsiders) expect((await people.act(who, name, input)).code).toBe('NOT_ALLOWED');
      const foreign = await people.act(stranger, name, input);
      expect(foreign.code).toBe('NOT_FOUND');
      expect(foreign.errors).toEqual(
        (await people.act(stranger, name, { ...input, interventionId: randomUUID() })).errors,
      );
    }
    expect(await timeline(worker)).toEqual([]);
  });

  test('stands on the timeline with who, what and whom, its words sealed', async () => {
    const { id } = await people.done(worker, 'addSubject', { interventionId: caseId, sex: 'MALE' });
    const shelter = await world.given.shelter({ district });
    await people.done(worker, 'recordContact', {
      interventionId: caseId,
      ...inputs.recordContact,
      shelterId: shelter.id,
    });
    await people.done(worker, 'recordTransport', {
      interventionId: caseId,
      ...inputs.recordTransport,
      subjectIds: [id],
    });
    await people.done(worker, 'recordAccompaniment', {
      interventionId: caseId,
      ...inputs.recordAccompaniment,
    });
    await people.done(worker, 'mobiliseResource', { interventionId: caseId, ...inputs.mobiliseResource });
    const none = { party: null, answer: null, shelter: null, service: null, subjects: [] };
    expect((await timeline(worker)).slice(1)).toEqual([
      expect.objectContaining({
        ...none,
        kind: 'CONTACTED',
        party: 'SHELTER',
        answer: 'WILL_CALL_BACK',
        shelter: { id: shelter.id },
        toldTo: 'Suor Pia',
        words: 'richiama alle due',
      }),
      expect.objectContaining({ ...none, kind: 'TRANSPORTED', toldTo: 'volante 2', subjects: [{ id }] }),
      expect.objectContaining({ ...none, kind: 'ACCOMPANIED', toldTo: 'la vicina', subjects: [{ id }] }),
      expect.objectContaining({ ...none, kind: 'RESOURCE_MOBILISED', toldTo: 'coperte' }),
    ]);
    const rows = await world.database.sql<{ text: string }>(
      'select t::text as text from timeline_entry t where intervention_id = $1',
      [caseId],
    );
    expect(rows.map(({ text }) => text).join()).not.toMatch(/Pia|volante|vicina|coperte|parrocchia/);
  });

  test('tells a mediator its kind, and neither words nor whom', async () => {
    const mediator = await world.given.mediator({ district });
    await people.done(worker, 'assignMediator', { interventionId: caseId, mediatorId: mediator.id });
    const shelter = await world.given.shelter({ district, secrecy: 'SECRET' });
    await people.done(worker, 'recordContact', {
      interventionId: caseId,
      ...inputs.recordContact,
      shelterId: shelter.id,
    });
    const [, entry] = await timeline(mediator);
    expect(entry).toMatchObject({
      kind: 'CONTACTED',
      party: null,
      answer: null,
      shelter: null,
      words: null,
      toldTo: null,
    });
  });

  test('is of the past, of people of the case, and of places the worker sees', async () => {
    const later = new Date((await world.clock.now()).getTime() + 60_000).toISOString();
    const other = await people.done(worker, 'addSubject', { interventionId: await acts.openCase(worker) });
    for (const [name, more, code] of [
      ['recordContact', { at: later }, 'INVALID_INPUT'],
      ['recordContact', { shelterId: randomUUID() }, 'NOT_FOUND'],
      ['mobiliseResource', { serviceId: randomUUID() }, 'NOT_FOUND'],
      ['mobiliseResource', { resource: ' ' }, 'INVALID_INPUT'],
      ['recordTransport', { subjectIds: [other.id] }, 'NOT_FOUND'],
    ] as const)
      expect([
        name,
        (await people.act(worker, name, { interventionId: caseId, ...inputs[name], ...more })).code,
      ]).toEqual([name, code]);
    const far = await world.given.shelter({
      district: await world.given.district({ comuni: ['058091'] }),
      secrecy: 'SECRET',
    });
    const asked = { interventionId: caseId, ...inputs.recordContact };
    expect((await people.act(worker, 'recordContact', { ...asked, shelterId: far.id })).errors).toEqual(
      (await people.act(worker, 'recordContact', { ...asked, shelterId: randomUUID() })).errors,
    );
  });

  test('is written once for one key, and also after the case was closed', async () => {
    await acts.done(worker, 'closeIntervention', { interventionId: caseId, outcome: 'HOSPITAL' });
    const input = { interventionId: caseId, ...inputs.recordAccompaniment, requestKey: randomUUID() };
    await people.done(worker, 'recordAccompaniment', input);
    await people.done(worker, 'recordAccompaniment', input);
    expect(
      (await timeline(worker)).filter(({ kind }: { kind: string }) => kind === 'ACCOMPANIED'),
    ).toHaveLength(1);
  });
});
