import { describe, expect, test } from '@jest/globals';
import { plainWords, poolsMeant, smsAct } from '../../src/exchange/sms/sms.rules.js';

const free = (places: number, pool = '') => ({ kind: 'FREE', free: places, pool });
const read: [string, object][] = [
  ['POSTI 3', free(3)],
  ['posti 3', free(3)],
  ['  Posti:  3 . ', free(3)],
  ['3', free(3)],
  ['3#', free(3)],
  ['3 posti', free(3)],
  ['LIBERI 12', free(12)],
  ['posti 3 donne', free(3, 'DONNE')],
  ['Posti 2 Donne sole', free(2, 'DONNE SOLE')],
  ['PIENO', free(0)],
  ['piéno', free(0)],
  ['Pieno uomini', free(0, 'UOMINI')],
  ['COMPLETO!', free(0)],
  ['come prima', { kind: 'AS_BEFORE', pool: '' }],
  ['COME  PRIMA donne', { kind: 'AS_BEFORE', pool: 'DONNE' }],
  ['Sì 482193', { kind: 'CONFIRM', code: '482193' }],
  ['SI 482193', { kind: 'CONFIRM', code: '482193' }],
  ['stop', { kind: 'STOP' }],
  ['Aiuto?', { kind: 'HELP' }],
  ['', { kind: 'HELP' }],
  ['posti tre', { kind: 'UNCLEAR' }],
  ['posti', { kind: 'UNCLEAR' }],
  ['grazie mille', { kind: 'UNCLEAR' }],
  ['posti 12345', { kind: 'UNCLEAR' }],
];
test.each(read)('"%s" is read as meant', (text, act) => expect(smsAct(text)).toEqual(act));

test('a message of a thousand signs is read as soon as any', () => {
  expect(smsAct(`posti ${'3 '.repeat(500)}`).kind).toBe('FREE');
  expect(smsAct('٣'.repeat(1000)).kind).toBe('UNCLEAR');
});

describe('a short name', () => {
  const pools = ['Donne', 'Donne con figli', 'Uomini', 'Emergenza freddo (uomini)'].map((name) => ({ name }));
  const meant = (wanted: string) => poolsMeant(pools, plainWords(wanted)).map(({ name }) => name);
  test('means the pool of that very name, else those that begin with it, else those it stands in', () => {
    expect(meant('donne')).toEqual(['Donne']);
    expect(meant('donne con')).toEqual(['Donne con figli']);
    expect(meant('uom')).toEqual(['Uomini']);
    expect(meant('freddo')).toEqual(['Emergenza freddo (uomini)']);
    expect(meant('do')).toEqual(['Donne', 'Donne con figli']);
    expect(meant('bambini')).toEqual([]);
    expect(meant('')).toHaveLength(4);
  });
});
