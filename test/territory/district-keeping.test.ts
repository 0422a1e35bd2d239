import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let admin: Account;
beforeAll(async () => {
  world = await createWorld();
  admin = await world.given.admin();
});
afterAll(() => world.close());

const shown = `id name province toldArea toldWith { name } neighbours { name } municipalities { istatCode }
  acceptedCallers emergencyFreshHours emergencyStaleHours freshHours staleHours revision`;
const act = (name: string, input: object, who: Account | null = admin, language = 'en') => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${shown} } }`;
  return world.ask(who, document, { input }, language);
};
const read = async (id: string) =>
  (await world.ask(admin, `query ($id: ID!) { district(id: $id) { ${shown} } }`, { id })).data.district;

let serial = 0;
const comuni = {
  imola: '037032',
  sanLazzaro: '037054',
  casteldelrio: '037014',
  casalfiumanese: '037012',
  castelSanPietro: '037020',
  medicina: '037037',
  dozza: '037025',
  faenza: '039010',
  brisighella: '039004',
  forli: '040012',
};

/** A district over the API; its comuni are freed of whatever had them before. */
async function made(municipalities: string[], more: object = {}) {
  await freed(municipalities);
  const { data, errors } = await act('createDistrict', {
    name: `Ambito ${++serial}`,
    municipalities,
    ...more,
  });
  expect(errors).toEqual([]);
  return data.createDistrict;
}

async function freed(municipalities: string[]): Promise<void> {
  await world.database.sql('update municipality set district_id = null where istat_code = any($1)', [
    municipalities,
  ]);
}

const fieldOf = ({ code, errors }: Awaited<ReturnType<typeof act>>) => [
  code,
  errors[0]?.extensions.details?.field,
];

describe('every way to keep a district', () => {
  test('is for whoever edits the territory, and for nobody else', async () => {
    const { given } = world;
    const district = await given.district();
    const organisation = await given.organisation();
    const acts = {
      createDistrict: { name: 'Nuovo', municipalities: [comuni.imola] },
      setNeighbours: { districtId: district.id, neighbourIds: [] },
      editDistrict: { districtId: district.id, name: 'Mio' },
    };
    const others = await Promise.all([
      given.worker({ district }),
      given.coordinator({ district }),
      given.mediator({ district }),
      given.operator({ organisation }),
      given.backOffice({ municipalities: [district.comune] }),
      given.integration({ district, scopes: ['beds.search', 'territory.edit'] }),
      given.auditor(),
    ]);
    for (const [name, input] of Object.entries(acts)) {
      expect((await act(name, input, null)).code).toBe('NOT_SIGNED_IN');
      for (const who of others) expect((await act(name, input, who)).code).toBe('NOT_ALLOWED');
    }
  });
});

describe('createDistrict', () => {
  test('enters a district with its comuni and the usual settings', async () => {
    await freed([comuni.imola, comuni.dozza]);
    const input = { name: 'Ambito Imolese', municipalities: [comuni.dozza, comuni.imola, comuni.imola] };
    const { data } = await act('createDistrict', input);
    expect(data.createDistrict).toEqual({
      id: expect.any(String),
      ...{ name: 'Ambito Imolese', province: 'Bologna', toldArea: 'Ambito Imolese', revision: 1 },
      municipalities: [{ istatCode: comuni.dozza }, { istatCode: comuni.imola }],
      ...{ toldWith: [], neighbours: [], acceptedCallers: ['LAW_ENFORCEMENT'] },
      ...{ emergencyFreshHours: 8, emergencyStaleHours: 24, freshHours: 24, staleHours: 72 },
    });
  });

  test('takes other settings too, and makes one district of one requestKey', async () => {
    await freed([comuni.imola]);
    const input = {
      ...{ name: 'Ambito Veloce', municipalities: [comuni.imola], requestKey: 'one district' },
      ...{ freshHours: 6, staleHours: 12, acceptedCallers: ['LAW_ENFORCEMENT', 'EMERGENCY_ROOM'] },
    };
    const first = await act('createDistrict', input);
    expect(first.data.createDistrict).toMatchObject({ freshHours: 6, staleHours: 12 });
    expect((await act('createDistrict', input)).data).toEqual(first.data);
  });

  test('refuses comuni that are none, of several provinces, or of another district', async () => {
    const other = await made([comuni.sanLazzaro]);
    await freed([comuni.imola, comuni.faenza]);
    const create = (municipalities: string[], language?: string) =>
      act('createDistrict', { name: 'Mai', municipalities }, admin, language);
    expect(fieldOf(await create([]))).toEqual(['INVALID_INPUT', 'municipalities']);
    for (const wrong of ['999999', 'x', "037006'", ''])
      expect(fieldOf(await create([comuni.imola, wrong]))).toEqual(['INVALID_INPUT', 'municipalities']);
    expect(fieldOf(await create([comuni.imola, comuni.faenza]))).toEqual(['INVALID_INPUT', 'municipalities']);
    const taken = await create([comuni.imola, comuni.sanLazzaro]);
    expect(taken.errors[0]).toMatchObject({
      message: expect.stringContaining('another district: San Lazzaro di Savena.'),
      extensions: { code: 'MUNICIPALITY_TAKEN', details: { names: 'San Lazzaro di Savena' } },
    });
    expect((await create([comuni.sanLazzaro], 'it')).errors[0]?.message).toContain('altro distretto');
    expect((await act('createDistrict', { name: other.name, municipalities: [comuni.imola] })).code).toBe(
      'DISTRICT_NAME_TAKEN',
    );
    expect(fieldOf(await act('createDistrict', { name: ' ', municipalities: [comuni.imola] }))).toEqual([
      'INVALID_INPUT',
      'name',
    ]);
    const impossible = { name: 'Mai', municipalities: [comuni.imola], freshHours: 80 };
    expect(fieldOf(await act('createDistrict', impossible))).toEqual(['INVALID_INPUT', 'staleHours']);
    const [row] = await world.database.sql<{ made: number }>(
      "select count(*)::int as made from district where name = 'Mai'",
    );
    expect(row).toEqual({ made: 0 });
  });

  test('of fewer than 20,000 people is told as one with another, and ages its figures alike', async () => {
    const large = await made([comuni.imola], { freshHours: 10, staleHours: 20 });
    await freed([comuni.casteldelrio]);
    const small = { name: 'Alta Valle', municipalities: [comuni.casteldelrio] };
    expect(fieldOf(await act('createDistrict', small))).toEqual(['INVALID_INPUT', 'toldWith']);
    expect((await act('createDistrict', { ...small, toldWith: randomUUID() })).code).toBe('NOT_FOUND');
    const { data } = await act('createDistrict', { ...small, toldWith: large.id });
    const toldArea = `Alta Valle e ${large.name}`;
    expect(data.createDistrict).toMatchObject({
      ...{ toldArea, toldWith: [{ name: large.name }], revision: 1 },
      ...{ freshHours: 10, staleHours: 20, emergencyFreshHours: 8 },
    });
    expect(await read(large.id)).toMatchObject({ toldArea, toldWith: [{ name: 'Alta Valle' }], revision: 2 });
    const house = await world.given.shelter({ district: data.createDistrict, secrecy: 'SECRET' });
    const worker = await world.given.worker({ district: data.createDistrict });
    const asked = await world.ask(worker, 'query ($id: ID!) { shelter(id: $id) { toldArea } }', {
      id: house.id,
    });
    expect(asked.data.shelter.toldArea).toBe(toldArea);
  });

  test('two at once get no comune twice', async () => {
    await freed([comuni.forli]);
    const both = await Promise.all(
      ['Uno', 'Altro'].map((name) =>
        act('createDistrict', { name: `Ambito ${name}`, municipalities: [comuni.forli] }),
      ),
    );
    expect(both.map(({ code }) => code).sort()).toEqual(['MUNICIPALITY_TAKEN', null]);
  });
});

describe('editDistrict', () => {
  test('gives it other comuni, all at once', async () => {
    const { id } = await made([comuni.imola, comuni.dozza]);
    await freed([comuni.medicina]);
    const { data } = await act('editDistrict', {
      districtId: id,
      municipalities: [comuni.medicina, comuni.imola],
    });
    expect(data.editDistrict).toMatchObject({
      municipalities: [{ istatCode: comuni.imola }, { istatCode: comuni.medicina }],
      revision: 2,
    });
    const same = await act('editDistrict', {
      districtId: id,
      municipalities: [comuni.imola, comuni.medicina],
    });
    expect(same.data.editDistrict.revision).toBe(2);
  });

  test('lets no comune go that has open shelters of it', async () => {
    const district = await made([comuni.imola, comuni.dozza]);
    const house = await world.given.shelter({ district, municipality: comuni.dozza });
    const leave = (language?: string) =>
      act('editDistrict', { districtId: district.id, municipalities: [comuni.imola] }, admin, language);
    expect((await leave()).errors[0]).toMatchObject({
      extensions: { code: 'MUNICIPALITY_IN_USE', details: { names: 'Dozza' } },
    });
    expect((await leave('it')).errors[0]?.message).toContain('strutture attive');
    await world.database.sql('update shelter set closed_at = registry_now() where id = $1', [house.id]);
    expect((await leave()).data.editDistrict.municipalities).toEqual([{ istatCode: comuni.imola }]);
  });

  test('does not leave it too small to be told alone', async () => {
    const district = await made([comuni.imola, comuni.dozza]);
    const input = { districtId: district.id, municipalities: [comuni.dozza] };
    expect(fieldOf(await act('editDistrict', input))).toEqual(['INVALID_INPUT', 'toldWith']);
    expect((await read(district.id)).municipalities).toHaveLength(2);
  });

  test('another name is told of all that are told with it', async () => {
    const large = await made([comuni.imola]);
    const small = await made([comuni.casteldelrio], { toldWith: large.id });
    const name = `Zona ${++serial}`;
    expect((await act('editDistrict', { districtId: large.id, name })).data.editDistrict).toMatchObject({
      ...{ name, toldArea: `${small.name} e ${name}`, revision: 3 },
    });
    expect(await read(small.id)).toMatchObject({ toldArea: `${small.name} e ${name}`, revision: 2 });
    expect((await act('editDistrict', { districtId: small.id, name })).code).toBe('DISTRICT_NAME_TAKEN');
  });

  test('joins and leaves an area, and the name told follows', async () => {
    const large = await made([comuni.imola]);
    const other = await made([comuni.castelSanPietro], { freshHours: 5, staleHours: 6 });
    const joined = await act('editDistrict', { districtId: large.id, toldWith: other.id });
    const toldArea = [large.name, other.name].sort().join(' e ');
    expect(joined.data.editDistrict).toMatchObject({ toldArea, freshHours: 5, revision: 2 });
    expect((await read(other.id)).toldArea).toBe(toldArea);
    const small = await made([comuni.casteldelrio], { toldWith: large.id });
    expect((await read(other.id)).toldWith).toHaveLength(2);
    const left = await act('editDistrict', { districtId: large.id, toldWith: null });
    expect(left.data.editDistrict).toMatchObject({ toldArea: large.name, toldWith: [] });
    expect(await read(other.id)).toMatchObject({ toldArea: [other.name, small.name].sort().join(' e ') });
    expect(fieldOf(await act('editDistrict', { districtId: large.id, toldWith: large.id }))).toEqual([
      'INVALID_INPUT',
      'toldWith',
    ]);
  });

  test('does not leave alone those who are too few', async () => {
    const large = await made([comuni.imola]);
    const small = await made([comuni.casteldelrio], { toldWith: large.id });
    for (const { id } of [large, small])
      expect(fieldOf(await act('editDistrict', { districtId: id, toldWith: null }))).toEqual([
        'INVALID_INPUT',
        'toldWith',
      ]);
    expect((await read(small.id)).toldWith).toEqual([{ name: large.name }]);
  });
});

describe('setNeighbours', () => {
  test('makes districts neighbours of each other, and a search finds them before farther ones', async () => {
    const [one, other, third] = [
      await made([comuni.imola]),
      await made([comuni.faenza]),
      await made([comuni.forli]),
    ];
    const input = { districtId: one.id, neighbourIds: [other.id, other.id.toUpperCase(), third.id] };
    const { data } = await act('setNeighbours', input);
    const names = [other.name, third.name].sort().map((name) => ({ name }));
    expect(data.setNeighbours.neighbours).toEqual(names);
    expect((await act('setNeighbours', input)).data.setNeighbours.neighbours).toEqual(names);
    expect((await read(other.id)).neighbours).toEqual([{ name: one.name }]);
    const rings = await world.database.sql<{ ring: number }>(
      'select r.ring from rings_from($1) r where r.district_id = $2',
      [one.id, other.id],
    );
    expect(rings).toEqual([{ ring: 2 }]);
  });

  test('ends the borders left out, and takes nobody who is no district', async () => {
    const [one, other, third] = [
      await made([comuni.imola]),
      await made([comuni.faenza]),
      await made([comuni.forli]),
    ];
    await act('setNeighbours', { districtId: one.id, neighbourIds: [other.id] });
    const set = (neighbourIds: string[], districtId = one.id) =>
      act('setNeighbours', { districtId, neighbourIds });
    expect((await set([third.id])).data.setNeighbours.neighbours).toEqual([{ name: third.name }]);
    expect((await read(other.id)).neighbours).toEqual([]);
    const ringOf = 'select r.ring from rings_from($1) r where r.district_id = $2';
    expect(await world.database.sql(ringOf, [one.id, other.id])).not.toEqual([{ ring: 2 }]);
    const again = await set([other.id]);
    expect(again.data.setNeighbours.neighbours).toEqual([{ name: other.name }]);
    expect(fieldOf(await set([other.id, one.id]))).toEqual(['INVALID_INPUT', 'neighbourIds']);
    for (const wrong of [randomUUID(), 'x']) {
      expect((await set([other.id, wrong])).code).toBe('NOT_FOUND');
      expect((await set([], wrong)).code).toBe('NOT_FOUND');
    }
  });
});
