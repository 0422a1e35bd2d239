import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** Sealed under a key of the registry itself, or under the data key of the record it belongs to. */
const underSecretKey = 1;
const underDataKey = 2;
const ivBytes = 12;
const tagBytes = 16;
const keyIdBytes = 4;
const dataKeyBytes = 32;

/** Seals and opens text. `context` names table, column and row: a sealed value moved elsewhere does not open. */
export interface Seal {
  seal(text: string, context: string): Buffer;
  open(sealed: Buffer, context: string): string;
}

/** The aggregate that is erased together: one data key seals everything of it. */
export interface RecordOwner {
  readonly kind: 'INTERVENTION' | 'SHELTER' | 'ACCOUNT' | 'AUDIT_ENTRY' | 'HAND_OVER' | 'CALL';
  readonly id: string;
}

/** The key of one record as it is stored: encrypted with a key of the registry. */
export interface WrappedKey {
  readonly wrapped: Buffer;
  /** Which key of the registry wraps it. */
  readonly wrappingKeyId: string;
}

export interface NewDataKey extends WrappedKey {
  readonly seal: Seal;
}

/**
 * What only this registry can read or make. Sealing by itself, without a record, is for what is never stored or is
 * older than data keys; what belongs to a record is sealed by `sealerOf` and opened by `opened` of `data-keys`.
 */
export interface Secrets extends Seal {
  /** Whether a value that `seal` made was sealed with the present key: a rotation leaves it alone. */
  isSealedNow(sealed: Buffer): boolean;
  /** A tag that only this registry can make over a text. */
  sign(text: string): string;
  /** Whether this registry made the tag, with its present key or with one before. */
  isSigned(text: string, tag: string): boolean;
  /** The tags of a text by the present key and by each before it: to find what was kept under an older one. */
  signatures(text: string): readonly string[];
  /**
   * Hashes of a text for one purpose, by the present key and by each before it: two texts that are equal share one while
   * the keys of the registry change.
   */
  tagsFor(purpose: string, text: string): readonly string[];
  /** A text that only this registry can read and make, for cursors: the same text gives the same wrapping. */
  wrap(text: string, context: string): string;
  /** Null where it was not wrapped here for this context. */
  unwrap(wrapped: string, context: string): string | null;
  /** A random key for one record. */
  newDataKey(owner: RecordOwner): NewDataKey;
  /** @throws where it was wrapped for another record, or with a key that this registry does not have */
  dataKey(owner: RecordOwner, key: WrappedKey): Seal;
  /** The same key, wrapped with the present key of the registry. */
  wrappedAgain(owner: RecordOwner, key: WrappedKey): WrappedKey;
  /** The present SECRET_KEY. */
  readonly keyId: string;
  /** That one, and those that may still open. */
  readonly keyIds: readonly string[];
  /** 32 bytes that only this registry can make, for one purpose. */
  keyFor(purpose: string): Buffer;
}

/**
 * @param secretKey at least 32 random bytes, in base64: everything new is sealed with it
 * @param before keys that were used before it, and may still open
 */
export function secretsFrom(secretKey: string, before: readonly string[] = []): Secrets {
  const current = keysFrom(secretKey);
  const all = [current, ...before.map(keysFrom)];
  const known = new Map(all.map((keys) => [keys.keyId, keys]));
  const unwrapKey = (owner: RecordOwner, { wrapped, wrappingKeyId }: WrappedKey): Buffer => {
    const keys = known.get(wrappingKeyId);
    if (!keys) throw new Error('A data key is wrapped with a SECRET_KEY that was not given.');
    return decrypted(keys.dataKeys, wrapped, contextOf(owner));
  };
  const wrapKey = (owner: RecordOwner, key: Buffer): WrappedKey => ({
    wrapped: encrypted({ key: current.dataKeys, iv: randomBytes(ivBytes), context: contextOf(owner) }, key),
    wrappingKeyId: current.keyId,
  });
  return {
    keyFor: (purpose) => current.keyFor(purpose),
    keyId: current.keyId,
    keyIds: all.map(({ keyId }) => keyId),
    sign: (text) => tagOf(current, text),
    isSigned: (text, tag) => all.some((keys) => areEqual(tagOf(keys, text), tag)),
    signatures: (text) => all.map((keys) => tagOf(keys, text)),
    tagsFor: (purpose, text) =>
      all.map((keys) => createHmac('sha256', keys.keyFor(purpose)).update(text).digest('base64url')),
    wrap: (text, context) => wrappedText(current, text, context),
    unwrap: (wrapped, context) => unwrappedText(all, wrapped, context),
    seal(text, context) {
      const body = encrypted(
        { key: current.fields, iv: randomBytes(ivBytes), context },
        Buffer.from(text, 'utf8'),
      );
      return Buffer.concat([Buffer.from([underSecretKey]), current.fieldKeyId, body]);
    },
    open(sealed, context) {
      const id = sealed.subarray(1, 1 + keyIdBytes);
      const keys = isOfRecord(sealed) ? undefined : all.find(({ fieldKeyId }) => fieldKeyId.equals(id));
      if (!keys) throw new Error('A sealed field was written with another SECRET_KEY.');
      return decrypted(keys.fields, sealed.subarray(1 + keyIdBytes), context).toString('utf8');
    },
    isSealedNow: (sealed) =>
      sealed[0] === underSecretKey && sealed.subarray(1, 1 + keyIdBytes).equals(current.fieldKeyId),
    newDataKey(owner) {
      const key = randomBytes(dataKeyBytes);
      return { ...wrapKey(owner, key), seal: sealWith(key) };
    },
    dataKey: (owner, key) => sealWith(unwrapKey(owner, key)),
    wrappedAgain: (owner, key) => wrapKey(owner, unwrapKey(owner, key)),
  };
}

/** Whether a sealed value needs the data key of its record. */
export function isOfRecord(sealed: Buffer): boolean {
  return sealed[0] === underDataKey;
}

type Keys = ReturnType<typeof keysFrom>;

function keysFrom(secretKey: string) {
  const root = Buffer.from(secretKey, 'base64');
  const derived = (purpose: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', root, 'riparo', purpose, bytes));
  return {
    keyFor: (purpose: string) => derived(purpose, 32),
    keyId: derived('key id', 8).toString('hex'),
    dataKeys: derived('data keys', 32),
    fields: derived('fields', 32),
    // Stored beside every value, so that a rotated key can be told from its successor.
    fieldKeyId: derived('field key id', keyIdBytes),
    signatures: derived('signatures', 32),
    cursors: derived('cursors', 32),
    nonces: derived('cursor nonces', 32),
  };
}

// A wrapped key opens for the record it was made for, and for no other.
const contextOf = ({ kind, id }: RecordOwner) => `data_key:${kind}:${id}`;

const tagOf = (keys: Keys, text: string) =>
  createHmac('sha256', keys.signatures).update(text).digest('base64url');

function areEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function wrappedText(keys: Keys, text: string, context: string): string {
  // The nonce comes from what it hides: equal texts look equal, others never share one.
  const iv = createHmac('sha256', keys.nonces).update(`${context}\n${text}`).digest().subarray(0, ivBytes);
  return encrypted({ key: keys.cursors, iv, context }, Buffer.from(text, 'utf8')).toString('base64url');
}

function unwrappedText(all: readonly Keys[], wrapped: string, context: string): string | null {
  const bytes = Buffer.from(wrapped, 'base64url');
  // Decoding overlooks stray characters; what was wrapped here is written in one way only.
  if (bytes.toString('base64url') !== wrapped) return null;
  for (const { cursors } of all) {
    try {
      return decrypted(cursors, bytes, context).toString('utf8');
    } catch {
      // Perhaps by a key before it.
    }
  }
  return null;
}

function sealWith(key: Buffer): Seal {
  return {
    seal(text, context) {
      const body = encrypted({ key, iv: randomBytes(ivBytes), context }, Buffer.from(text, 'utf8'));
      return Buffer.concat([Buffer.from([underDataKey]), body]);
    },
    open(sealed, context) {
      if (!isOfRecord(sealed)) throw new Error('A sealed field does not belong to a record.');
      return decrypted(key, sealed.subarray(1), context).toString('utf8');
    },
  };
}

function encrypted(by: { key: Buffer; iv: Buffer; context: string }, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', by.key, by.iv).setAAD(Buffer.from(by.context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([by.iv, cipher.getAuthTag(), body]);
}

/** @throws where it was not encrypted with this key for this context */
function decrypted(key: Buffer, bytes: Buffer, context: string): Buffer {
  const bodyAt = ivBytes + tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(ivBytes, bodyAt));
  return Buffer.concat([decipher.update(bytes.subarray(bodyAt)), decipher.final()]);
}
