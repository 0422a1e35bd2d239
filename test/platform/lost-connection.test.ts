import { describe, expect, test } from '@jest/globals';
import { isRetriable, refusalOf } from '../../src/platform/database/constraints.js';

describe('a connection that is lost', () => {
  test.each([
    'Connection terminated unexpectedly',
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
  ])('is tried again, and told as UNAVAILABLE: %s', (message) => {
    const error = new Error(message);
    expect(isRetriable(error)).toBe(true);
    expect(refusalOf(error)?.code).toBe('UNAVAILABLE');
  });

  test.each(['EPIPE', 'ETIMEDOUT', 'ECONNRESET'])('is known by what the socket says: %s', (code) => {
    expect(isRetriable(Object.assign(new Error('socket'), { code }))).toBe(true);
  });

  test('is not seen in an error of ours', () => {
    expect(isRetriable(new Error('A pool without figures.'))).toBe(false);
    expect(refusalOf(new Error('A pool without figures.'))).toBeNull();
  });
});
