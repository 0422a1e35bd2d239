import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let district: District;
let admin: Account;
let coordinator: Account;
let organisation: { id: string; name: string };
let operator: Account;
beforeAll(async () => {
  world = await createWorld();
  const { given } = world;
  district = await given.district({ comuni: ['037006'] });
  admin = await given.admin();
  coordinator = await given.coordinator({ district });
  organisation = await given.organisation();
  operator = await given.operator({ organisation });
});
afterAll(() => world.close());

const shown =
  'id name kind secrecy organisation { id } municipality { istatCode } address phone stayDays revision closed';
const mutation = (name: string, fields = shown) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
};
const act = (who: Account | null, name: string, input: object, fields = shown) =>
  world.ask(who, mutation(name, fields), { input });

/** Everybody who may edit no shelter. */
async function readers(): Promise<Account[]> {
  const { given } = world;
  return Promise.all([
    given.worker({ district }),
    given.mediator({ district }),
    given.backOffice({ municipalities: [district.comune] }),
    given.auditor(),
    given.integration({ organisation, scopes: ['beds.read'] }),
  ]);
}

const shelter = (facts: Parameters<World['given']['shelter']>[0] = {}) =>
  world.given.shelter({ district, organisation, ...facts });
const fresh = () => ({ name: 'Casa Nuova', kind: 'NIGHT_SHELTER', organisationId: organisation.id });
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
      for (const reader of await readers()) expect((await act(reader, name, input)).code).toBe('NOT_ALLOWED');
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

describe('createShelter', () => {
  const open = () => ({ ...fresh(), secrecy: 'PUBLIC', municipality: '037006' });

  test('enters an open shelter in the district of its comune', async () => {
    const input = {
      ...open(),
      address: 'via Nuova 2',
      phone: '+39 051 123',
      languages: ['it', 'fr'],
      stayDays: 30,
    };
    for (const who of [admin, coordinator, operator]) {
      const { data } = await act(who, 'createShelter', input);
      expect(data.createShelter).toMatchObject({
        ...{
          name: 'Casa Nuova',
          organisation: { id: organisation.id },
          municipality: { istatCode: '037006' },
        },
        ...{ address: 'via Nuova 2', stayDays: 30, revision: 1, closed: false },
      });
    }
  });

  test('lets only the coordinator of the district make a guarded one', async () => {
    const gateway = await world.given.organisation();
    const input = { ...fresh(), secrecy: 'SECRET', gatewayId: gateway.id, districtId: district.id };
    expect((await act(admin, 'createShelter', input)).code).toBe('NOT_ALLOWED');
    expect((await act(operator, 'createShelter', input)).code).toBe('NOT_ALLOWED');
    const elsewhere = await world.given.coordinator({ district: await world.given.district() });
    expect((await act(elsewhere, 'createShelter', input)).code).toBe('NOT_ALLOWED');
    const { data } = await act(coordinator, 'createShelter', { ...input, districtId: undefined });
    expect(data.createShelter).toMatchObject({
      secrecy: 'SECRET',
      organisation: { id: gateway.id },
      municipality: null,
    });
  });

  test('lets operators make shelters of their own organisation alone', async () => {
    const other = await world.given.organisation();
    expect((await act(operator, 'createShelter', { ...open(), organisationId: other.id })).code).toBe(
      'NOT_ALLOWED',
    );
  });

  test('refuses for a guarded shelter whatever tells the place', async () => {
    const gateway = await world.given.organisation();
    const guarded = { ...fresh(), secrecy: 'CONFIDENTIAL_ADDRESS', gatewayId: gateway.id };
    const fieldOf = async (wrong: object) => {
      const { code, errors } = await act(coordinator, 'createShelter', { ...guarded, ...wrong });
      expect(code).toBe('INVALID_INPUT');
      return errors[0]?.extensions.details.field;
    };
    expect(await fieldOf({ municipality: '037006' })).toBe('municipality');
    expect(await fieldOf({ address: 'via Nascosta 1' })).toBe('address');
    expect(await fieldOf({ latitude: 44.5, longitude: 11.3 })).toBe('latitude');
    expect(await fieldOf({ phone: '051 123456' })).toBe('phone');
    expect(await fieldOf({ note: 'dietro la stazione' })).toBe('note');
    expect(await fieldOf({ gatewayId: null })).toBe('gatewayId');
    for (const name of [
      'Rifugio di Bologna',
      'CasaModena2',
      'casa a ZOLA PREDOSA',
      'Rifugio Forli',
      'Villa Roma',
    ])
      expect(await fieldOf({ name })).toBe('name');
    for (const name of ['Casa Luna', 'Casa Rosa', 'Casa San Luca', 'Casa Viola']) {
      const { errors } = await act(coordinator, 'createShelter', { ...guarded, name });
      expect(errors).toEqual([]);
    }
  });

  test('refuses what does not fit together', async () => {
    const codeOf = async (wrong: object) => (await act(admin, 'createShelter', { ...open(), ...wrong })).code;
    expect(await codeOf({ municipality: null })).toBe('INVALID_INPUT');
    expect(await codeOf({ municipality: '999999' })).toBe('INVALID_INPUT');
    // A comune of no district.
    expect(await codeOf({ municipality: '058091' })).toBe('INVALID_INPUT');
    expect(await codeOf({ districtId: randomUUID() })).toBe('INVALID_INPUT');
    expect(await codeOf({ latitude: 44 })).toBe('INVALID_INPUT');
    expect(await codeOf({ latitude: 91, longitude: 0 })).toBe('INVALID_INPUT');
    expect(await codeOf({ name: '  ' })).toBe('INVALID_INPUT');
    expect(await codeOf({ name: 'Casa\u0000' })).toBe('INVALID_INPUT');
    expect(await codeOf({ name: 'a'.repeat(101) })).toBe('INVALID_INPUT');
    expect(await codeOf({ phone: 'call me' })).toBe('INVALID_INPUT');
    expect(await codeOf({ languages: ['italiano'] })).toBe('INVALID_INPUT');
    expect(await codeOf({ stayDays: 0 })).toBe('INVALID_INPUT');
    expect(await codeOf({ organisationId: randomUUID() })).toBe('NOT_FOUND');
    expect(await codeOf({ organisationId: 'x' })).toBe('NOT_FOUND');
  });

  test('the same requestKey makes one shelter', async () => {
    const input = { ...open(), requestKey: 'a shelter' };
    const both = await Promise.all([act(admin, 'createShelter', input), act(admin, 'createShelter', input)]);
    expect(both[0]?.data).toEqual(both[1]?.data);
    expect((await act(admin, 'createShelter', { ...input, name: 'Altra' })).code).toBe('REQUEST_KEY_REUSED');
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
    const gateway = await world.given.organisation();
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

  test('one whose name or pools name a comune does not become guarded before they are renamed', async () => {
    const gatewayId = (await world.given.organisation()).id;
    const { id } = await shelter({ name: 'Casa Modena' });
    const named = await act(coordinator, 'editShelter', { shelterId: id, secrecy: 'SECRET', gatewayId });
    expect(named.errors[0]?.extensions.details.field).toBe('name');
    const other = await shelter({ name: 'Casa Gira', pools: [{ name: 'Posti di Imola' }] });
    const pools = await act(coordinator, 'editShelter', {
      shelterId: other.id,
      secrecy: 'SECRET',
      gatewayId,
    });
    expect(pools.errors[0]?.extensions.details.field).toBe('secrecy');
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

describe('setShelterHours', () => {
  const night = { weekly: [{ days: [6], from: '20:00', to: '08:00' }], holidays: 'AS_SUNDAY' };

  test('states one clock and leaves the others', async () => {
    await world.clock.set('2026-11-22T00:30:00Z');
    const { id } = await shelter({
      telephoneHours: { always: true, weekly: [], holidays: 'AS_USUAL', seasons: [], exceptions: [] },
    });
    const fields =
      'admitsNow answersNow admissionHours { inWords weekly { days from to } holidays } revision';
    const input = { shelterId: id, clock: 'ADMISSION', hours: night };
    const { data } = await act(operator, 'setShelterHours', input, fields);
    expect(data.setShelterHours).toEqual({
      // 01:30 on Sunday lies inside Saturday 20:00–08:00.
      admitsNow: true,
      answersNow: true,
      admissionHours: { inWords: 'Sat 20:00–08:00; holidays as on Sunday', ...night },
      revision: 2,
    });
    const emptied = await act(operator, 'setShelterHours', { ...input, hours: null }, fields);
    expect(emptied.data.setShelterHours).toMatchObject({
      admitsNow: null,
      admissionHours: null,
      revision: 3,
    });
  });

  test('seasons and exceptions are kept as they are given', async () => {
    const { id } = await shelter();
    const winter = { name: 'freddo', fromDay: '12-01', untilDay: '03-31', weekly: night.weekly };
    const closed = { name: 'ferie', fromDay: '08-01', untilDay: '08-31', weekly: [] };
    const works = { name: 'lavori', from: '2026-12-24', until: '2026-12-26', intervals: [] };
    const whole = { ...night, seasons: [winter, closed], exceptions: [works] };
    const fields =
      'staffedHours { seasons { name fromDay untilDay weekly { days from to } } exceptions { name from until intervals { from } } }';
    const { data } = await act(
      operator,
      'setShelterHours',
      { shelterId: id, clock: 'STAFFED', hours: whole },
      fields,
    );
    expect(data.setShelterHours.staffedHours).toEqual({ seasons: [winter, closed], exceptions: [works] });
  });

  test('refuses hours that make no sense, and says where', async () => {
    const { id } = await shelter();
    const fieldOf = async (wrong: object) => {
      const { code, errors } = await act(operator, 'setShelterHours', {
        shelterId: id,
        clock: 'ADMISSION',
        hours: wrong,
      });
      expect(code).toBe('INVALID_INPUT');
      return errors[0]?.extensions.details.field;
    };
    expect(await fieldOf({ weekly: [{ days: [1], from: '25:00', to: '08:00' }] })).toBe(
      'hours.weekly[0].from',
    );
    expect(await fieldOf({ weekly: [{ days: [8], from: '20:00', to: '08:00' }] })).toBe(
      'hours.weekly[0].days',
    );
    expect(await fieldOf({ always: true, ...night })).toBe('hours.weekly');
  });
});

describe('setContacts', () => {
  const fields = 'contacts { name phone route } revision';
  const one = { name: 'Portineria', phone: '051 123456', route: 'DIRECT_PHONE' };
  const two = { name: 'Servizio sociale', phone: '051 654321', route: 'VIA_SOCIAL_SERVICE' };

  test('replaces the whole list, in its order', async () => {
    const { id } = await shelter();
    const first = await act(operator, 'setContacts', { shelterId: id, contacts: [one, two] }, fields);
    expect(first.data.setContacts).toEqual({ contacts: [one, two], revision: 2 });
    const second = await act(
      operator,
      'setContacts',
      { shelterId: id, contacts: [{ ...two, hours }] },
      fields,
    );
    expect(second.data.setContacts).toEqual({ contacts: [two], revision: 3 });
  });

  test('of a guarded shelter takes no number that is a place, and no name that is one', async () => {
    const { id } = await shelter({ secrecy: 'SECRET' });
    const set = (contacts: object[]) => act(coordinator, 'setContacts', { shelterId: id, contacts }, fields);
    expect((await set([one])).errors[0]?.extensions.details.field).toBe('contacts.0.phone');
    const mobile = { ...one, phone: '333 1234567' };
    expect((await set([{ ...mobile, name: 'Casa di Imola' }])).code).toBe('INVALID_INPUT');
    const gateway = {
      name: 'Centro antiviolenza di Bologna',
      phone: '1522',
      route: 'VIA_ANTI_VIOLENCE_CENTRE',
    };
    const { data } = await set([mobile, gateway]);
    expect(data.setContacts.contacts).toMatchObject([gateway, mobile]);
  });

  test('refuses what is no contact', async () => {
    const { id } = await shelter();
    for (const wrong of [
      { ...one, name: '' },
      { ...one, phone: 'x' },
      { ...one, hours: { always: true, weekly: [{ days: [1], from: '1', to: '2' }] } },
    ])
      expect((await act(operator, 'setContacts', { shelterId: id, contacts: [wrong] }, fields)).code).toBe(
        'INVALID_INPUT',
      );
    const many = Array.from({ length: 21 }, () => one);
    expect((await act(operator, 'setContacts', { shelterId: id, contacts: many }, fields)).code).toBe(
      'INVALID_INPUT',
    );
  });
});

describe('setSecretPlace', () => {
  const fields = 'hasMeetingPoint hasStoredAddress revision address municipality { name }';
  const meetingPoint = 'Questura, piazza Galileo 7';
  const address = 'via Segretissima 13';

  test('seals the place and never shows it', async () => {
    for (const who of [coordinator, operator]) {
      const { id } = await shelter({ secrecy: 'SECRET' });
      const requestKey = randomUUID();
      const input = { shelterId: id, meetingPoint, address, requestKey };
      const answer = await act(who, 'setSecretPlace', input, fields);
      const due = {
        hasMeetingPoint: true,
        hasStoredAddress: true,
        revision: 2,
        address: null,
        municipality: null,
      };
      expect(answer.data.setSecretPlace).toEqual(due);
      expect((await act(who, 'setSecretPlace', input, fields)).data.setSecretPlace).toEqual(due);
      const [row] = await world.database.sql<{ sealed: string }>(
        `select encode(address_sealed, 'escape') || encode(meeting_point_sealed, 'escape') as sealed
         from shelter_secret where shelter_id = $1`,
        [id],
      );
      expect(row?.sealed).not.toMatch(/Segretissima|Questura/);
      const without = await act(who, 'setSecretPlace', { shelterId: id, address: null }, fields);
      expect(without.data.setSecretPlace).toMatchObject({ hasMeetingPoint: true, hasStoredAddress: false });
    }
  });

  test('is not for open shelters', async () => {
    const { id } = await shelter();
    expect((await act(operator, 'setSecretPlace', { shelterId: id, meetingPoint }, fields)).code).toBe(
      'NOT_GUARDED',
    );
    expect((await act(admin, 'setSecretPlace', { shelterId: id, meetingPoint }, fields)).code).toBe(
      'NOT_ALLOWED',
    );
  });
});
