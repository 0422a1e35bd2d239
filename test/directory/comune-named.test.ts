import { describe, expect, test } from '@jest/globals';
import { namesIn, saysWhereFromAfar } from '../../src/directory/shelters/comune-named.rules.js';

describe('what in a text could be the name of a comune', () => {
  test('is every run of whole words, folded', () => {
    expect(namesIn('Casa di Forlì')).toEqual(['casa', 'casadi', 'casadiforli', 'di', 'diforli', 'forli']);
    expect(namesIn("Rifugio Sant'Agata")).toContain('santagata');
  });

  test('is also what is run together with capitals or digits', () => {
    expect(namesIn('CasaModena2')).toContain('modena');
    expect(namesIn('modena24')).toContain('modena');
  });

  test('is not a part of a word', () => {
    expect(namesIn('Romantica')).not.toContain('roma');
  });
});

describe('a comune of another region', () => {
  test.each(['Rosà', 'Viola', 'Alba', 'Re', 'San Luca', "Sant'Agata Bolognese", 'Santa Lucia'])(
    '%s says nothing: it is an everyday word, short, or a saint',
    (name) => expect(saysWhereFromAfar(name)).toBe(false),
  );

  test.each(['Roma', 'Pisa', 'Sanremo', 'Bolzano/Bozen', 'Zola Predosa'])('%s says where', (name) =>
    expect(saysWhereFromAfar(name)).toBe(true),
  );
});
