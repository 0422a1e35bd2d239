import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { patronSaints } from '../../seeds/patron-saints.js';
import { matchOf, searchKey, wantedKeys } from '../../src/territory/name-search.rules.js';

interface Comune {
  readonly istat_code: string;
  readonly name: string;
  readonly search_name: string;
}

const file = gunzipSync(readFileSync(new URL('../../seeds/comuni.csv.gz', import.meta.url)));
const comuni = parse<Comune>(file, { columns: true });

describe('searching for a Comune by name', () => {
  test.each([
    "sant'agata",
    'Sant’Agata',
    'SANT AGATA',
    'santagata',
    'Sant`Agata',
    'sant´agata',
    ' sant-àgata ',
  ])('%s finds Sant’Agata Bolognese', (typed) => {
    expect(matchOf("Sant'Agata Bolognese", typed)).toBe('START');
  });

  test.each(['Bolzano', 'bozen', 'Bolzano/Bozen', 'bolzano - bozen'])(
    '%s finds Bolzano/Bozen whole',
    (typed) => {
      expect(matchOf('Bolzano/Bozen', typed)).toBe('WHOLE');
    },
  );

  test('a word inside a name finds it too, and is told apart from its beginning', () => {
    expect(matchOf("Sant'Agata Bolognese", 'bolognese')).toBe('PART');
    expect(matchOf('Bologna', 'bolognese')).toBeNull();
  });

  test.each(['s. lazzaro', 'S.LAZZARO', 'S Lazzaro', 'san lazzaro'])(
    '%s begins San Lazzaro di Savena',
    (typed) => {
      expect(matchOf('San Lazzaro di Savena', typed)).toBe('START');
    },
  );

  test('only what stands for itself is shortened', () => {
    expect(matchOf('Passo Lazzaro', 'pass. lazzaro')).toBeNull();
    expect(matchOf('Santis', 's')).toBe('START');
  });

  test('a text full of abbreviations is not multiplied without end', () => {
    expect(wantedKeys('s. '.repeat(33)).length).toBeLessThanOrEqual(16);
  });

  test('nothing typed finds nothing', () => {
    expect([matchOf('Bologna', ''), matchOf('Bologna', " ' "), matchOf('Bologna', '/')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('accents, umlauts and sharp s are folded', () => {
    expect(['Forlì', 'Antey-Saint-André', 'Müstair', 'Weißenbach'].map(searchKey)).toEqual([
      'forli',
      'anteysaintandre',
      'mustair',
      'weissenbach',
    ]);
  });

  test('a key says nothing to a like pattern', () => {
    expect(searchKey('100%_\\ Forlì')).toBe('100forli');
  });
});

describe('the list of Comuni', () => {
  test('every Comune stands once, in the order of its code', () => {
    const codes = comuni.map(({ istat_code }) => istat_code);
    expect(codes.length).toBe(7894);
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  test('every search name is the one the rule gives today', () => {
    expect(comuni.filter(({ name, search_name }) => searchKey(name) !== search_name)).toEqual([]);
  });

  test('every Comune is found by its own name without accents and apostrophes', () => {
    const typed = (name: string) =>
      name
        .normalize('NFD')
        .replace(/[\u0300-\u036f']/g, ' ')
        .toUpperCase();
    expect(comuni.filter(({ name }) => matchOf(name, typed(name)) !== 'WHOLE')).toEqual([]);
  });
});

describe('patron saints', () => {
  const nameByCode = new Map(comuni.map(({ istat_code, name }) => [istat_code, name]));

  test.each(Object.entries(patronSaints))(
    '%s is a Comune with the name written beside it',
    (code, { comune }) => {
      expect(nameByCode.get(code)).toBe(comune);
    },
  );

  test('every patron saint has a day that exists every year', () => {
    const impossible = Object.values(patronSaints).filter(
      ({ month, day }) => new Date(Date.UTC(2027, month - 1, day)).getUTCMonth() !== month - 1,
    );
    expect(impossible).toEqual([]);
  });

  test.each([
    ['037006', 10, 4],
    ['036023', 1, 31],
    ['035033', 11, 24],
    ['015146', 12, 7],
  ])('%s keeps %i/%i', (code, month, day) => {
    expect(patronSaints[code]).toMatchObject({ month, day });
  });
});
