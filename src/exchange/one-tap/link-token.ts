import { createHash, randomBytes } from 'node:crypto';

const form = /^[\w-]{43}$/;

/** 256 random bits: nobody guesses it, so that a plain hash is enough to keep it. */
export function newToken(): { readonly token: string; readonly hash: Buffer } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

/** What a token is found by; null for what was never one: it is not even looked up. */
export function hashOfToken(token: unknown): Buffer | null {
  return typeof token === 'string' && form.test(token) ? hashOf(token) : null;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update('count link ').update(token).digest();
}
