import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from '@jest/globals';
import { createWorld } from '../support/world.js';
import { keepingIn } from './keeping.js';

const world = await createWorld();
const { admin, coordinator, operator, shelter, act } = await keepingIn(world);
afterAll(() => world.close());
const hours = { always: true };

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
