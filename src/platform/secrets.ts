import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

const version = 1;
const ivBytes = 12;
const tagBytes = 16;
const keyIdBytes = 4;

/** Seals what only this registry may read: AES-256-GCM, bound to the place it is stored in. */
export interface Secrets {
  /** `context` names table, column and row: a sealed value moved elsewhere does not open. */
  seal(text: string, context: string): Buffer;
  open(sealed: Buffer, context: string): string;
  /** A tag that only this registry can make over a text; for cursors and links. */
  sign(text: string): string;
  isSignedBy(text: string, signature: string): boolean;
}

/** @param secretKey at least 32 random bytes, in base64 */
export function secretsFrom(secretKey: string): Secrets {
  const root = Buffer.from(secretKey, 'base64');
  const derived = (purpose: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', root, 'riparo', purpose, bytes));
  const fieldKey = derived('fields', 32);
  const signingKey = derived('signatures', 32);
  // Stored beside every value, so that a rotated key can be told from its successor.
  const keyId = derived('field key id', keyIdBytes);

  const sign = (text: string) => createHmac('sha256', signingKey).update(text).digest('base64url');
  return {
    sign,
    isSignedBy(text, signature) {
      const due = Buffer.from(sign(text));
      const given = Buffer.from(signature);
      return due.length === given.length && timingSafeEqual(due, given);
    },
    seal(text, context) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', fieldKey, iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([version]), keyId, iv, cipher.getAuthTag(), body]);
    },
    open(sealed, context) {
      const isOurs = sealed[0] === version && sealed.subarray(1, 1 + keyIdBytes).equals(keyId);
      if (!isOurs) throw new Error('A sealed field was written with another SECRET_KEY.');
      const ivAt = 1 + keyIdBytes;
      const tagAt = ivAt + ivBytes;
      const bodyAt = tagAt + tagBytes;
      const decipher = createDecipheriv('aes-256-gcm', fieldKey, sealed.subarray(ivAt, tagAt))
        .setAAD(Buffer.from(context))
        .setAuthTag(sealed.subarray(tagAt, bodyAt));
      return Buffer.concat([decipher.update(sealed.subarray(bodyAt)), decipher.final()]).toString('utf8');
    },
  };
}
