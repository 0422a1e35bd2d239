import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let acts: Acts;
let district: District;
let worker: Account;
let office: Account;
let caseId: string;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  // An evening: what happens in a guarded shelter is told to an office from the next midnight on.
  await world.clock.set('2026-11-23T21:00:00+01:00');
});
beforeEach(async () => {
  district = await world.given.district();
  worker = await world.given.worker({ district });
  office = await world.given.backOffice({ municipalities: [district.comune] });
  caseId = await acts.openCase(worker, {
    call: { corps: 'CARABINIERI', municipality: district.comune, situation: 'segreta', officer: 'Rossi' },
  });
});
afterAll(() => world.close());

const one = 'query ($id: ID!) { intervention(id: $id) { id number state } }';
const list = `query ($filter: InterventionFilter, $first: Int, $after: String) {
  interventions(filter: $filter, first: $first, after: $after) { nodes { id } edges { cursor } pageInfo { hasNextPage endCursor } } }`;
const idsOf = async (who: Account, filter: object = {}) =>
  (await world.ask(who, list, { filter, first: 100 })).data.interventions.nodes.map(
    ({ id }: { id: string }) => id,
  );
const guardedPool = async () =>
  (
    await world.given.shelter({
      district,
      secrecy: 'CONFIDENTIAL_ADDRESS',
      pools: [{ authorised: 5, free: 5 }],
    })
  ).pool.id;

describe('one case', () => {
  test('is refused to nobody signed in, and to those who never see cases', async () => {
    expect((await world.ask(null, one, { id: caseId })).code).toBe('NOT_SIGNED_IN');
    const organisation = await world.given.organisation();
    for (const other of [
      await world.given.operator({ organisation }),
      await world.given.admin(),
      await world.given.auditor(),
      await world.given.integration({ district, scopes: ['beds.read'] }),
      // A system of shelters has what an operator has, whatever its scopes say.
      await world.given.integration({ organisation, scopes: ['interventions.read'] }),
    ])
      expect((await world.ask(other, one, { id: caseId })).code).toBe('NOT_ALLOWED');
  });

  test('out of sight answers exactly as one that never existed', async () => {
    const elsewhere = await world.given.district();
    const scopes = ['interventions.read'];
    for (const stranger of [
      await world.given.worker({ district: elsewhere }),
      await world.given.coordinator({ district: elsewhere }),
      await world.given.mediator({ district }),
      await world.given.backOffice({ municipalities: [elsewhere.comune] }),
      await world.given.integration({ district, scopes }),
    ]) {
      const answer = await world.ask(stranger, one, { id: caseId });
      expect(answer).toMatchObject({ code: 'NOT_FOUND', data: { intervention: null } });
      expect(answer).toEqual(await world.ask(stranger, one, { id: randomUUID() }));
      expect(await idsOf(stranger)).toEqual([]);
    }
    expect((await world.ask(worker, one, { id: 'x' })).code).toBe('NOT_FOUND');
  });

  test('assigned to a mediator is read without what identifies anybody', async () => {
    const mediator = await world.given.mediator({ district });
    await world.database.sql('update intervention set mediator_id = $1 where id = $2', [mediator.id, caseId]);
    await acts.done(worker, 'tellCaller', { interventionId: caseId, toldTo: 'Rossi', words: 'segreto' });
    const seen = await acts.case(mediator, caseId);
    expect(seen).toMatchObject({ state: 'OPEN', category: 'FAMILY', calls: [{ corps: 'CARABINIERI' }] });
    expect(JSON.stringify(seen)).not.toMatch(/segret|Rossi/);
  });

  test('is to an office of the comune of finding its number, state and day', async () => {
    const seen = await acts.case(office, caseId);
    expect(seen).toEqual({
      ...{
        id: caseId,
        number: expect.any(String),
        state: 'OPEN',
        openedOn: '2026-11-23',
        municipality: { name: expect.any(String) },
      },
      ...{
        openedAt: null,
        category: null,
        outcome: null,
        closedAt: null,
        closingNote: null,
        assignedTo: null,
      },
      ...{ revision: null, calls: [], placements: [], timeline: { nodes: [] } },
    });
  });
});

describe('a protected case, to an office', () => {
  test('stands as it did at the last midnight, so that no change tells an hour', async () => {
    await world.clock.set('2026-11-23T21:00:00+01:00');
    const poolId = await guardedPool();
    const { id: placementId } = await acts.confirmed(worker, caseId, poolId);
    expect((await acts.case(worker, caseId)).state).toBe('IN_TRANSIT');
    expect((await acts.case(office, caseId)).state).toBe('OPEN');
    await acts.done(worker, 'recordArrival', { placementId });
    await acts.done(worker, 'closeIntervention', { interventionId: caseId, outcome: 'PLACED_IN_DISTRICT' });
    expect(await acts.case(office, caseId)).toMatchObject({ state: 'OPEN', outcome: null, placements: [] });
    expect(await idsOf(office, { open: true })).toEqual([caseId]);
    expect(await idsOf(worker, { open: true })).toEqual([]);
    await world.clock.set('2026-11-24T00:00:30+01:00');
    expect(await acts.case(office, caseId)).toMatchObject({
      state: 'CLOSED',
      outcome: 'PLACED_PROTECTED',
      closedAt: null,
    });
    expect(await acts.case(worker, caseId)).toMatchObject({ outcome: 'PLACED_IN_DISTRICT' });
    expect(await idsOf(office, { open: true })).toEqual([]);
  });

  test('that was only held there changes nothing either, while an open shelter shows at once', async () => {
    await acts.hold(worker, caseId, await guardedPool());
    expect((await acts.case(office, caseId)).state).toBe('OPEN');
    const open = await world.given.shelter({ district });
    await acts.hold(worker, caseId, open.pool.id);
    expect((await acts.case(office, caseId)).state).toBe('PLACING');
  });
});

describe('the list of cases', () => {
  test('is refused to nobody signed in', async () => {
    expect((await world.ask(null, list)).code).toBe('NOT_SIGNED_IN');
    expect((await world.ask(await world.given.admin(), list)).code).toBe('NOT_ALLOWED');
  });

  test('shows a system only those it opened', async () => {
    const scopes = ['interventions.read', 'interventions.write'];
    const system = await world.given.integration({ district, scopes });
    const own = await acts.openCase(system);
    expect(await idsOf(system)).toEqual([own]);
    expect(await idsOf(worker)).toEqual([own, caseId]);
  });

  test('filters by what is open, by need and by day', async () => {
    const other = await acts.openCase(worker, { category: 'MINOR' });
    await acts.done(worker, 'closeIntervention', { interventionId: other, outcome: 'PHONE_ADVICE' });
    expect(await idsOf(worker, { open: true })).toEqual([caseId]);
    expect(await idsOf(worker, { open: false })).toEqual([other]);
    expect(await idsOf(worker, { category: 'MINOR' })).toEqual([other]);
    const day = (await acts.case(worker, caseId)).openedOn;
    const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    expect(await idsOf(worker, { from: day, until: next })).toEqual([other, caseId]);
    expect(await idsOf(worker, { from: next })).toEqual([]);
    expect(await idsOf(worker, { until: day })).toEqual([]);
  });

  test('does not tell an office the need by filtering', async () => {
    expect(await idsOf(office)).toEqual([caseId]);
    expect(await idsOf(office, { category: 'FAMILY' })).toEqual([]);
  });

  test('is read page by page; a cursor tells no hour and serves nobody else', async () => {
    const ids = [caseId];
    for (let count = 0; count < 2; count++) ids.unshift(await acts.openCase(worker));
    const { interventions: page } = (await world.ask(worker, list, { first: 2 })).data;
    expect(page.nodes.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2));
    const after = page.pageInfo.endCursor;
    expect(Buffer.from(after, 'base64url').toString('latin1')).not.toMatch(/\d{4}-\d{2}/);
    const { interventions: rest } = (await world.ask(worker, list, { first: 2, after })).data;
    expect(rest.nodes.map(({ id }: { id: string }) => id)).toEqual(ids.slice(2));
    const colleague = await world.given.worker({ district });
    expect((await world.ask(colleague, list, { first: 2, after })).code).toBe('BAD_CURSOR');
  });

  test('takes the same statements for one case as for many', async () => {
    const document = `{ interventions(first: 100) { nodes { state municipality { name } calls { officer municipality { name } }
      placements { id state pool { id free } directions } timeline(first: 10) { nodes { kind placement { id } } } } } }`;
    const { pool } = await world.given.shelter({ district, pools: [{ authorised: 9, free: 9 }] });
    await acts.confirmed(worker, caseId, pool.id);
    const few = await world.statements(() => world.ask(worker, document));
    for (let count = 0; count < 3; count++) {
      const call = { corps: 'CARABINIERI', municipality: district.comune };
      await acts.confirmed(worker, await acts.openCase(worker, { call }), pool.id);
    }
    const many = await world.statements(() => world.ask(worker, document));
    expect(many.length).toBe(few.length);
  });
});
