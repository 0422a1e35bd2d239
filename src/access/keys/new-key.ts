import { randomBytes } from 'node:crypto';
import { hashOfKey } from '../authenticate.js';

/** A key as it is told once, and as it is kept. */
export function newKey(): { secret: string; hash: Buffer; hint: string } {
  const secret = `riparo_${randomBytes(32).toString('base64url')}`;
  return { secret, hash: hashOfKey(secret), hint: secret.slice(0, 12) };
}
