import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { keepingIn } from '../directory/keeping.js';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { audited } from './secret-place.js';

let world: World;
let acts: Acts;
let keeping: Awaited<ReturnType<typeof keepingIn>>;
let worker: Account;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  keeping = await keepingIn(world);
  worker = await world.given.worker({ district: keeping.district });
});
afterAll(() => world.close());

const need = { category: 'WOMAN_VICTIM_OF_VIOLENCE', guests: [{ sex: 'FEMALE', age: 30 }] };

describe('a guarded shelter of which no address is stored', () => {
  test('is entered, found, held, confirmed, told, arrived at and left: nothing asks for the place', async () => {
    const { coordinator, operator, organisation, gateway, act } = keeping;
    const { id: gatewayId } = await gateway({ name: 'Centro antiviolenza' });
    const created = await act(coordinator, 'createShelter', {
      ...{ organisationId: organisation.id, gatewayId, name: 'Girasole blu', kind: 'REFUGE_HOUSE' },
      secrecy: 'SECRET',
    });
    const shelterId = created.data.createShelter.id;
    const word = 'mutation ($id: ID!) { vouchForOperator(input: { accountId: $id }) { vouchedAt } }';
    expect((await world.ask(coordinator, word, { id: operator.id })).code).toBeNull();
    const contacts = [{ name: 'Centro antiviolenza', phone: '1522', route: 'VIA_ANTI_VIOLENCE_CENTRE' }];
    expect((await act(operator, 'setContacts', { shelterId, contacts })).code).toBeNull();
    const pool = { shelterId, name: 'Stanze', countedIn: 'BED', categories: [need.category], authorised: 4 };
    const poolId = (await act(operator, 'createPool', pool, 'id')).data.createPool.id;
    expect((await act(operator, 'declareBeds', { poolId, free: 3 }, 'free')).data.declareBeds.free).toBe(3);

    const offers =
      'query ($need: NeedInput!) { findBeds(need: $need, first: 10) { nodes { pool { id } contacts { name phone } } } }';
    const { data } = await world.ask(worker, offers, { need });
    expect(data.findBeds.nodes).toEqual([
      { pool: { id: poolId }, contacts: [{ name: 'Centro antiviolenza', phone: '1522' }] },
    ]);
    const interventionId = await acts.openCase(worker, { category: need.category });
    const { id: placementId, directions } = await acts.confirmed(worker, interventionId, poolId);
    expect(directions).toBe('Call Centro antiviolenza, 1522: they will say where to meet.');
    await acts.done(worker, 'tellCaller', { interventionId });
    await acts.done(worker, 'recordArrival', { placementId });
    await acts.done(operator, 'endPlacement', { placementId });
    await acts.done(worker, 'closeIntervention', { interventionId, outcome: 'PLACED_IN_DISTRICT' });
    expect(await world.database.sql('select shelter_id from shelter_secret')).toEqual([]);
    expect(await audited(world, 'DIRECTIONS_READ')).toEqual([]);
  });
});

describe('where a patrol meets a guarded shelter', () => {
  async function onTheWay() {
    const { id, pool } = await keeping.shelter({ secrecy: 'SECRET', pools: [{ free: 5, authorised: 9 }] });
    const set = { shelterId: id, meetingPoint: 'Questura di prova' };
    await keeping.act(keeping.coordinator, 'setSecretPlace', set);
    const interventionId = await acts.openCase(worker);
    const placement = await acts.confirmed(worker, interventionId, pool.id);
    return { id, interventionId, placementId: placement.id as string };
  }
  const count = async () => (await audited(world, 'DIRECTIONS_READ')).length;

  test('is written down whenever somebody reads it, once an answer', async () => {
    const { id, placementId, interventionId } = await onTheWay();
    const before = await count();
    expect((await acts.placement(worker, placementId)).directions).toContain('Questura di prova');
    const [entry] = (await audited(world, 'DIRECTIONS_READ')).slice(-1);
    expect(entry).toMatchObject({
      ...{ actor_id: worker.id, target_kind: 'SHELTER', target_ids: [id] },
      details: { placementIds: [placementId] },
    });
    await acts.done(worker, 'tellCaller', { interventionId });
    expect(await count()).toBe(before + 2);
  });

  test('is not told where that cannot be written down', async () => {
    const { placementId } = await onTheWay();
    const { sql } = world.database;
    const served = new URL(world.database.url).username;
    await sql(`revoke insert on audit_entry from "${served}"`);
    const refused = await world.ask(worker, 'query ($id: ID!) { placement(id: $id) { directions } }', {
      id: placementId,
    });
    await sql(`grant insert on audit_entry to "${served}"`);
    expect(refused.code).toBe('INTERNAL');
    expect(JSON.stringify(refused)).not.toContain('Questura');
  });

  test('asked for and not shown leaves no line: of an open shelter, before the shelter agreed, to those who host', async () => {
    const open = await keeping.shelter();
    const interventionId = await acts.openCase(worker);
    const before = await count();
    const { id } = await acts.confirmed(worker, interventionId, open.pool.id);
    expect((await acts.placement(worker, id)).directions).toContain('via Prova');
    const { placementId } = await onTheWay();
    const after = await count();
    expect((await acts.placement(keeping.operator, placementId)).directions).toBeNull();
    expect([before + 1, await count()]).toEqual([after, after]);
  });
});

describe('a secret place that changes', () => {
  test('is written down, what was done and never where', async () => {
    const { id } = await keeping.shelter({ secrecy: 'SECRET' });
    const change = (input: object) =>
      keeping.act(keeping.coordinator, 'setSecretPlace', { shelterId: id, ...input });
    await change({ address: 'via Segreta 1', meetingPoint: 'Questura' });
    await change({ address: null });
    const entries = (await audited(world, 'SECRET_PLACE_CHANGED')).slice(-2);
    expect(entries.map(({ details }) => details)).toEqual([
      { address: 'STORED', meetingPoint: 'STORED' },
      { address: 'ERASED', meetingPoint: 'KEPT' },
    ]);
    expect(entries[0]).toMatchObject({ actor_id: keeping.coordinator.id, target_ids: [id] });
  });

  test('gets another key: a copy of the old bytes opens no more', async () => {
    const { id } = await keeping.shelter({ secrecy: 'SECRET' });
    const set = { shelterId: id, address: 'via Segreta 1', meetingPoint: 'Questura' };
    await keeping.act(keeping.coordinator, 'setSecretPlace', set);
    const owner = { kind: 'SHELTER', id } as const;
    const [copy] = await bytes(id);
    await keeping.act(keeping.coordinator, 'setSecretPlace', { shelterId: id, address: null });
    const [now] = await bytes(id);
    if (!copy || !now) throw new Error('nothing is sealed');
    const seal = world.secrets.dataKey(owner, now);
    expect(() => seal.open(copy.address, `shelter_secret.address:${id}`)).toThrow();
    expect(seal.open(now.point, `shelter_secret.meeting_point:${id}`)).toBe('Questura');
  });

  const bytes = (id: string) =>
    world.database.sql<{ address: Buffer; point: Buffer; wrapped: Buffer; wrappingKeyId: string }>(
      `select x.address_sealed as address, x.meeting_point_sealed as point, k.wrapped,
         k.wrapping_key_id as "wrappingKeyId"
       from shelter_secret x join data_key k on k.owner_id = x.shelter_id where x.shelter_id = $1`,
      [id],
    );

  test('is for the coordinator of its district and for who runs it; for an administrator there is no such shelter', async () => {
    const { id } = await keeping.shelter({ secrecy: 'SECRET' });
    const codeOf = async (who: Account) =>
      (await keeping.act(who, 'setSecretPlace', { shelterId: id, address: 'via Segreta 2' })).code;
    expect(await codeOf(keeping.admin)).toBe('NOT_FOUND');
    expect(await codeOf(worker)).toBe('NOT_ALLOWED');
    expect(await codeOf(keeping.operator)).toBeNull();
    expect(await codeOf(keeping.coordinator)).toBeNull();
  });
});

describe('a note about the places of a guarded shelter', () => {
  test('that tells a street or a comune is not kept', async () => {
    const { pool } = await keeping.shelter({ secrecy: 'SECRET', pools: [{ free: 2 }] });
    const { operator } = keeping;
    const declare = (note: string) =>
      keeping.act(operator, 'declareBeds', { poolId: pool.id, free: 1, note }, 'free');
    for (const note of ['Suonare in via Roma 12', 'Da ieri a Imola', 'Entrata da Piazza Grande']) {
      const { code, errors } = await declare(note);
      expect([code, errors[0]?.extensions.details.field]).toEqual(['INVALID_INPUT', 'note']);
      const dispute = { poolId: pool.id, note };
      expect((await keeping.act(worker, 'disputeBeds', dispute, 'id')).code).toBe('INVALID_INPUT');
    }
    expect((await declare('Un letto è rotto, due notti ancora')).code).toBeNull();
    const kept = await world.database.sql<{ note: string | null }>(
      'select note from declaration where pool_id = $1 and note is not null union all select note from bed_ledger where pool_id = $1 and note is not null',
      [pool.id],
    );
    expect(kept.every(({ note }) => note?.startsWith('Un letto'))).toBe(true);
  });

  test('is kept as it is of an open shelter', async () => {
    const { pool } = await keeping.shelter({ pools: [{ free: 2 }] });
    const input = { poolId: pool.id, free: 1, note: 'Suonare in via Roma 12', requestKey: randomUUID() };
    expect((await keeping.act(keeping.operator, 'declareBeds', input, 'free')).code).toBeNull();
  });
});
