import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const byName = `query ($text: String!, $first: Int, $after: String) {
  municipalities(text: $text, first: $first, after: $after) {
    nodes { istatCode name province provinceAbbreviation region population district { id } }
    pageInfo { hasNextPage endCursor }
  }
}`;

async function named(text: string, first = 10): Promise<string[]> {
  const { data } = await world.ask(null, byName, { text, first });
  return data.municipalities.nodes.map((one: { name: string }) => one.name);
}

test('anybody finds a comune by its name, whatever the accents, apostrophes and capitals', async () => {
  expect(await named('forli', 1)).toEqual(['Forlì']);
  expect(await named("SANT'AGATA BOLOGNESE")).toEqual(["Sant'Agata Bolognese"]);
  expect(await named('sant agata bolognese')).toEqual(["Sant'Agata Bolognese"]);
});

test('the whole name comes first, then names that begin so, the larger first, then names that hold it', async () => {
  const found = await named('modena', 5);
  expect(found[0]).toBe('Modena');
  const { data } = await world.ask(null, byName, { text: 'san', first: 50 });
  const people = data.municipalities.nodes.map((one: { population: number }) => one.population);
  expect(people).toEqual([...people].sort((a, b) => b - a));
});

test('short texts find names too', async () => {
  expect((await named('re', 3)).length).toBe(3);
});

test('a misspelt name finds the comune meant', async () => {
  expect(await named('bolongna')).toContain('Bologna');
});

test.each(['s. lazzaro', 'S.Lazzaro', 's lazzaro', 'san lazzaro', 'SAN LAZZARO'])(
  '%s finds San Lazzaro di Savena first',
  async (text) => expect((await named(text, 1))[0]).toBe('San Lazzaro di Savena'),
);

test.each([
  ['s. agata bolognese', "Sant'Agata Bolognese"],
  ['castel s. pietro', 'Castel San Pietro Terme'],
  ['S. Maria Capua Vetere', 'Santa Maria Capua Vetere'],
  ['s. stefano di magra', 'Santo Stefano di Magra'],
  ['ss. cosma e damiano', 'Santi Cosma e Damiano'],
  ['mte argentario', 'Monte Argentario'],
  ['M.te San Pietro', 'Monte San Pietro'],
  ['mte. s. pietro', 'Monte San Pietro'],
  ['s. lazaro di savena', 'San Lazzaro di Savena'],
])('what people shorten is meant in full: %s is %s', async (text, name) => {
  expect((await named(text, 1))[0]).toBe(name);
});

test.each(['%', '_', '%%%%', "';--", '   ', '\u0000'])(
  'the characters %j find nothing by themselves',
  async (text) => {
    const { data, errors } = await world.ask(null, byName, { text });
    expect(errors).toEqual([]);
    expect(data.municipalities.nodes).toEqual([]);
  },
);

test('a text of more than 100 characters is refused', async () => {
  expect((await world.ask(null, byName, { text: 'a'.repeat(101) })).code).toBe('INVALID_INPUT');
});

test('pages follow each other without gap or repetition', async () => {
  const whole = await named('ca', 90);
  const pages: string[] = [];
  let after: string | null = null;
  for (let page = 0; page < 3; page += 1) {
    const { data } = await world.ask(null, byName, { text: 'ca', first: 30, after });
    pages.push(...data.municipalities.nodes.map((one: { name: string }) => one.name));
    after = data.municipalities.pageInfo.endCursor;
  }
  expect(pages).toEqual(whole);
});

test('a cursor of another search is refused', async () => {
  const { data } = await world.ask(null, byName, { text: 'ca', first: 1 });
  const after = data.municipalities.pageInfo.endCursor;
  expect((await world.ask(null, byName, { text: 'mo', after })).code).toBe('BAD_CURSOR');
});

test('a comune tells its province, its letters, its region and its district', async () => {
  const district = await world.given.district({ comuni: ['037006'] });
  const document =
    '{ municipality(istatCode: "037006") { name province provinceAbbreviation region district { id } } }';
  const { data } = await world.ask(null, document);
  expect(data.municipality).toEqual({
    name: 'Bologna',
    province: 'Bologna',
    provinceAbbreviation: 'BO',
    region: 'Emilia-Romagna',
    district: { id: district.id },
  });
});

test.each(['999999', 'x', "037006'"])('the code %s is nobody’s', async (istatCode) => {
  const document = 'query ($istatCode: ID!) { municipality(istatCode: $istatCode) { name } }';
  const { data, code } = await world.ask(null, document, { istatCode });
  expect([data, code]).toEqual([{ municipality: null }, 'NOT_FOUND']);
});

test('a long list sends no statement per row', async () => {
  const of = async (first: number) =>
    (await world.statements(() => world.ask(null, byName, { text: 'a', first }))).length;
  expect(await of(100)).toBe(await of(5));
});
