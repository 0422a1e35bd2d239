import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { secretsFrom } from '../../src/platform/secrets.js';

const newKey = () => randomBytes(32).toString('base64');
const [present, before] = [newKey(), newKey()];
const owner = { kind: 'INTERVENTION', id: randomUUID() } as const;
const context = 'call.situation:1';

describe('the data key of a record', () => {
  const secrets = secretsFrom(present);
  const key = secrets.newDataKey(owner);

  test('opens what it sealed, whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(secrets.dataKey(owner, key).open(key.seal.seal(text, context), context)).toBe(text);
      }),
    );
  });

  test('does not open in another column, in another row, under another record or with another key', () => {
    const sealed = key.seal.seal('via Segreta 1', context);
    expect(() => key.seal.open(sealed, 'call.situation:2')).toThrow();
    expect(() => key.seal.open(sealed, 'call.officer:1')).toThrow();
    expect(() => secrets.newDataKey(owner).seal.open(sealed, context)).toThrow();
    expect(() => secrets.dataKey({ ...owner, id: randomUUID() }, key)).toThrow();
    expect(() => secrets.dataKey({ ...owner, kind: 'SHELTER' }, key)).toThrow();
    expect(() => secretsFrom(before).dataKey(owner, key)).toThrow('SECRET_KEY');
    expect(() => secrets.open(sealed, context)).toThrow();
  });

  test('does not open what was changed, in any of its bytes', () => {
    const sealed = key.seal.seal('via Segreta 1', context);
    for (const at of sealed.keys()) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => key.seal.open(changed, context)).toThrow();
    }
  });

  test('is random: the same words look different each time, in length alone the same', () => {
    const [one, other] = [key.seal.seal('via Segreta 1', context), key.seal.seal('via Segreta 1', context)];
    expect(one.equals(other)).toBe(false);
    expect(one).toHaveLength(other.length);
  });
});

describe('a new SECRET_KEY', () => {
  const old = secretsFrom(before);
  const both = secretsFrom(present, [before]);
  const fresh = secretsFrom(present);

  test('wraps a data key again without touching what it sealed', () => {
    const made = old.newDataKey(owner);
    const sealed = made.seal.seal('via Segreta 1', context);
    expect(both.dataKey(owner, made).open(sealed, context)).toBe('via Segreta 1');
    const again = both.wrappedAgain(owner, made);
    expect(again.wrappingKeyId).toBe(fresh.keyId);
    expect(fresh.dataKey(owner, again).open(sealed, context)).toBe('via Segreta 1');
    expect(() => old.dataKey(owner, again)).toThrow();
  });

  test('lets what was sealed, signed and wrapped before it stand for as long as the old one is named', () => {
    const sealed = old.seal('12', 'resume');
    const cursor = old.wrap('12', 'list');
    expect(both.open(sealed, 'resume')).toBe('12');
    expect(both.unwrap(cursor, 'list')).toBe('12');
    expect(both.isSigned('act', old.sign('act'))).toBe(true);
    expect(both.signatures('act')).toEqual([fresh.sign('act'), old.sign('act')]);
    expect(() => fresh.open(sealed, 'resume')).toThrow();
    expect(fresh.unwrap(cursor, 'list')).toBeNull();
    expect(fresh.isSigned('act', old.sign('act'))).toBe(false);
  });

  test('is what everything new is sealed, signed and wrapped with', () => {
    expect(fresh.open(both.seal('12', 'resume'), 'resume')).toBe('12');
    expect(fresh.unwrap(both.wrap('12', 'list'), 'list')).toBe('12');
    expect(both.sign('act')).toBe(fresh.sign('act'));
    expect(both.newDataKey(owner).wrappingKeyId).toBe(fresh.keyId);
  });
});
