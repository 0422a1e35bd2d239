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
  fresh,
  gateway: gatewayOf,
  act,
} = await keepingIn(world);
afterAll(() => world.close());

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
    const gateway = await gatewayOf();
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

  test('lets an organisation make them where it works, and where it comes new the coordinator does', async () => {
    const near = await world.given.district({ comuni: ['037032'] });
    const host = await world.given.coordinator({ district: near });
    const local = await world.given.organisation({ district: near });
    const localOperator = await world.given.operator({ organisation: local });
    const there = { ...open(), municipality: '037032' };
    const key = await world.given.integration({ organisation, scopes: ['shelters.edit'] });
    for (const who of [operator, key])
      expect((await act(who, 'createShelter', there)).errors[0]?.message).toBe(
        'You may not do this: your organisation keeps nothing in this district yet; its coordinator enters the first shelter there.',
      );
    expect(
      (await act(localOperator, 'createShelter', { ...there, organisationId: local.id })).code,
    ).toBeNull();
    expect((await act(host, 'createShelter', there)).code).toBeNull();
    for (const who of [operator, key]) expect((await act(who, 'createShelter', there)).code).toBeNull();
  });

  test('takes as gateway of a guarded one only who can be called: an organisation with an open service', async () => {
    const silent = await world.given.organisation();
    const { serviceId, ...gateway } = await gatewayOf();
    const codeWith = async ({ id }: { id: string }, more: object = {}) => {
      const input = { ...fresh(), secrecy: 'SECRET', gatewayId: id, ...more };
      const { code, errors } = await act(coordinator, 'createShelter', input);
      return [code, errors[0]?.extensions.details.field];
    };
    expect(await codeWith(silent)).toEqual(['INVALID_INPUT', 'gatewayId']);
    expect(await codeWith(gateway)).toEqual([null, undefined]);
    await act(admin, 'closeService', { serviceId }, 'id');
    expect(await codeWith(gateway)).toEqual(['INVALID_INPUT', 'gatewayId']);
    expect(await codeWith(silent, { secrecy: 'PUBLIC', municipality: '037006' })).toEqual([null, undefined]);
  });

  test('refuses for a guarded shelter whatever tells the place', async () => {
    const gateway = await gatewayOf();
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
      'Casa via Ortensie',
      'Casa in piazza Grande',
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
