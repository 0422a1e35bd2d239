import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from '@jest/globals';
import { createWorld } from '../support/world.js';
import { keepingIn } from './keeping.js';

const world = await createWorld();
const {
  district,
  organisation,
  admin,
  coordinator,
  operator,
  readers,
  shelter,
  fresh,
  gateway: gatewayOf,
  act,
} = await keepingIn(world);
afterAll(() => world.close());
const hours = { always: true };

describe('every way to edit a shelter', () => {
  const inputs = (shelterId: string) => ({
    editShelter: { shelterId, name: 'Altro nome' },
    closeShelter: { shelterId },
    setShelterHours: { shelterId, clock: 'ADMISSION', hours },
    setContacts: { shelterId, contacts: [] },
    setSecretPlace: { shelterId, meetingPoint: 'Pronto soccorso' },
  });

  test('is refused without signing in, and to whoever may not edit shelters', async () => {
    const { id } = await shelter();
    for (const [name, input] of Object.entries({
      createShelter: { ...fresh(), secrecy: 'PUBLIC', municipality: '037006' },
      ...inputs(id),
    })) {
      expect((await act(null, name, input)).code).toBe('NOT_SIGNED_IN');
      for (const reader of readers) expect((await act(reader, name, input)).code).toBe('NOT_ALLOWED');
    }
  });

  test('finds no guarded shelter of others: the same answer as for one that never existed', async () => {
    const { id } = await shelter({ secrecy: 'SECRET' });
    const stranger = await world.given.operator({ organisation: await world.given.organisation() });
    const elsewhere = await world.given.coordinator({ district: await world.given.district() });
    for (const [name, input] of Object.entries(inputs(id)))
      for (const who of [admin, stranger, elsewhere]) {
        const hidden = await act(who, name, input);
        const absent = await act(who, name, { ...input, shelterId: randomUUID() });
        const impossible = await act(who, name, { ...input, shelterId: 'x' });
        expect(hidden.code).toBe('NOT_FOUND');
        expect([hidden.errors, impossible.errors]).toEqual([absent.errors, absent.errors]);
      }
  });

  test('is refused for an open shelter that others keep', async () => {
    const { id } = await shelter();
    const stranger = await world.given.operator({ organisation: await world.given.organisation() });
    const elsewhere = await world.given.coordinator({ district: await world.given.district() });
    for (const [name, input] of Object.entries(inputs(id)))
      for (const who of [stranger, elsewhere]) expect((await act(who, name, input)).code).toBe('NOT_ALLOWED');
  });

  test('tells the present values to whoever saw an older revision', async () => {
    const { id } = await shelter({ name: 'Casa Prima' });
    await act(admin, 'editShelter', { shelterId: id, name: 'Casa Dopo' });
    const { setSecretPlace: _, ...open } = inputs(id);
    for (const [name, input] of Object.entries(open)) {
      const { code, errors } = await act(admin, name, { ...input, expectedRevision: 1 });
      expect([code, errors[0]?.extensions.details.name]).toEqual(['STALE_REVISION', 'Casa Dopo']);
      expect(errors[0]?.extensions.details.revision).toBe(2);
    }
  });
});

describe('editShelter', () => {
  test('changes what is given, empties what is null, leaves the rest', async () => {
    const { id } = await shelter({ name: 'Casa Una' });
    const { data } = await act(operator, 'editShelter', { shelterId: id, name: 'Casa Due', address: null });
    expect(data.editShelter).toMatchObject({
      name: 'Casa Due',
      address: null,
      phone: '+39 000 100200',
      revision: 2,
    });
  });

  test('operators say neither how secret it is nor whose', async () => {
    const { id } = await shelter();
    const other = await world.given.organisation();
    const codeOf = async (input: object) =>
      (await act(operator, 'editShelter', { shelterId: id, ...input })).code;
    expect(await codeOf({ secrecy: 'PROFESSIONAL' })).toBe('NOT_ALLOWED');
    expect(await codeOf({ organisationId: other.id })).toBe('NOT_ALLOWED');
    expect(await codeOf({ gatewayId: other.id })).toBe('NOT_ALLOWED');
    expect(await codeOf({ secrecy: 'PUBLIC', organisationId: organisation.id })).toBeNull();
  });

  test('a shelter that becomes guarded keeps nothing of its place', async () => {
    const { id, pool } = await shelter({ name: 'Casa Cambia', pools: [{ name: 'Stanze' }] });
    const gateway = await gatewayOf();
    await act(
      operator,
      'stateCriterion',
      { poolId: pool.id, kind: 'PET', effect: 'ASK', note: 'chiedere' },
      'id',
    );
    const input = { shelterId: id, secrecy: 'SECRET', gatewayId: gateway.id };
    expect((await act(admin, 'editShelter', input)).code).toBe('NOT_ALLOWED');
    expect((await act(coordinator, 'editShelter', { ...input, gatewayId: null })).code).toBe('INVALID_INPUT');
    const { data } = await act(coordinator, 'editShelter', input);
    expect(data.editShelter).toMatchObject({
      secrecy: 'SECRET',
      municipality: null,
      address: null,
      phone: null,
    });
    const rows = await world.database.sql(
      `select s.municipality_code, s.address, s.latitude, s.phone, p.latitude as pool_latitude, c.note
       from shelter s join bed_pool p on p.shelter_id = s.id join criterion c on c.pool_id = p.id where s.id = $1`,
      [id],
    );
    for (const row of rows) expect(Object.values(row)).toEqual(Array.from(Object.keys(row), () => null));
    const back = { shelterId: id, secrecy: 'PUBLIC' };
    expect((await act(coordinator, 'editShelter', back)).code).toBe('INVALID_INPUT');
    const open = await act(coordinator, 'editShelter', { ...back, municipality: '037006' });
    expect(open.data.editShelter).toMatchObject({ secrecy: 'PUBLIC', municipality: { istatCode: '037006' } });
  });

  test('one that moves to another comune takes its pools along', async () => {
    const elsewhere = await world.given.district({ comuni: ['037032'] });
    const { id, pool } = await shelter();
    const input = { shelterId: id, municipality: '037032' };
    expect((await act(coordinator, 'editShelter', input)).code).toBe('NOT_ALLOWED');
    expect((await act(admin, 'editShelter', input)).data.editShelter.municipality.istatCode).toBe('037032');
    const [row] = await world.database.sql<{ district_id: string; same: boolean }>(
      `select p.district_id, p.latitude = m.latitude as same
       from bed_pool p, municipality m where p.id = $1 and m.istat_code = '037032'`,
      [pool.id],
    );
    expect(row).toEqual({ district_id: elsewhere.id, same: true });
  });
});

describe('closeShelter', () => {
  async function expected(poolId: string): Promise<void> {
    await world.database.sql(
      `with i as (insert into intervention (number, district_id, opened_at, opened_by, assigned_to)
         values ($2, $3, registry_now(), $4, $4) returning id)
       insert into placement (pool_id, intervention_id, places, held_at, held_by, expires_at)
       select $1, i.id, 1, registry_now() - interval '30 minutes', $4, registry_now() + interval '30 minutes' from i`,
      [poolId, randomUUID(), district.id, coordinator.id],
    );
    await world.database.sql('update bed_pool set promised = 1 where id = $1', [poolId]);
  }

  async function released(poolId: string): Promise<void> {
    await world.database.sql(
      'update placement set released_at = registry_now(), promise_ended_at = registry_now() where pool_id = $1',
      [poolId],
    );
    await world.database.sql('update bed_pool set promised = 0 where id = $1', [poolId]);
  }

  test('is refused while somebody is expected, and works once nobody is', async () => {
    const { id, pool } = await shelter();
    await expected(pool.id);
    expect((await act(operator, 'closeShelter', { shelterId: id })).code).toBe('SHELTER_IN_USE');
    await released(pool.id);
    const { data } = await act(operator, 'closeShelter', { shelterId: id });
    expect(data.closeShelter.closed).toBe(true);
    expect((await act(operator, 'editShelter', { shelterId: id, name: 'Tardi' })).code).toBe(
      'SHELTER_CLOSED',
    );
    const list = '{ shelters(first: 100) { nodes { id } } }';
    const listed = (await world.ask(operator, list)).data.shelters.nodes.map((one: { id: string }) => one.id);
    expect(listed).not.toContain(id);
  });

  test('a hold that has lapsed by the clock does not keep it open', async () => {
    const { id, pool } = await shelter();
    await expected(pool.id);
    await world.clock.advance('31 minutes');
    expect((await act(operator, 'closeShelter', { shelterId: id })).code).toBeNull();
    await released(pool.id);
  });
});
