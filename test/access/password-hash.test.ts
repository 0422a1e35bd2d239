import { describe, expect, test } from '@jest/globals';
import { hashOfNobody, hashOfPassword, isPassword } from '../../src/access/passwords/password-hash.js';

describe('passwords', () => {
  test('are kept as argon2id of the cost that is compared where there is nobody', async () => {
    const hash = await hashOfPassword('tartaruga lampone bicicletta');
    const [cost] = hash.match(/^\$argon2id\$v=19\$m=\d+,t=\d+,p=1\$/) ?? [];
    expect(cost).toBe('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(hashOfNobody.startsWith(cost ?? 'none')).toBe(true);
    expect(await isPassword(hash, 'tartaruga lampone bicicletta', 'stranger')).toBe(true);
    expect(await isPassword(hash, 'tartaruga lampone biciclette', 'stranger')).toBe(false);
    expect(await isPassword(null, 'anything', 'stranger')).toBe(false);
  });

  test('are the same however a keyboard composes a letter', async () => {
    const hash = await hashOfPassword('perch\u00e9 no stanotte');
    expect(await isPassword(hash, 'perche\u0301 no stanotte', 'stranger')).toBe(true);
  });

  test('of a flood of strangers are compared one at a time; the others are told BUSY, known ones are not kept', async () => {
    const flood = Array.from({ length: 50 }, () => isPassword(null, 'guess', 'stranger'));
    const settled = Promise.allSettled(flood);
    expect(await isPassword(null, 'guess', 'known')).toBe(false);
    const refused = (await settled).filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(45);
    expect(refused[0]).toMatchObject({ reason: { code: 'BUSY' } });
    expect(await isPassword(null, 'guess', 'stranger')).toBe(false);
  });
});
