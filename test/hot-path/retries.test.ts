import { describe, expect, test } from '@jest/globals';
import '../../src/modules.js';
import { isConnectionLost, isRetriable, refusalOf } from '../../src/platform/database/constraints.js';
import { Refusal } from '../../src/platform/errors.js';

const coded = (code: string, more: object = {}) => Object.assign(new Error('x'), { code, ...more });
const wrapped = (error: Error) => Object.assign(new Error('wrapped'), { cause: error });

/** What PostgreSQL, the driver, its pool and the network throw: tried again? told as what? outcome unknown? */
const errors: [string, unknown, boolean, string | null, boolean][] = [
  ['a serialisation failure', coded('40001'), true, 'BUSY', false],
  ['a deadlock', coded('40P01'), true, 'BUSY', false],
  ['a lock not had in time', coded('55P03'), true, 'BUSY', false],
  ['a backend ended by an administrator', coded('57P01'), true, 'UNAVAILABLE', true],
  ['a backend ended by a crash', coded('57P02'), true, 'UNAVAILABLE', true],
  ['a database that starts', coded('57P03'), true, 'UNAVAILABLE', true],
  ['a connection that failed', coded('08006'), true, 'UNAVAILABLE', true],
  ['a protocol that broke', coded('08P01'), true, 'UNAVAILABLE', true],
  ['a kept plan after a migration', coded('0A000'), true, 'UNAVAILABLE', false],
  ['a port where nobody listens', coded('ECONNREFUSED'), true, 'UNAVAILABLE', true],
  ['a connection that was reset', coded('ECONNRESET'), true, 'UNAVAILABLE', true],
  ['a pipe that broke', coded('EPIPE'), true, 'UNAVAILABLE', true],
  ['a host that does not answer', coded('ETIMEDOUT'), true, 'UNAVAILABLE', true],
  ['a name that is not found', coded('ENOTFOUND'), true, 'UNAVAILABLE', true],
  [
    'a killed backend, without a code',
    new Error('Connection terminated unexpectedly'),
    true,
    'UNAVAILABLE',
    true,
  ],
  [
    'a dead client',
    new Error('Client has encountered a connection error and is not queryable'),
    true,
    'UNAVAILABLE',
    true,
  ],
  ['the same, wrapped by the ORM', wrapped(new Error('Connection terminated')), true, 'UNAVAILABLE', true],
  ['a deadlock, wrapped', wrapped(coded('40P01')), true, 'BUSY', false],
  ['an exhausted pool', new Error('timeout exceeded when trying to connect'), true, 'BUSY', false],
  ['a statement out of time', coded('57014'), false, 'BUSY', false],
  ['an idle transaction', coded('25P03'), false, 'BUSY', false],
  ['a transaction out of time', coded('25P04'), false, 'BUSY', false],
  ['a server without connections', coded('53300'), false, 'BUSY', false],
  ['a standby', coded('25006'), false, 'UNAVAILABLE', false],
  [
    'the key of the ledger',
    coded('23505', { constraint: 'bed_ledger_has_one_row_a_revision' }),
    false,
    'CONFLICT',
    false,
  ],
  ['a constraint without a code', coded('23505', { constraint: 'unheard_of' }), false, null, false],
  ['a text that is no number', coded('22P02'), false, null, false],
  ['a column that is not there', coded('42703'), false, null, false],
  ['an error of our own', new TypeError('x is not a function'), false, null, false],
  ['a refusal', new Refusal('NO_BED_LEFT'), false, 'NO_BED_LEFT', false],
  ['nothing at all', undefined, false, null, false],
];

describe('what is thrown on the way to the database', () => {
  test.each(errors)('%s', (_, error, isTriedAgain, code, isUnknown) => {
    expect(isRetriable(error)).toBe(isTriedAgain);
    expect(refusalOf(error)?.code ?? null).toBe(code);
    expect(isConnectionLost(error)).toBe(isUnknown);
  });
});
