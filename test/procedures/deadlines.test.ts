import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { type ProcedureActs, procedureActsIn } from './acts.js';

let world: World;
let acts: Acts;
let due: ProcedureActs;
let [district, other] = [] as unknown as [District, District];
let worker: Account;
let stranger: Account;
const monday = '2026-11-23T19:00:00+01:00';

beforeAll(async () => {
  world = await createWorld();
  [acts, due] = [actsIn(world), procedureActsIn(world)];
  [district, other] = [await world.given.district(), await world.given.district()];
  worker = await world.given.worker({ district });
  stranger = await world.given.worker({ district: other });
});
afterAll(() => world.close());

const opened = (more: object = {}) =>
  acts.openCase(worker, { call: { corps: 'CARABINIERI', municipality: district.comune }, ...more });
const kindsOf = (seen: { deadlines: { kind: string; state: string }[] }) =>
  seen.deadlines.map(({ kind, state }) => `${kind} ${state}`).sort();

describe('facts begin deadlines', () => {
  test('a call begins the two of the first hour', async () => {
    await world.clock.set(monday);
    const id = await opened({ call: { corps: 'CARABINIERI', receivedAt: '2026-11-23T18:50:00+01:00' } });
    const seen = await due.of(worker, id);
    expect(kindsOf(seen)).toEqual(['LAW_ENFORCEMENT_CALLBACK RUNNING', 'ON_SITE_INTERVENTION RUNNING']);
    expect(seen.deadlines[0]).toMatchObject({
      ...{ begunAt: '2026-11-23T17:50:00.000Z', dueAt: '2026-11-23T18:50:00.000Z', isOurs: true },
      ...{ policyVersion: 1, source: expect.stringContaining('policy del servizio') },
    });
  });

  test('a minor among the guests begins nothing of art. 403', async () => {
    const id = await opened({ category: 'MINOR' });
    const { pool } = await world.given.shelter({ district });
    await acts.confirmed(worker, id, pool.id, { guests: [{ sex: 'MALE', age: 9 }], overrideReason: 'x' });
    expect(kindsOf(await due.of(worker, id)).join()).not.toContain('403');
  });

  test('an hour and a Comune learned later move what is due, and what was first due stays', async () => {
    await world.clock.set(monday);
    const id = await acts.openCase(worker, { call: { corps: 'CARABINIERI' } });
    const { pool } = await world.given.shelter({ district });
    await acts.confirmed(worker, id, pool.id, { overrideReason: 'x' });
    expect(await due.deadline(worker, id, 'MUNICIPALITY_NOTICE')).toMatchObject({
      ...{ dueAt: '2026-11-24T08:00:00.000Z', firstDueAt: null, municipality: null },
    });
    await world.database.sql(
      'update municipality set patron_saint_month = 11, patron_saint_day = 24 where istat_code = $1',
      [district.comune],
    );
    const call = { municipality: district.comune, receivedAt: '2026-11-23T18:30:00+01:00' };
    await acts.done(worker, 'saveCall', { interventionId: id, call });
    expect(await due.deadline(worker, id, 'MUNICIPALITY_NOTICE')).toMatchObject({
      ...{ dueAt: '2026-11-25T08:00:00.000Z', firstDueAt: '2026-11-24T08:00:00.000Z' },
      municipality: { name: expect.any(String) },
    });
    expect((await due.deadline(worker, id, 'ON_SITE_INTERVENTION')).dueAt).toBe('2026-11-23T18:30:00.000Z');
    const { timeline } = await acts.case(worker, id);
    const moved = timeline.nodes.filter(({ kind }: { kind: string }) => kind === 'DEADLINE_MOVED');
    expect(moved.map(({ words }: { words: string }) => words)).toContainEqual(
      expect.stringContaining('24/11/2026 09:00 → 25/11/2026 09:00'),
    );
    await world.database.sql('update municipality set patron_saint_month = null, patron_saint_day = null');
  });

  test('an unaccompanied foreign minor is reported within the shift, once, whenever that is known', async () => {
    await world.clock.set(monday);
    const id = await opened();
    expect(await due.deadline(worker, id, 'MSNA_REPORT')).toBeNull();
    for (const category of ['UNACCOMPANIED_FOREIGN_MINOR', 'MIGRANT', 'UNACCOMPANIED_FOREIGN_MINOR'])
      await acts.done(worker, 'saveCall', { interventionId: id, category });
    const seen = await due.of(worker, id);
    expect(seen.deadlines.filter(({ kind }: { kind: string }) => kind === 'MSNA_REPORT')).toMatchObject([
      { state: 'RUNNING', dueAt: expect.stringMatching(/^2026-11-24T06:00/) },
    ]);
    const found = await opened({ category: 'FAMILY' });
    await due.done(worker, 'recordMinorFound', { interventionId: found, at: monday });
    expect(await due.deadline(worker, found, 'MSNA_REPORT')).toMatchObject({ state: 'RUNNING' });
    const again = await due.act(worker, 'recordMinorFound', { interventionId: found });
    expect(again.code).toBe('DEADLINE_RUNNING');
  });

  test('telling the patrol ends the call-back; the end of a case begins the hand-over, and nothing of a double', async () => {
    await world.clock.set(monday);
    const id = await opened();
    await acts.done(worker, 'tellCaller', { interventionId: id, toldTo: 'la pattuglia' });
    expect(await due.deadline(worker, id, 'LAW_ENFORCEMENT_CALLBACK')).toMatchObject({ state: 'FULFILLED' });
    await acts.done(worker, 'closeIntervention', { interventionId: id, outcome: 'HOSPITAL' });
    expect(kindsOf(await due.of(worker, id))).toEqual([
      ...[
        'HANDOVER_TO_SERVICES RUNNING',
        'LAW_ENFORCEMENT_CALLBACK FULFILLED',
        'ON_SITE_INTERVENTION CANCELLED',
      ],
    ]);
    expect((await due.deadline(worker, id, 'HANDOVER_TO_SERVICES')).dueAt).toBe('2026-11-24T08:00:00.000Z');
    const double = await opened();
    await acts.done(worker, 'closeIntervention', { interventionId: double, outcome: 'DUPLICATE' });
    expect(await due.deadline(worker, double, 'HANDOVER_TO_SERVICES')).toBeNull();
  });

  test('the hand-over before a long holiday is due after 72 hours, without waiting for the offices', async () => {
    await world.clock.set('2026-12-24T22:00:00+01:00');
    const id = await opened();
    await acts.done(worker, 'closeIntervention', { interventionId: id, outcome: 'HOSPITAL' });
    expect((await due.deadline(worker, id, 'HANDOVER_TO_SERVICES')).dueAt).toMatch(/^2026-12-27T21:00/);
  });

  test('a shelter that records an arrival begins the clocks of a case that it does not see', async () => {
    await world.clock.set(monday);
    const organisation = await world.given.organisation();
    const operator = await world.given.operator({ organisation });
    const { pool } = await world.given.shelter({ district, organisation, stayDays: 3 });
    const id = await opened();
    const { id: placementId } = await acts.hold(worker, id, pool.id);
    await acts.done(operator, 'recordArrival', { placementId });
    expect(await due.deadline(worker, id, 'MUNICIPALITY_NOTICE')).toMatchObject({ placementId });
    const review = await due.deadline(worker, id, 'EMERGENCY_STAY_REVIEW');
    expect(review.dueAt).toMatch(/^2026-11-26T18:00/);
    expect((await due.list(operator)).code).toBe('NOT_ALLOWED');
    await acts.done(operator, 'endPlacement', { placementId });
    expect(await due.deadline(worker, id, 'EMERGENCY_STAY_REVIEW')).toMatchObject({ state: 'CANCELLED' });
    const another = await due.act(worker, 'cancelDeadline', { deadlineId: review.id, reason: 'x' });
    expect(another.code).toBe('DEADLINE_OVER');
    const second = await world.given.shelter({ district, organisation });
    const { id: back } = await acts.hold(worker, id, second.pool.id);
    await acts.done(operator, 'recordArrival', { placementId: back });
    const kinds = kindsOf(await due.of(worker, id)).filter(
      (kind) => !kind.includes('CALL') && !kind.includes('SITE'),
    );
    expect(kinds).toEqual([
      ...['EMERGENCY_STAY_REVIEW CANCELLED', 'EMERGENCY_STAY_REVIEW RUNNING', 'MUNICIPALITY_NOTICE RUNNING'],
    ]);
  });
});

describe('a removal under art. 403', () => {
  test('at 23:10 before the clock change: the notice at once, the papers after 24 natural hours, then the others', async () => {
    await world.clock.set('2026-10-24T23:20:00+02:00');
    const id = await opened({ category: 'MINOR' });
    await due.done(worker, 'recordRemoval', {
      ...{
        interventionId: id,
        at: '2026-10-24T23:10:00+02:00',
        words: 'la polizia locale, per grave pericolo',
      },
    });
    expect(await due.deadline(worker, id, 'ART403_ORAL_NOTICE')).toMatchObject({
      ...{ state: 'DUE', dueAt: '2026-10-24T21:10:00.000Z', source: expect.stringContaining('art. 403') },
    });
    const papers = await due.deadline(worker, id, 'ART403_WRITTEN_TRANSMISSION');
    expect(papers).toMatchObject({ dueAt: '2026-10-25T21:10:00.000Z', state: 'RUNNING' });
    await world.clock.set('2026-10-24T23:40:00+02:00');
    expect(await due.deadline(worker, id, 'ART403_ORAL_NOTICE')).toMatchObject({ state: 'PAST' });
    const fulfil = (deadlineId: string, at: string, evidence: string) =>
      due.done(worker, 'fulfilDeadline', { deadlineId, at, evidence, requestKey: randomUUID() });
    await world.clock.set('2026-10-25T12:00:00+01:00');
    expect(
      await fulfil(papers.id, '2026-10-25T11:00:00+01:00', 'PEC alla procura, protocollo 12'),
    ).toMatchObject({
      ...{ state: 'FULFILLED', evidence: 'PEC alla procura, protocollo 12', fulfilledBy: expect.any(String) },
    });
    const request = await due.deadline(worker, id, 'ART403_PROSECUTOR_REQUEST');
    expect(request).toMatchObject({
      dueAt: '2026-10-28T10:00:00.000Z',
      isOurs: false,
      dutyBearer: 'PROSECUTOR',
    });
    await world.clock.set('2026-10-27T12:00:00+01:00');
    await fulfil(request.id, '2026-10-27T10:00:00+01:00', 'richiesta di convalida depositata');
    const decree = await due.deadline(worker, id, 'ART403_COURT_DECREE');
    expect(decree.dueAt).toBe('2026-10-29T09:00:00.000Z');
    await fulfil(decree.id, '2026-10-27T11:00:00+01:00', 'decreto');
    expect((await due.deadline(worker, id, 'ART403_HEARING')).dueAt).toBe('2026-11-11T10:00:00.000Z');
    const { timeline } = await acts.case(worker, id);
    const kinds = timeline.nodes.map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => kind === 'DEADLINE_FULFILLED')).toHaveLength(3);
    expect(kinds).toContain('REMOVAL_RECORDED');
  });

  test('is not recorded twice while it runs, nor in the future; the terms of others may be watched alone', async () => {
    await world.clock.set(monday);
    const id = await opened();
    const refused = async (name: 'recordRemoval' | 'watchDeadline', input: object) =>
      (await due.act(worker, name, { interventionId: id, ...input })).code;
    expect(await refused('recordRemoval', { at: '2026-11-23T19:30:00+01:00' })).toBe('INVALID_INPUT');
    await due.done(worker, 'recordRemoval', { interventionId: id });
    expect(await refused('recordRemoval', {})).toBe('DEADLINE_RUNNING');
    expect(await refused('watchDeadline', { kind: 'MSNA_REPORT', from: monday })).toBe('INVALID_INPUT');
    const watched = { kind: 'ART403_COURT_DECREE', from: '2026-11-23T10:00:00+01:00' };
    expect(await refused('watchDeadline', watched)).toBeNull();
    expect(await refused('watchDeadline', watched)).toBe('DEADLINE_RUNNING');
    expect((await due.deadline(worker, id, 'ART403_COURT_DECREE')).dueAt).toBe('2026-11-25T09:00:00.000Z');
  });

  test('by two workers at the same moment begins one pair of clocks', async () => {
    const id = await opened();
    const colleague = await world.given.worker({ district });
    const codes = await Promise.all(
      [worker, colleague, worker, colleague].map(
        async (who) => (await due.act(who, 'recordRemoval', { interventionId: id })).code,
      ),
    );
    expect(codes.sort()).toEqual(['DEADLINE_RUNNING', 'DEADLINE_RUNNING', 'DEADLINE_RUNNING', null]);
    expect(kindsOf(await due.of(worker, id)).filter((kind) => kind.includes('403'))).toHaveLength(2);
  });
});

describe('an end of a deadline', () => {
  test('is one, with its words sealed and on the timeline', async () => {
    await world.clock.set(monday);
    const id = await opened();
    const { id: deadlineId } = await due.deadline(worker, id, 'ON_SITE_INTERVENTION');
    const input = { deadlineId, reason: 'bastava il telefono, Rossi è d’accordo', requestKey: 'once' };
    const cancelled = await due.done(worker, 'cancelDeadline', input);
    expect(cancelled).toMatchObject({
      state: 'CANCELLED',
      cancelReason: input.reason,
      cancelledBy: expect.any(String),
    });
    expect(await due.done(worker, 'cancelDeadline', input)).toEqual(cancelled);
    expect((await due.act(worker, 'fulfilDeadline', { deadlineId, evidence: 'x' })).code).toBe(
      'DEADLINE_OVER',
    );
    const [row] = await world.database.sql<{ text: string }>(
      "select encode(reason_sealed, 'escape') as text from deadline where id = $1",
      [deadlineId],
    );
    expect(row?.text).not.toContain('Rossi');
    const reads = await world.database.sql(
      "select 1 from audit_entry where action = 'CASE_READ' and $1 = any(target_ids)",
      [id],
    );
    expect(reads.length).toBeGreaterThan(0);
  });

  test('at the same moment as another is one end', async () => {
    const id = await opened();
    const { id: deadlineId } = await due.deadline(worker, id, 'ON_SITE_INTERVENTION');
    const codes = await Promise.all([
      due.act(worker, 'fulfilDeadline', { deadlineId, evidence: 'sul posto' }),
      due.act(worker, 'cancelDeadline', { deadlineId, reason: 'non serve' }),
      due.act(worker, 'fulfilDeadline', { deadlineId, evidence: 'sul posto' }),
    ]);
    expect(codes.map(({ code }) => code).sort()).toEqual(['DEADLINE_OVER', 'DEADLINE_OVER', null]);
  });

  test('is for the team of the case', async () => {
    const id = await opened();
    const { id: deadlineId } = await due.deadline(worker, id, 'ON_SITE_INTERVENTION');
    const { given } = world;
    const end = async (who: Account | null) => [
      (await due.act(who, 'fulfilDeadline', { deadlineId, evidence: 'x' })).code,
      (await due.act(who, 'cancelDeadline', { deadlineId, reason: 'x' })).code,
      (await due.act(who, 'recordRemoval', { interventionId: id })).code,
      (await due.act(who, 'recordMinorFound', { interventionId: id })).code,
      (await due.act(who, 'watchDeadline', { interventionId: id, kind: 'ART403_HEARING', from: monday }))
        .code,
    ];
    expect(await end(null)).toEqual(Array(5).fill('NOT_SIGNED_IN'));
    for (const who of [
      await given.mediator({ district }),
      await given.backOffice({ municipalities: [district.comune] }),
      await given.operator({ organisation: await given.organisation() }),
      await given.auditor(),
    ])
      expect(await end(who)).toEqual(Array(5).fill('NOT_ALLOWED'));
    expect(await end(await given.admin())).toEqual([
      'NOT_FOUND',
      'NOT_FOUND',
      ...Array(3).fill('NOT_ALLOWED'),
    ]);
    const system = await given.integration({ district, scopes: ['deadlines.keep', 'interventions.write'] });
    for (const who of [stranger, system]) expect(await end(who)).toEqual(Array(5).fill('NOT_FOUND'));
  });
});
