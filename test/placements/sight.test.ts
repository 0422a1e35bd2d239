import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PlacementState } from '../../src/placements/index.js';
import type { Account, District } from '../support/given.js';
import type { Shelter } from '../support/given-shelters.js';
import { createWorld, type World } from '../support/world.js';
import { type Acts, actsIn, type Verb } from './acts.js';

let world: World;
let acts: Acts;
let district: District;
let worker: Account;
let open: Shelter;
let guarded: Shelter;
let keeper: Account;
let caseId: string;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
});
beforeEach(async () => {
  open = await world.given.shelter({ district, pools: [{ authorised: 9, free: 9 }] });
  const gateway = await world.given.organisation({ name: 'Centro antiviolenza Aurora' });
  const pools = [{ authorised: 9, free: 9, categories: ['WOMAN_VICTIM_OF_VIOLENCE'] }];
  guarded = await world.given.shelter({
    district,
    name: 'Casa Luna',
    secrecy: 'SECRET',
    kind: 'REFUGE_HOUSE',
    gateway,
    pools,
  });
  keeper = await world.given.operator({ organisation: { id: guarded.organisationId } });
  caseId = await acts.openCase(worker, { call: { corps: 'CARABINIERI', municipality: district.comune } });
});
afterAll(() => world.close());

const list = `query ($filter: PlacementFilter, $first: Int, $after: String) {
  placements(filter: $filter, first: $first, after: $after) { nodes { id state } pageInfo { hasNextPage endCursor } } }`;
const listed = async (who: Account | null, variables: object = {}) => world.ask(who, list, variables);
const idsOf = async (who: Account, filter: object = {}) =>
  (await listed(who, { filter, first: 100 })).data.placements.nodes.map(({ id }: { id: string }) => id);

describe('one placement', () => {
  const one = 'query ($id: ID!) { placement(id: $id) { id } }';

  test('is nobody’s who is not signed in, and not for those without the permission', async () => {
    const { id } = await acts.hold(worker, caseId, open.pool.id);
    expect((await world.ask(null, one, { id })).code).toBe('NOT_SIGNED_IN');
    for (const other of [await world.given.admin(), await world.given.auditor()])
      expect((await world.ask(other, one, { id })).code).toBe('NOT_ALLOWED');
  });

  test('out of sight answers as one that never existed', async () => {
    const { id } = await acts.hold(worker, caseId, open.pool.id);
    const strangers = [
      await world.given.worker({ district: await world.given.district() }),
      await world.given.operator({ organisation: await world.given.organisation() }),
      await world.given.mediator({ district }),
      await world.given.backOffice({ municipalities: ['058091'] }),
    ];
    for (const stranger of strangers) {
      const answer = await world.ask(stranger, one, { id });
      expect(answer).toEqual(await world.ask(stranger, one, { id: randomUUID() }));
      expect(answer).toMatchObject({ code: 'NOT_FOUND', data: { placement: null } });
    }
  });

  test('tells those who host who is expected and nothing of the case', async () => {
    const { id } = await acts.confirmed(worker, caseId, guarded.pool.id, {
      ...{ guests: [{ sex: 'FEMALE', age: 34 }], overrideReason: 'agreed with the gateway' },
    });
    await acts.done(worker, 'tellCaller', { interventionId: caseId, toldTo: 'brig. Rossi' });
    expect(await acts.placement(keeper, id)).toMatchObject({
      ...{ state: 'CONFIRMED', guests: [{ sex: 'FEMALE', age: 34 }], pool: { id: guarded.pool.id } },
      ...{ intervention: null, directions: null, overrideReason: null, note: null },
      availableActions: ['REFUSE', 'RECORD_ARRIVAL', 'RECORD_NO_SHOW'],
    });
    expect((await acts.pool(keeper, guarded.pool.id)).expected).toMatchObject([{ id, state: 'CONFIRMED' }]);
  });

  test('in a guarded shelter is for an office nothing at all, for a mediator of the case without its place', async () => {
    const { id } = await acts.confirmed(worker, caseId, guarded.pool.id);
    const office = await world.given.backOffice({ municipalities: [district.comune] });
    expect(await acts.placement(office, id)).toBeNull();
    expect((await acts.case(office, caseId)).placements).toEqual([]);
    expect(await idsOf(office)).not.toContain(id);
    const mediator = await world.given.mediator({ district });
    await world.database.sql('update intervention set mediator_id = $1 where id = $2', [mediator.id, caseId]);
    expect(await acts.placement(mediator, id)).toMatchObject({
      pool: null,
      directions: null,
      availableActions: [],
    });
  });

  test('in a guarded shelter does not exist for the system of the district, even in its own case', async () => {
    const scopes = [
      'interventions.write',
      'interventions.read',
      'placements.read',
      'placements.hold',
      'beds.read',
    ];
    const system = await world.given.integration({ district, scopes });
    const own = await acts.openCase(system);
    const { id } = await acts.confirmed(worker, own, guarded.pool.id);
    await acts.done(worker, 'tellCaller', { interventionId: own, words: 'alla caserma' });
    expect(await acts.placement(system, id)).toBeNull();
    const seen = await acts.case(system, own);
    expect(seen.placements).toEqual([]);
    expect(seen.timeline.nodes).toMatchObject([
      { kind: 'OPENED' },
      { kind: 'TOLD_CALLER', words: null, placement: null },
    ]);
  });
});

describe('directions', () => {
  test('to a guarded shelter are its meeting point, never an address', async () => {
    const house = await world.given.shelter({
      ...{ district, secrecy: 'CONFIDENTIAL_ADDRESS', meetingPoint: 'questura di Imola, ingresso laterale' },
    });
    const placement = await acts.confirmed(worker, caseId, house.pool.id);
    expect(placement.directions).toBe('Meeting point: questura di Imola, ingresso laterale.');
  });

  test('without a meeting point are whom to call', async () => {
    const placement = await acts.confirmed(worker, caseId, guarded.pool.id);
    expect(placement.directions).toContain('Call Centro antiviolenza Aurora');
    await world.database.sql(
      "insert into contact (shelter_id, position, name, phone, route) values ($1, 1, 'Reperibile', '+39 000 333444', 'VIA_ANTI_VIOLENCE_CENTRE')",
      [guarded.id],
    );
    expect((await acts.placement(worker, placement.id)).directions).toContain(
      'Call Reperibile, +39 000 333444',
    );
  });

  test('are told only while confirmed', async () => {
    const { id } = await acts.hold(worker, caseId, open.pool.id);
    expect((await acts.placement(worker, id)).directions).toBeNull();
    await acts.done(worker, 'confirmPlacement', { placementId: id });
    expect((await acts.placement(worker, id)).directions).not.toBeNull();
    await acts.done(worker, 'recordArrival', { placementId: id });
    expect((await acts.placement(worker, id)).directions).toBeNull();
  });
});

describe('the list of placements', () => {
  test('is refused to nobody signed in, and shows each what is theirs', async () => {
    expect((await listed(null)).code).toBe('NOT_SIGNED_IN');
    const held = await acts.hold(worker, caseId, open.pool.id);
    const hidden = await acts.hold(worker, caseId, guarded.pool.id);
    expect(await idsOf(worker)).toEqual(expect.arrayContaining([held.id, hidden.id]));
    expect(await idsOf(keeper)).toEqual([hidden.id]);
    const elsewhere = await world.given.worker({ district: await world.given.district() });
    expect(await idsOf(elsewhere)).toEqual([]);
  });

  test('filters by pool, by state and by who is on the way', async () => {
    const held = await acts.hold(worker, caseId, open.pool.id);
    const inside = await acts.confirmed(worker, caseId, open.pool.id);
    await acts.done(worker, 'recordArrival', { placementId: inside.id });
    const poolId = open.pool.id;
    expect(await idsOf(worker, { poolId })).toEqual([inside.id, held.id]);
    expect(await idsOf(worker, { poolId, states: ['ARRIVED'] })).toEqual([inside.id]);
    expect(await idsOf(worker, { poolId, expected: true })).toEqual([held.id]);
    expect(await idsOf(worker, { poolId, expected: true, states: ['CONFIRMED'] })).toEqual([]);
    await world.clock.advance('61 minutes');
    expect(await idsOf(worker, { poolId, states: ['LAPSED'] })).toEqual([held.id]);
    expect(await idsOf(worker, { poolId: 'x' })).toEqual([]);
  });

  test('filters by the very state that it shows', async () => {
    const poolId = open.pool.id;
    const anew = async () => acts.openCase(worker);
    const act = async (verb: Verb, placementId: string, more: object = {}) =>
      acts.done(worker, verb, { placementId, ...more });
    await acts.hold(worker, await anew(), poolId, { minutes: 1 });
    await act('releasePlacement', (await acts.hold(worker, await anew(), poolId)).id);
    const no = { actor: 'SERVICE', reason: 'BETTER_OPTION' };
    await act('refusePlacement', (await acts.hold(worker, await anew(), poolId)).id, no);
    await acts.confirmed(worker, await anew(), poolId);
    await act('recordNoShow', (await acts.confirmed(worker, await anew(), poolId)).id);
    await act('recordArrival', (await acts.confirmed(worker, await anew(), poolId)).id);
    const ended = await acts.confirmed(worker, await anew(), poolId);
    await act('recordArrival', ended.id);
    await act('endPlacement', ended.id);
    const states = async (filter: object) =>
      (await listed(worker, { filter: { poolId, ...filter } })).data.placements.nodes.map(
        ({ state }: { state: string }) => state,
      );
    for (const time of ['2 minutes', '20 days']) {
      await world.clock.advance(time);
      await acts.hold(worker, await anew(), poolId);
      const shown: string[] = await states({});
      expect(new Set(shown).size).toBeGreaterThan(6);
      for (const state of Object.keys(PlacementState))
        expect(await states({ states: [state] })).toEqual(shown.filter((one) => one === state));
    }
  });

  test('is read page by page, and a cursor is good for its own list and reader', async () => {
    const ids = [];
    for (let count = 0; count < 3; count++) ids.unshift((await acts.hold(worker, caseId, open.pool.id)).id);
    const filter = { poolId: open.pool.id };
    const { placements: page } = (await listed(worker, { filter, first: 2 })).data;
    expect(page.nodes.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2));
    const after = page.pageInfo.endCursor;
    const { placements: rest } = (await listed(worker, { filter, first: 2, after })).data;
    expect(rest.nodes.map(({ id }: { id: string }) => id)).toEqual(ids.slice(2));
    expect(rest.pageInfo.hasNextPage).toBe(false);
    expect((await listed(worker, { after })).code).toBe('BAD_CURSOR');
    const colleague = await world.given.worker({ district });
    expect((await listed(colleague, { filter, after })).code).toBe('BAD_CURSOR');
  });

  test('takes the same statements for one placement as for many', async () => {
    const document = `query ($filter: PlacementFilter) { placements(filter: $filter, first: 100) { nodes { id state directions
      availableActions pool { id free expected { id } discrepancies { nodes { id } } } intervention { id state timeline { nodes { kind placement { id } } } } } } }`;
    const filter = { poolId: open.pool.id };
    await acts.confirmed(worker, caseId, open.pool.id);
    const few = await world.statements(() => world.ask(worker, document, { filter }));
    for (let count = 0; count < 4; count++)
      await acts.confirmed(worker, await acts.openCase(worker), open.pool.id);
    const many = await world.statements(() => world.ask(worker, document, { filter }));
    expect(many.length).toBe(few.length);
  });
});

describe('alerts', () => {
  const kindsOf = (alerts: { kind: string }[]) => alerts.map(({ kind }) => kind);

  test('are for those who may read placements', async () => {
    expect((await world.ask(null, '{ alerts { kind } }')).code).toBe('NOT_SIGNED_IN');
    expect((await world.ask(await world.given.admin(), '{ alerts { kind } }')).code).toBe('NOT_ALLOWED');
  });

  test('tell a hold that lapses soon to the team, and guests who are late to both sides', async () => {
    const place = await world.given.district();
    const house = await world.given.shelter({ district: place, pools: [{ authorised: 3, free: 3 }] });
    const mine = await world.given.worker({ district: place });
    const host = await world.given.operator({ organisation: { id: house.organisationId } });
    const own = await acts.openCase(mine);
    const { id } = await acts.hold(mine, own, house.pool.id, { minutes: 15 });
    expect(await acts.alerts(mine)).toEqual([]);
    await world.clock.advance('6 minutes');
    expect(await acts.alerts(mine)).toMatchObject([
      { kind: 'HOLD_LAPSES_SOON', placementId: id, poolId: house.pool.id },
    ]);
    expect(await acts.alerts(host)).toEqual([]);
    await acts.done(mine, 'confirmPlacement', { placementId: id });
    await world.clock.advance('3 hours 1 second');
    for (const who of [mine, host])
      expect(await acts.alerts(who)).toMatchObject([{ kind: 'GUESTS_LATE', placementId: id }]);
    expect((await acts.alerts(mine, 'it'))[0].whatToDo).toContain('Chiedere alla struttura');
    expect((await acts.alerts(host, 'it'))[0].whatToDo).toContain('Registrare se sono arrivati');
    await acts.done(host, 'recordArrival', { placementId: id });
    expect(await acts.alerts(mine)).toEqual([]);
  });

  test('tell whoever holds a promise where there are more people than places', async () => {
    const place = await world.given.district();
    const house = await world.given.shelter({ district: place, pools: [{ authorised: 2, free: 1 }] });
    const mine = await world.given.worker({ district: place });
    const host = await world.given.operator({ organisation: { id: house.organisationId } });
    const { id } = await acts.confirmed(mine, await acts.openCase(mine), house.pool.id);
    await world.ask(host, 'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { id } }', {
      input: { poolId: house.pool.id, occupied: 2 },
    });
    expect(await acts.alerts(mine)).toMatchObject([{ kind: 'OVERCOMMITTED', placementId: id }]);
    expect(kindsOf(await acts.alerts(host))).toEqual(['DISCREPANCY']);
    expect((await acts.pool(host, house.pool.id)).discrepancies.nodes).toMatchObject([
      { kind: 'OVERCOMMITTED' },
    ]);
  });
});
