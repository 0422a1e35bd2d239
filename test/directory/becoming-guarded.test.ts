import { afterAll, describe, expect, test } from '@jest/globals';
import { createWorld } from '../support/world.js';
import { keepingIn } from './keeping.js';

const world = await createWorld();
const { coordinator, operator, shelter, gateway, act } = await keepingIn(world);
const gatewayId = (await gateway({ name: 'Centro antiviolenza di Bologna' })).id;
afterAll(() => world.close());

const guard = (shelterId: string, more: object = {}) =>
  act(coordinator, 'editShelter', { shelterId, secrecy: 'CONFIDENTIAL_ADDRESS', gatewayId, ...more });

/** What stands in the way of a shelter that would become guarded. */
async function standsInTheWay(shelterId: string) {
  const { code, errors } = await guard(shelterId);
  expect([code, errors[0]?.extensions.details.field]).toEqual(['INVALID_INPUT', 'secrecy']);
  return errors[0]?.extensions.details.telling;
}

describe('a shelter that becomes guarded', () => {
  const everywhere = 'name contacts { name phone } admissionHours { inWords } telephoneHours { inWords }';
  const house = { name: 'Portineria Via Roma 1 Imola', phone: '+39 0542 123456', route: 'DIRECT_PHONE' };
  const patron = (name: string) => ({
    always: true,
    exceptions: [{ name, from: '2030-08-13', until: '2030-08-13', intervals: [] }],
  });

  test('keeps no contact and no hours that tell where it is: all are named at once', async () => {
    const { id } = await shelter({ name: 'Casa Quieta' });
    const contacts = [
      house,
      { name: 'Centro antiviolenza di Bologna', phone: '1522', route: 'VIA_SOCIAL_SERVICE' },
    ];
    await act(operator, 'setContacts', { shelterId: id, contacts });
    const clock = { shelterId: id, clock: 'TELEPHONE', hours: patron('Patrono di Imola') };
    await act(operator, 'setShelterHours', clock);
    expect(await standsInTheWay(id)).toEqual([
      { field: 'telephoneHours.exceptions[0].name', says: 'Patrono di Imola' },
      { field: 'contacts.0.phone', says: '+39 0542 123456' },
      { field: 'contacts.0.name', says: 'Portineria Via Roma 1 Imola' },
    ]);
    const refused = await guard(id);
    expect(refused.errors[0]?.message).toBe(
      'secrecy: these would tell where the shelter is: “Patrono di Imola”, “+39 0542 123456”, “Portineria Via Roma 1 Imola”. Change them first, then make it guarded',
    );

    await act(operator, 'setContacts', { shelterId: id, contacts: contacts.slice(1) });
    await act(operator, 'setShelterHours', { ...clock, hours: patron('Patrono') });
    expect((await guard(id)).errors).toEqual([]);
    const worker = await world.given.worker({ district: await world.given.district() });
    const document = `query ($id: ID!) { shelter(id: $id) { ${everywhere} } }`;
    const { data } = await world.ask(worker, document, { id });
    expect(JSON.stringify(data)).not.toMatch(/Roma|Imola|0542/);
    expect(data.shelter.contacts).toEqual([{ name: 'Centro antiviolenza di Bologna', phone: '1522' }]);
  });

  test('keeps no name, pool, season or hours of a contact that names a place', async () => {
    const { id } = await shelter({ name: 'Casa Modena', pools: [{ name: 'Posti di Imola' }] });
    const season = { name: 'Fiera di Faenza', fromDay: '07-01', untilDay: '07-31', weekly: [] };
    for (const clock of ['ADMISSION', 'STAFFED'])
      await act(operator, 'setShelterHours', { shelterId: id, clock, hours: { seasons: [season] } });
    const mobile = {
      name: 'Turno',
      phone: '333 1234567',
      route: 'DIRECT_PHONE',
      hours: { seasons: [season] },
    };
    await act(operator, 'setContacts', { shelterId: id, contacts: [mobile] });
    const fields = (await standsInTheWay(id)).map((one: { field: string }) => one.field);
    expect(fields).toEqual([
      ...['name', 'pools', 'admissionHours.seasons[0].name', 'staffedHours.seasons[0].name'],
      'contacts.0.hours.seasons[0].name',
    ]);
    const renamed = await guard(id, { name: 'Casa Quieta' });
    expect(renamed.errors[0]?.extensions.details.telling[0].field).toBe('pools');
  });

  test('is not held back by contacts that were withdrawn', async () => {
    const { id } = await shelter({ name: 'Casa Quieta' });
    await act(operator, 'setContacts', { shelterId: id, contacts: [house] });
    await act(operator, 'setContacts', { shelterId: id, contacts: [] });
    expect((await guard(id)).errors).toEqual([]);
  });

  test('can be tried again with the same requestKey once its words are changed', async () => {
    const { id } = await shelter({ name: 'Casa Quieta' });
    await act(operator, 'setContacts', { shelterId: id, contacts: [house] });
    const requestKey = 'guard it';
    expect((await guard(id, { requestKey })).code).toBe('INVALID_INPUT');
    const [kept] = await world.database.sql<{ keys: number }>(
      "select count(*)::int as keys from request_key where key = 'guard it'",
    );
    expect(kept).toEqual({ keys: 0 });
    await act(operator, 'setContacts', { shelterId: id, contacts: [] });
    expect((await guard(id, { requestKey })).errors).toEqual([]);
  });

  test('needs a gateway that can be called', async () => {
    const { id } = await shelter({ name: 'Casa Quieta' });
    const silent = await world.given.organisation();
    const { code, errors } = await guard(id, { gatewayId: silent.id });
    expect([code, errors[0]?.extensions.details.field]).toEqual(['INVALID_INPUT', 'gatewayId']);
  });
});

describe('a guarded shelter', () => {
  const fieldOf = async (who: typeof coordinator, name: string, input: object) => {
    const { code, errors } = await act(who, name, input);
    return code === null ? null : [code, errors[0]?.extensions.details.field];
  };

  test('has no season and no exception that names a comune or a street', async () => {
    const { id } = await shelter({ secrecy: 'SECRET' });
    const season = { fromDay: '12-01', untilDay: '03-31', weekly: [] };
    const exception = { from: '2030-08-10', until: '2030-08-20', intervals: [] };
    const set = (hours: object) =>
      fieldOf(operator, 'setShelterHours', { shelterId: id, clock: 'ADMISSION', hours });
    for (const name of ['Patrono di Imola', 'Lavori in via Emilia 3', 'ZOLA PREDOSA in festa']) {
      expect(
        await set({
          seasons: [
            { name: 'freddo', ...season },
            { name, ...season, fromDay: '04-01', untilDay: '05-01' },
          ],
        }),
      ).toEqual(['INVALID_INPUT', 'hours.seasons[1].name']);
      expect(await set({ exceptions: [{ name, ...exception }] })).toEqual([
        'INVALID_INPUT',
        'hours.exceptions[0].name',
      ]);
    }
    expect(
      await set({
        seasons: [{ name: 'Piano freddo', ...season }],
        exceptions: [{ name: 'Ferie', ...exception }],
      }),
    ).toBeNull();
  });

  test.each([
    'Portineria via Roma 1',
    'Turno V.le dei Mille',
    'Casa di piazza Grande',
    'Notte p.zza Verde',
    'Corso Unità 3',
    'Strada Alta 4',
    'TurnoViaVerdi',
    'Casa di Imola',
  ])('has no contact called %s', async (name) => {
    const { id } = await shelter({ secrecy: 'SECRET' });
    const contacts = [{ name, phone: '333 1234567', route: 'DIRECT_PHONE' }];
    expect(await fieldOf(coordinator, 'setContacts', { shelterId: id, contacts })).toEqual([
      'INVALID_INPUT',
      'contacts.0.name',
    ]);
  });

  test.each(['Unità di strada Lanterne', 'Turno di notte', 'Viaggi e trasporti'])(
    'may have a gateway called %s',
    async (name) => {
      const { id } = await shelter({ secrecy: 'SECRET' });
      const contacts = [{ name, phone: '1522', route: 'VIA_ANTI_VIOLENCE_CENTRE' }];
      expect(await fieldOf(coordinator, 'setContacts', { shelterId: id, contacts })).toBeNull();
    },
  );

  test('names no place in the hours of a contact either', async () => {
    const { id } = await shelter({ secrecy: 'SECRET' });
    const hours = {
      exceptions: [{ name: 'Patrono di Imola', from: '2030-08-13', until: '2030-08-13', intervals: [] }],
    };
    const contacts = [{ name: 'Turno', phone: '333 1234567', route: 'DIRECT_PHONE', hours }];
    expect(await fieldOf(coordinator, 'setContacts', { shelterId: id, contacts })).toEqual([
      'INVALID_INPUT',
      'contacts.0.hours.exceptions[0].name',
    ]);
  });

  test('an open one may say where it is', async () => {
    const { id } = await shelter();
    const contacts = [{ name: 'Portineria via Roma 1 Imola', phone: '0542 123456', route: 'DIRECT_PHONE' }];
    expect(await fieldOf(operator, 'setContacts', { shelterId: id, contacts })).toBeNull();
  });
});
