import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../../platform/secrets.js';

const signatureLength = 22;
const signedText = (random: string) => `calendar link ${random}`;

/** A token that only this registry makes; what is kept of it opens nothing. */
export function newCalendarToken(secrets: Secrets): { token: string; hash: Buffer } {
  const random = randomBytes(32).toString('base64url');
  const signature = secrets.sign(signedText(random)).slice(0, signatureLength);
  return { token: `${random}.${signature}`, hash: hashOf(random) };
}

/** What a token is kept as; null for one that was not made here: it is not even looked up. */
export function hashOfToken(secrets: Secrets, token: string): Buffer | null {
  const [random = '', signature = '', ...more] = token.split('.');
  const isOurs = secrets
    .signatures(signedText(random))
    .some((tag) => areEqual(signature, tag.slice(0, signatureLength)));
  return isOurs && more.length === 0 ? hashOf(random) : null;
}

function hashOf(random: string): Buffer {
  return createHash('sha256').update(`calendar ${random}`).digest();
}

function areEqual(one: string, other: string): boolean {
  const [given, right] = [Buffer.from(one), Buffer.from(other)];
  return given.length === right.length && timingSafeEqual(given, right);
}
