import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const version = 1;
const ivBytes = 12;
const tagBytes = 16;
const keyIdBytes = 4;

/** Seals what only this registry may read: AES-256-GCM, bound to the place it is stored in. */
export interface Secrets {
  /** `context` names table, column and row: a sealed value moved elsewhere does not open. */
  seal(text: string, context: string): Buffer;
  open(sealed: Buffer, context: string): string;
  /** A tag that only this registry can make over a text. */
  sign(text: string): string;
  /** A text that only this registry can read and make, for cursors: the same text gives the same wrapping. */
  wrap(text: string, context: string): string;
  /** Null where it was not wrapped here for this context. */
  unwrap(wrapped: string, context: string): string | null;
}

/** @param secretKey at least 32 random bytes, in base64 */
export function secretsFrom(secretKey: string): Secrets {
  const root = Buffer.from(secretKey, 'base64');
  const derived = (purpose: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', root, 'riparo', purpose, bytes));
  const fieldKey = derived('fields', 32);
  const signingKey = derived('signatures', 32);
  const wrappingKey = derived('cursors', 32);
  const nonceKey = derived('cursor nonces', 32);
  // Stored beside every value, so that a rotated key can be told from its successor.
  const keyId = derived('field key id', keyIdBytes);

  const sign = (text: string) => createHmac('sha256', signingKey).update(text).digest('base64url');
  return {
    sign,
    wrap(text, context) {
      // The nonce comes from what it hides: equal texts look equal, others never share one.
      const iv = createHmac('sha256', nonceKey).update(`${context}\n${text}`).digest().subarray(0, ivBytes);
      return encrypted({ key: wrappingKey, iv, context }, text).toString('base64url');
    },
    unwrap(wrapped, context) {
      const bytes = Buffer.from(wrapped, 'base64url');
      // Decoding overlooks stray characters; what was wrapped here is written in one way only.
      if (bytes.toString('base64url') !== wrapped) return null;
      try {
        return decrypted(wrappingKey, bytes, context);
      } catch {
        return null;
      }
    },
    seal(text, context) {
      const body = encrypted({ key: fieldKey, iv: randomBytes(ivBytes), context }, text);
      return Buffer.concat([Buffer.from([version]), keyId, body]);
    },
    open(sealed, context) {
      const isOurs = sealed[0] === version && sealed.subarray(1, 1 + keyIdBytes).equals(keyId);
      if (!isOurs) throw new Error('A sealed field was written with another SECRET_KEY.');
      return decrypted(fieldKey, sealed.subarray(1 + keyIdBytes), context);
    },
  };
}

function encrypted(by: { key: Buffer; iv: Buffer; context: string }, text: string): Buffer {
  const cipher = createCipheriv('aes-256-gcm', by.key, by.iv).setAAD(Buffer.from(by.context));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([by.iv, cipher.getAuthTag(), body]);
}

/** @throws where it was not encrypted with this key for this context */
function decrypted(key: Buffer, bytes: Buffer, context: string): string {
  const bodyAt = ivBytes + tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(ivBytes, bodyAt));
  return Buffer.concat([decipher.update(bytes.subarray(bodyAt)), decipher.final()]).toString('utf8');
}
