import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { runRetention } from '../../src/retention/index.js';
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
});
beforeEach(async () => {
  district = await world.given.district();
  worker = await world.given.worker({ district });
  stranger = await world.given.worker({ district: await world.given.district() });
  caseId = await acts.openCase(worker);
});
afterAll(() => world.close());

const spoken = {
  corps: 'CARABINIERI',
  station: 'Imola',
  officer: 'Rossi',
  callbackPhone: '+39 1',
  situation: 'x',
};
const redirected = {
  outcome: 'REDIRECTED',
  call: { callerKind: 'CITIZEN', situation: 'cerca un letto' },
  answer: 'al 1522',
};
const record = (input: object, who: Account | null = worker) => people.act(who, 'recordCall', input);
const listed = async (who: Account, filter: object = {}) => {
  const document = `query ($filter: CallFilter) { calls(first: 100, filter: $filter) { nodes { id outcome answer situation intervention { id } } } }`;
  return (await world.ask(who, document, { filter })).data.calls.nodes;
};

describe('a call', () => {
  test('is recorded by the team of the district alone', async () => {
    const inCase = { interventionId: caseId, call: spoken };
    const { id } = (await record(redirected)).data.recordCall;
    const { given } = world;
    const outsiders = await Promise.all([
      given.mediator({ district }),
      given.backOffice({ municipalities: [district.comune] }),
      given.operator({ organisation: await given.organisation() }),
      given.integration({ district, scopes: ['interventions.read'] }),
      given.admin(),
      given.auditor(),
    ]);
    for (const [who, code] of [
      [null, 'NOT_SIGNED_IN'],
      ...outsiders.map((one) => [one, 'NOT_ALLOWED'] as const),
    ] as const) {
      expect((await record(inCase, who)).code).toBe(code);
      expect((await record(redirected, who)).code).toBe(code);
      expect((await people.act(who, 'editCall', { callId: id, answer: 'x' })).code).toBe(code);
    }
    expect((await record(inCase, stranger)).code).toBe('NOT_FOUND');
    const foreign = await people.act(stranger, 'editCall', { callId: id });
    expect(foreign.code).toBe('NOT_FOUND');
    expect(foreign.errors).toEqual((await people.act(stranger, 'editCall', { callId: randomUUID() })).errors);
    expect(await listed(stranger)).toEqual([]);
  });

  test('that opened no case is kept with its outcome, whoever called', async () => {
    const { data } = await record(redirected);
    expect(data.recordCall).toMatchObject({
      ...{ outcome: 'REDIRECTED', answer: 'al 1522', callerKind: 'CITIZEN', situation: 'cerca un letto' },
      ...{ intervention: null, callBackDueAt: null, calledBackAt: null },
    });
    expect((await record({ outcome: 'NO_ACTION', call: {} })).code).toBeNull();
    expect(await people.audited(data.recordCall.id)).toEqual(['CASE_READ']);
    const edited = await people.done(worker, 'editCall', {
      callId: data.recordCall.id,
      outcome: 'ADVICE_GIVEN',
      call: { officer: 'Neri' },
    });
    expect(edited).toMatchObject({
      outcome: 'ADVICE_GIVEN',
      officer: 'Neri',
      answer: 'al 1522',
      revision: 2,
    });
    const [row] = await world.database.sql<{ text: string }>(
      'select t::text as text from call t where id = $1',
      [data.recordCall.id],
    );
    expect(row?.text).not.toMatch(/1522|letto|Neri/);
  });

  test('belongs to a case or has an outcome, one of both', async () => {
    for (const input of [{ call: {} }, { interventionId: caseId, outcome: 'NO_ACTION', call: {} }])
      expect((await record(input)).code).toBe('INVALID_INPUT');
    const { id } = (await record({ interventionId: caseId, call: spoken })).data.recordCall;
    expect((await people.act(worker, 'editCall', { callId: id, outcome: 'TEST' })).code).toBe(
      'INVALID_INPUT',
    );
  });

  test('may be one more of a case, by those whom the district answers', async () => {
    const { data } = await record({ interventionId: caseId, call: { ...spoken, officer: 'Verdi' } });
    expect(data.recordCall).toMatchObject({ officer: 'Verdi', outcome: null, intervention: { id: caseId } });
    const { calls, timeline } = await acts.case(worker, caseId);
    expect(calls.map(({ officer }: { officer: string }) => officer)).toEqual([null, 'Verdi']);
    expect(timeline.nodes.map(({ kind }: { kind: string }) => kind)).toEqual(['OPENED', 'CALL_RECORDED']);
    const citizen = { interventionId: caseId, call: { callerKind: 'CITIZEN' } };
    expect((await record(citizen)).code).toBe('CALLER_NOT_ACCEPTED');
    await world.database.sql(
      "update district set accepted_callers = '{LAW_ENFORCEMENT,CITIZEN}' where id = $1",
      [district.id],
    );
    expect((await record(citizen)).code).toBeNull();
    await acts.done(worker, 'saveCall', { interventionId: caseId, call: { officer: 'Primo' } });
    const after = await acts.case(worker, caseId);
    expect(after.calls.map(({ officer }: { officer: string }) => officer)).toEqual(['Primo', 'Verdi', null]);
  });

  test('of a case that is closed is not added', async () => {
    await acts.done(worker, 'closeIntervention', { interventionId: caseId, outcome: 'PHONE_ADVICE' });
    expect((await record({ interventionId: caseId, call: spoken })).code).toBe('INTERVENTION_CLOSED');
  });

  test('tells by when the caller has to hear, and when they did', async () => {
    await world.clock.set('2026-11-23T02:00:00Z');
    const due = { call: { ...spoken, receivedAt: '2026-11-23T01:40:00Z' }, interventionId: caseId };
    const { id } = (await record(due)).data.recordCall;
    const clock = async () => await people.done(worker, 'editCall', { callId: id });
    expect(await clock()).toMatchObject({ callBackDueAt: '2026-11-23T02:40:00.000Z', calledBackAt: null });
    await acts.done(worker, 'tellCaller', { interventionId: caseId, at: '2026-11-23T01:55:00Z' });
    expect(await clock()).toMatchObject({ calledBackAt: '2026-11-23T01:55:00.000Z' });
  });

  test('is not of the future, and its Comune exists', async () => {
    const later = new Date((await world.clock.now()).getTime() + 60_000).toISOString();
    for (const call of [{ receivedAt: later }, { municipality: '999999' }])
      expect((await record({ outcome: 'NO_ACTION', call })).code).toBe('INVALID_INPUT');
  });

  test('sent twice with one key is one call; what moved since is not written over', async () => {
    const input = { ...redirected, requestKey: randomUUID() };
    const [first, again] = [await record(input), await record(input)];
    expect(again.data).toEqual(first.data);
    const { id: callId, revision } = first.data.recordCall;
    await people.done(worker, 'editCall', { callId, expectedRevision: revision, answer: 'al 113' });
    expect(
      (await people.act(worker, 'editCall', { callId, expectedRevision: revision, answer: 'x' })).code,
    ).toBe('STALE_REVISION');
  });
});

describe('the list of calls', () => {
  test('holds those of cases and those that opened none, the newest first, for the team', async () => {
    const apart = (await record(redirected)).data.recordCall.id;
    const more = (await record({ interventionId: caseId, call: spoken })).data.recordCall.id;
    const all = await listed(worker);
    expect(all.map(({ id }: { id: string }) => id).slice(0, 2)).toEqual([more, apart]);
    expect(all).toHaveLength(3);
    expect((await listed(worker, { ofCase: false })).map(({ id }: { id: string }) => id)).toEqual([apart]);
    expect(await listed(worker, { outcome: 'TEST' })).toEqual([]);
    expect(await listed(worker, { until: '2020-01-01' })).toEqual([]);
    expect(await listed(await world.given.coordinator({ district }), { ofCase: true })).toHaveLength(2);
    for (const outsider of [
      await world.given.mediator({ district }),
      await world.given.backOffice({ municipalities: [district.comune] }),
    ])
      expect(await listed(outsider)).toEqual([]);
  });

  test('shows a system its own calls alone', async () => {
    const scopes = ['interventions.read', 'interventions.write'];
    const [one, other] = [
      await world.given.integration({ district, scopes }),
      await world.given.integration({ district, scopes }),
    ];
    await record(redirected);
    const mine = (await record(redirected, one)).data.recordCall.id;
    expect((await listed(one)).map(({ id }: { id: string }) => id)).toEqual([mine]);
    expect(await listed(other)).toEqual([]);
  });
});

test('the words of a call that opened no case are erased after its time, and written down', async () => {
  const { id } = (await record(redirected)).data.recordCall;
  const server = new pg.Client({ connectionString: world.database.url });
  await server.connect();
  try {
    await world.clock.advance('729 days');
    expect((await runRetention(server))?.calls).toBe(0);
    await world.clock.advance('3 days');
    expect((await runRetention(server))?.calls).toBeGreaterThan(0);
  } finally {
    await server.end();
  }
  expect((await listed(worker, { ofCase: false }))[0]).toMatchObject({
    id,
    outcome: 'REDIRECTED',
    answer: null,
    situation: null,
  });
  expect(await people.audited(id)).toEqual(['CASE_READ', 'ERASED']);
});
