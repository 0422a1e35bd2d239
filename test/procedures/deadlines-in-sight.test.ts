import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { type ProcedureActs, procedureActsIn } from './acts.js';

let world: World;
let acts: Acts;
let due: ProcedureActs;
let [district, other] = [] as unknown as [District, District];
let [worker, coordinator, stranger] = [] as unknown as [Account, Account, Account];
const evening = '2026-11-23T19:00:00+01:00';

beforeAll(async () => {
  world = await createWorld();
  [acts, due] = [actsIn(world), procedureActsIn(world)];
  [district, other] = [await world.given.district(), await world.given.district()];
  worker = await world.given.worker({ district });
  coordinator = await world.given.coordinator({ district });
  stranger = await world.given.worker({ district: other });
});
afterAll(() => world.close());

const opened = (who = worker) =>
  acts.openCase(who, { call: { corps: 'CARABINIERI', municipality: district.comune } });
const nodes = async (who: Account, filter: object = {}) => (await due.list(who, filter)).data.deadlines.nodes;

describe('an office', () => {
  let office: Account;
  let protectedCase: string;
  beforeAll(async () => {
    await world.clock.set(evening);
    office = await world.given.backOffice({ municipalities: [district.comune] });
    protectedCase = await opened();
    const guarded = { secrecy: 'SECRET', meetingPoint: 'questura' };
    const { pool } = await world.given.shelter({ district, ...guarded });
    await acts.confirmed(worker, protectedCase, pool.id, { overrideReason: 'x' });
    await due.done(worker, 'recordRemoval', { interventionId: protectedCase, words: 'parole' });
  });

  test('learns nothing on the day somebody was placed, and no hour the day after', async () => {
    expect(await nodes(office, { running: null })).toEqual([]);
    expect((await due.of(office, protectedCase)).deadlines).toEqual([]);
    await world.clock.set('2026-11-24T00:30:00+01:00');
    const [seen, ...more] = await nodes(office);
    expect(more).toEqual([]);
    expect(seen).toMatchObject({
      ...{ kind: 'MUNICIPALITY_NOTICE', dueOn: '2026-11-24', dueAt: null, begunAt: null, placementId: null },
      ...{ intervention: { id: protectedCase }, state: 'RUNNING' },
    });
    expect(await nodes(stranger)).toEqual([]);
    const elsewhere = await world.given.backOffice({ municipalities: [other.comune] });
    expect(await nodes(elsewhere, { running: null })).toEqual([]);
  });

  test('cannot find the hour by asking for what is due before an instant, nor by when it is done', async () => {
    await world.clock.set('2026-11-24T10:00:00+01:00');
    const dueBefore = (hour: string) => nodes(office, { dueBefore: `2026-11-24T${hour}:00+01:00` });
    expect(await dueBefore('08:59')).toEqual([]);
    expect(await dueBefore('23:59')).toEqual([]);
    expect(await nodes(office, { dueBefore: '2026-11-25T00:01:00+01:00' })).toHaveLength(1);
    const { id } = await due.deadline(worker, protectedCase, 'MUNICIPALITY_NOTICE');
    await due.done(worker, 'fulfilDeadline', { deadlineId: id, evidence: 'PEC al Comune' });
    const [seen] = await nodes(office);
    expect(seen).toMatchObject({ state: 'RUNNING', fulfilledAt: null, evidence: null, fulfilledBy: null });
    await world.clock.set('2026-11-25T00:01:00+01:00');
    expect((await due.of(office, protectedCase)).deadlines).toMatchObject([
      { state: 'FULFILLED', fulfilledAt: null, evidence: null },
    ]);
  });
});

describe('a district’s own system', () => {
  test('is not told of what a guarded placement began', async () => {
    await world.clock.set(evening);
    const scopes = ['interventions.read', 'interventions.write', 'deadlines.read', 'deadlines.keep'];
    const system = await world.given.integration({ district, scopes });
    const id = await opened(system);
    const { pool } = await world.given.shelter({ district, secrecy: 'SECRET', meetingPoint: 'questura' });
    const { id: placementId } = await acts.confirmed(worker, id, pool.id, { overrideReason: 'x' });
    await acts.done(worker, 'recordArrival', { placementId });
    const kinds = (seen: { deadlines: { kind: string }[] }) => seen.deadlines.map(({ kind }) => kind);
    expect(kinds(await due.of(worker, id))).toContain('MUNICIPALITY_NOTICE');
    expect(kinds(await due.of(system, id)).sort()).toEqual([
      'LAW_ENFORCEMENT_CALLBACK',
      'ON_SITE_INTERVENTION',
    ]);
    const notice = await due.deadline(worker, id, 'MUNICIPALITY_NOTICE');
    const end = await due.act(system, 'fulfilDeadline', { deadlineId: notice.id, evidence: 'x' });
    expect(end.code).toBe('NOT_FOUND');
  });
});

describe('the list', () => {
  test('comes in pages, the first due first, narrowed by kind, by instant and to one’s own', async () => {
    await world.clock.set(evening);
    const colleague = await world.given.worker({ district });
    for (const who of [worker, colleague, colleague]) await opened(who);
    const all = await nodes(coordinator);
    const sorted = [...all].sort((a, b) =>
      a.dueAt === b.dueAt ? (a.id < b.id ? -1 : 1) : a.dueAt < b.dueAt ? -1 : 1,
    );
    expect(all.length).toBeGreaterThan(5);
    expect(all.map(({ id }: { id: string }) => id)).toEqual(sorted.map(({ id }) => id));
    const paged: string[] = [];
    for (let after: string | null = null, isMore = true; isMore; ) {
      const page = after ? `first: 2, after: "${after}"` : 'first: 2';
      const { data }: Awaited<ReturnType<typeof due.list>> = await due.list(coordinator, {}, page);
      paged.push(...data.deadlines.nodes.map(({ id }: { id: string }) => id));
      ({ endCursor: after, hasNextPage: isMore } = data.deadlines.pageInfo);
    }
    expect(paged).toEqual(all.map(({ id }: { id: string }) => id));
    expect(await nodes(colleague, { mine: true, kinds: ['ON_SITE_INTERVENTION'] })).toHaveLength(2);
    expect(await nodes(colleague, { dueBefore: evening, kinds: ['LAW_ENFORCEMENT_CALLBACK'] })).toEqual([]);
    expect((await due.list(stranger, {}, `first: 2, after: "x"`)).code).toBe('BAD_CURSOR');
    expect((await due.list(null)).code).toBe('NOT_SIGNED_IN');
    for (const who of [
      await world.given.auditor(),
      await world.given.operator({ organisation: await world.given.organisation() }),
    ])
      expect((await due.list(who)).code).toBe('NOT_ALLOWED');
  });
});

describe('a deadline that is past', () => {
  test('is told its worker first, then the coordinator; by the clock alone, and no more once it is done', async () => {
    await world.clock.set('2026-12-01T19:00:00+01:00');
    const home = await world.given.district();
    const [one, colleague, head] = [
      await world.given.worker({ district: home }),
      await world.given.worker({ district: home }),
      await world.given.coordinator({ district: home }),
    ];
    const id = await acts.openCase(one, { call: { corps: 'CARABINIERI', municipality: home.comune } });
    const told = async () => {
      const kinds = [];
      for (const who of [one, colleague, head])
        kinds.push((await due.alerts(who)).map(({ kind }: { kind: string }) => kind).join(' '));
      return kinds;
    };
    expect(await told()).toEqual(['', '', '']);
    await world.clock.set('2026-12-01T19:46:00+01:00');
    expect(await told()).toEqual(['DEADLINE_DUE DEADLINE_DUE', '', '']);
    await world.clock.set('2026-12-01T20:01:00+01:00');
    expect(await told()).toEqual(['DEADLINE_PAST DEADLINE_PAST', '', 'DEADLINE_PAST DEADLINE_PAST']);
    const [alert] = await due.alerts(head, 'it');
    expect(alert.message).toMatch(/^Scaduto: (richiamata alla pattuglia|intervento sul posto)\.$/);
    for (const { id: deadlineId } of (await due.of(one, id)).deadlines)
      await due.done(one, 'fulfilDeadline', { deadlineId, evidence: 'fatto tardi' });
    expect(await told()).toEqual(['', '', '']);
  });
});

describe('the terms', () => {
  const term = {
    kind: 'LAW_ENFORCEMENT_CALLBACK',
    naturalMinutes: 30,
    warnMinutes: 5,
    source: 'accordo con la Questura',
  };

  test('are changed without a release; what runs keeps its version, and the own district comes before all', async () => {
    await world.clock.set(evening);
    const before = await opened();
    const set = await due.done(coordinator, 'setDeadlinePolicy', term);
    expect(set).toMatchObject({ version: 1, isOfDistrict: true, isInForce: true, source: term.source });
    const admin = await world.given.admin();
    const general = await due.done(admin, 'setDeadlinePolicy', { ...term, naturalMinutes: 45 });
    expect(general).toMatchObject({ version: 2, isOfDistrict: false });
    const minutes = async (who: Account, id: string) => {
      const { begunAt, dueAt, policyVersion } = await due.deadline(who, id, 'LAW_ENFORCEMENT_CALLBACK');
      return [(Date.parse(dueAt) - Date.parse(begunAt)) / 60_000, policyVersion];
    };
    const there = await acts.openCase(stranger, { call: { corps: 'CARABINIERI' } });
    expect(await minutes(worker, before)).toEqual([60, 1]);
    expect(await minutes(worker, await opened())).toEqual([30, 1]);
    expect(await minutes(stranger, there)).toEqual([45, 2]);
    const document =
      'query ($all: Boolean) { deadlinePolicies(allVersions: $all) { kind version isInForce } }';
    const versions = async (all: boolean) =>
      (await world.ask(worker, document, { all })).data.deadlinePolicies.length;
    expect([await versions(false), await versions(true)]).toEqual([12, 14]);
    const [row] = await world.database.sql("select 1 from audit_entry where action = 'POLICY_CHANGED'");
    expect(row).toBeDefined();
  });

  test('must be possible, seen as they stand, and set by who may', async () => {
    const refused = async (who: Account | null, more: object) =>
      (await due.act(who, 'setDeadlinePolicy', { ...term, ...more })).code;
    expect(await refused(coordinator, { naturalMinutes: null })).toBe('INVALID_INPUT');
    expect(await refused(coordinator, { workingDays: 1 })).toBe('INVALID_INPUT');
    expect(await refused(coordinator, { workingDays: 1, workingTime: '25:00' })).toBe('INVALID_INPUT');
    expect(await refused(coordinator, { expectedVersion: 9 })).toBe('STALE_REVISION');
    expect(await refused(null, {})).toBe('NOT_SIGNED_IN');
    for (const who of [worker, await world.given.auditor(), await world.given.mediator({ district })])
      expect(await refused(who, {})).toBe('NOT_ALLOWED');
    await expect(world.database.sql('update deadline_policy set natural_minutes = 1')).rejects.toThrow(
      'insert-only',
    );
  });

  test('set by several at once are versions one after the other', async () => {
    const codes = await Promise.all(
      [1, 2, 3].map(
        async () => (await due.act(coordinator, 'setDeadlinePolicy', { ...term, kind: 'MSNA_REPORT' })).code,
      ),
    );
    expect(codes.filter((code) => code !== null && code !== 'CONFLICT')).toEqual([]);
    expect(codes).toContain(null);
  });
});

describe('a breach of data', () => {
  test('is kept by coordinators and administrators, due after 72 hours, its words in the audit', async () => {
    await world.clock.set(evening);
    const words = 'spedito un estratto all’indirizzo sbagliato';
    const breach = await due.done(coordinator, 'recordDataBreach', { words });
    expect(breach).toMatchObject({
      kind: 'DATA_BREACH_NOTICE',
      state: 'RUNNING',
      breach: words,
      intervention: null,
    });
    expect(breach.dueAt).toMatch(/^2026-11-26T18:00/);
    const admin = await world.given.admin();
    const ids = async (who: Account) =>
      (await nodes(who, { kinds: ['DATA_BREACH_NOTICE'], running: null })).map(
        ({ id }: { id: string }) => id,
      );
    const strangers = await world.given.coordinator({ district: other });
    expect([await ids(coordinator), await ids(admin)]).toEqual([[breach.id], [breach.id]]);
    expect([await ids(worker), await ids(strangers)]).toEqual([[], []]);
    const end = { deadlineId: breach.id, evidence: 'notifica al Garante, protocollo 7' };
    for (const who of [worker, strangers])
      expect((await due.act(who, 'fulfilDeadline', end)).code).toBe('NOT_FOUND');
    expect(await due.done(admin, 'fulfilDeadline', end)).toMatchObject({
      state: 'FULFILLED',
      evidence: end.evidence,
    });
    expect((await due.act(worker, 'recordDataBreach', { words })).code).toBe('NOT_ALLOWED');
    expect((await due.act(null, 'recordDataBreach', { words })).code).toBe('NOT_SIGNED_IN');
    const future = await due.act(coordinator, 'recordDataBreach', { words, at: '2026-11-24T19:00:00+01:00' });
    expect(future.code).toBe('INVALID_INPUT');
  });
});
