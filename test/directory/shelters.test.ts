import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let district: District;
let worker: Account;
beforeAll(async () => {
  world = await createWorld();
  district = await world.given.district({ comuni: ['037006'] });
  worker = await world.given.worker({ district });
});
afterAll(() => world.close());

const everything = `id name kind secrecy organisation { id name sector } municipality { istatCode name province }
  address phone note toldArea languages stayDays revision closed
  admissionHours { always weekly { days from to } holidays inWords } staffedHours { inWords } telephoneHours { inWords }
  admitsNow staffedNow answersNow contacts { name phone route answersNow answersFrom } hasMeetingPoint hasStoredAddress`;
const read = `query ($id: ID!) { shelter(id: $id) { ${everything} } }`;
const list = `query ($filter: ShelterFilter, $first: Int, $after: String) {
  shelters(filter: $filter, first: $first, after: $after) {
    nodes { ${everything} } edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`;

async function namesOf(who: Account | null, filter: object): Promise<string[]> {
  const { data, errors } = await world.ask(who, list, { filter, first: 100 });
  expect(errors).toEqual([]);
  return data.shelters.nodes.map((one: { name: string }) => one.name);
}

const nights = {
  always: false,
  weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '20:00', to: '08:00' }],
  holidays: 'CLOSED',
  seasons: [],
  exceptions: [],
};

describe('a shelter', () => {
  test('that is open tells where it is, who runs it and when', async () => {
    await world.clock.set('2026-11-23T21:00:00Z');
    const organisation = await world.given.organisation({ name: 'Coop Aperta' });
    const { id } = await world.given.shelter({
      district,
      organisation,
      admissionHours: nights,
      name: 'Dormitorio',
    });
    const { data } = await world.ask(null, read, { id });
    expect(data.shelter).toMatchObject({
      name: 'Dormitorio',
      organisation: { id: organisation.id, name: 'Coop Aperta', sector: 'THIRD_SECTOR' },
      municipality: { istatCode: '037006', name: 'Bologna', province: 'Bologna' },
      address: 'via Prova 1',
      phone: '+39 000 100200',
      toldArea: 'Bologna',
      admissionHours: { inWords: 'every day 20:00–08:00; holidays closed' },
      admitsNow: true,
      staffedNow: null,
      answersNow: null,
      hasMeetingPoint: null,
      hasStoredAddress: null,
      closed: false,
    });
    const italian = await world.ask(null, read, { id }, 'it');
    expect(italian.data.shelter.admissionHours.inWords).toBe('tutti i giorni 20:00–08:00; festivi chiuso');
  });

  test('lets nobody in on the patron saint of its comune, when it closes on holidays', async () => {
    const { id } = await world.given.shelter({ district, admissionHours: nights });
    const [saint] = await world.database.sql<{ day: string }>(
      `select to_char(make_date(2026, patron_saint_month, patron_saint_day), 'YYYY-MM-DD') as day
       from municipality where istat_code = '037006'`,
    );
    await world.clock.set(`${saint?.day}T21:00:00Z`);
    expect((await world.ask(null, read, { id })).data.shelter.admitsNow).toBe(false);
    await world.clock.set('2026-11-23T21:00:00Z');
  });

  test('that is guarded tells no place, to nobody, in no field', async () => {
    const gateway = await world.given.organisation({ name: 'Centro Antiviolenza' });
    const organisation = await world.given.organisation({ name: 'Ente Vero' });
    const meetingPoint = 'Questura di Bologna';
    const secrecy = 'SECRET';
    const { id } = await world.given.shelter({ district, secrecy, organisation, gateway, meetingPoint });
    const operator = await world.given.operator({ organisation });
    const coordinator = await world.given.coordinator({ district });
    for (const who of [worker, operator, coordinator]) {
      const { data } = await world.ask(who, read, { id });
      expect(data.shelter).toMatchObject({
        organisation: { id: gateway.id },
        municipality: null,
        address: null,
        phone: null,
        note: null,
        toldArea: district.name,
      });
      expect(JSON.stringify(data)).not.toMatch(/Bologna|Questura|Ente Vero/);
    }
  });

  test('tells only those who keep it whether a secret place is stored', async () => {
    const organisation = await world.given.organisation();
    const { id } = await world.given.shelter({
      district,
      secrecy: 'SECRET',
      organisation,
      meetingPoint: 'altrove',
    });
    const known = async (who: Account) => {
      const { data } = await world.ask(who, read, { id });
      return [data.shelter.hasMeetingPoint, data.shelter.hasStoredAddress];
    };
    expect(await known(worker)).toEqual([null, null]);
    expect(await known(await world.given.operator({ organisation }))).toEqual([true, false]);
    expect(await known(await world.given.coordinator({ district }))).toEqual([true, false]);
  });

  test('that is guarded and of a small district is told by the area it hides in', async () => {
    const small = await world.given.district({ toldAs: { id: district.id, name: 'Area Grande' } });
    const { id } = await world.given.shelter({ district: small, secrecy: 'CONFIDENTIAL_ADDRESS' });
    expect((await world.ask(worker, read, { id })).data.shelter.toldArea).toBe('Area Grande');
  });
});

describe('the contacts of a shelter', () => {
  async function withContacts(secrecy: string, organisation: { id: string }) {
    const shelter = await world.given.shelter({ district, secrecy, organisation });
    const contact = (position: number, name: string, route: string) =>
      world.database.sql(
        'insert into contact (shelter_id, position, name, phone, route) values ($1, $2, $3, $4, $5)',
        [shelter.id, position, name, '+39 000 111', route],
      );
    await contact(0, 'Reperibile', 'DIRECT_PHONE');
    await contact(1, 'Centro', 'VIA_ANTI_VIOLENCE_CENTRE');
    return shelter;
  }

  test('of a guarded one are for workers on duty, the gateway first', async () => {
    const organisation = await world.given.organisation();
    const { id } = await withContacts('SECRET', organisation);
    const { data } = await world.ask(worker, read, { id });
    expect(data.shelter.contacts.map((one: { name: string }) => one.name)).toEqual(['Centro', 'Reperibile']);
    const operator = await world.given.operator({ organisation });
    expect((await world.ask(operator, read, { id })).data.shelter.contacts).toEqual([]);
  });

  test('of an open one are for whoever works here, as they stand in the list', async () => {
    const { id } = await withContacts('PUBLIC', await world.given.organisation());
    for (const who of [null, await world.given.auditor()])
      expect((await world.ask(who, read, { id })).data.shelter.contacts).toEqual([]);
    const { data } = await world.ask(await world.given.admin(), read, { id });
    expect(data.shelter.contacts.map((one: { name: string }) => one.name)).toEqual(['Reperibile', 'Centro']);
  });

  test('are its own telephone where nobody is named', async () => {
    const { id } = await world.given.shelter({ district, name: 'Senza contatti' });
    const { data } = await world.ask(worker, read, { id });
    expect(data.shelter.contacts).toMatchObject([
      { name: 'Senza contatti', route: 'DIRECT_PHONE', answersNow: null },
    ]);
  });
});

describe('looking for shelters', () => {
  test('by any part of the name, of the organisation shown or of the comune', async () => {
    const organisation = await world.given.organisation({ name: 'Opera dell’Òrto' });
    await world.given.shelter({ district, organisation, name: 'Casa dell’Àncora' });
    for (const text of ['ANCORA', 'dell ancora', 'orto', 'opera'])
      expect(await namesOf(null, { text })).toEqual(['Casa dell’Àncora']);
    expect(await namesOf(null, { text: 'bolog' })).toContain('Casa dell’Àncora');
    for (const text of ["%_';--", '%%%', '_', '\u0000', '', ' ', '/'])
      expect([text, await namesOf(null, { text })]).toEqual([text, []]);
  });

  test('a guarded one is never found by its organisation, its comune or its true district', async () => {
    const organisation = await world.given.organisation({ name: 'Ente Nascosto' });
    const gateway = await world.given.organisation({ name: 'Filtro Visibile', sector: 'VOLUNTARY' });
    const facts = { district, organisation, gateway, secrecy: 'CONFIDENTIAL_ADDRESS', name: 'Casa Ombra' };
    await world.given.shelter(facts);
    expect(await namesOf(worker, { text: 'nascosto' })).toEqual([]);
    expect(await namesOf(worker, { text: 'filtro visibile' })).toEqual(['Casa Ombra']);
    expect(await namesOf(worker, { text: 'bologna' })).not.toContain('Casa Ombra');
    expect(await namesOf(worker, { municipality: '037006' })).not.toContain('Casa Ombra');
    expect(await namesOf(worker, { sector: 'VOLUNTARY' })).toEqual(['Casa Ombra']);
    expect(await namesOf(worker, { organisationId: organisation.id })).toEqual([]);
    expect(await namesOf(worker, { organisationId: gateway.id })).toEqual(['Casa Ombra']);
  });

  test('a guarded one is found by each district of its told area alike', async () => {
    const small = await world.given.district({ toldAs: { id: district.id, name: district.name } });
    await world.given.shelter({ district: small, secrecy: 'CONFIDENTIAL_ADDRESS', name: 'Casa Piccola' });
    await world.given.shelter({ district: small, name: 'Casa Aperta' });
    expect(await namesOf(worker, { districtId: small.id, text: 'casa' })).toContain('Casa Piccola');
    const large = await namesOf(worker, { districtId: district.id });
    expect(large).toContain('Casa Piccola');
    expect(large).not.toContain('Casa Aperta');
  });

  test('by the need their pools are for, their kind, their comune, and those of one’s own', async () => {
    const organisation = await world.given.organisation();
    const elsewhere = await world.given.district();
    await world.given.shelter({
      district: elsewhere,
      organisation,
      name: 'Casa Minori',
      kind: 'EDUCATIONAL_COMMUNITY',
      pools: [{ categories: ['MINOR'] }],
    });
    expect(await namesOf(null, { category: 'MINOR' })).toEqual(['Casa Minori']);
    expect(await namesOf(null, { kind: 'EDUCATIONAL_COMMUNITY' })).toEqual(['Casa Minori']);
    expect(await namesOf(null, { municipality: elsewhere.comune })).toEqual(['Casa Minori']);
    expect(await namesOf(await world.given.operator({ organisation }), { own: true })).toEqual([
      'Casa Minori',
    ]);
    expect(await namesOf(worker, { own: true })).toEqual([]);
    expect(await namesOf(null, { districtId: 'x' })).toEqual([]);
  });

  test('pages follow each other without gap or repetition', async () => {
    const { data } = await world.ask(worker, list, { first: 100 });
    const whole = data.shelters.nodes.map((one: { id: string }) => one.id);
    const pages: string[] = [];
    let after: string | null = null;
    do {
      const page = await world.ask(worker, list, { first: 4, after });
      pages.push(...page.data.shelters.nodes.map((one: { id: string }) => one.id));
      after = page.data.shelters.pageInfo.hasNextPage ? page.data.shelters.pageInfo.endCursor : null;
    } while (after);
    expect(pages).toEqual(whole);
  });

  test('a cursor of another list or another caller is refused', async () => {
    const { data } = await world.ask(worker, list, { first: 1 });
    const after = data.shelters.pageInfo.endCursor;
    expect((await world.ask(worker, list, { filter: { text: 'casa' }, after })).code).toBe('BAD_CURSOR');
    expect((await world.ask(null, list, { after })).code).toBe('BAD_CURSOR');
    expect((await world.ask(worker, list, { after: `${after}x` })).code).toBe('BAD_CURSOR');
  });

  test.each([0, 101, -1])('a page of %i is refused', async (first) => {
    expect((await world.ask(null, list, { first })).code).toBe('INVALID_INPUT');
  });

  test('the fattest list sends no statement per row', async () => {
    const of = async (first: number) => {
      const sent = await world.statements(() => world.ask(worker, list, { first }));
      return sent.length;
    };
    const few = await of(4);
    expect(await of(100)).toBeLessThanOrEqual(few + 2);
    expect(few).toBeLessThanOrEqual(12);
  });
});
