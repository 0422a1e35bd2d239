import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** Makes the signatures of this registry's checkpoints and exports. */
export interface LineSigner {
  /** Ed25519, 32 bytes in base64. */
  readonly publicKey: string;
  /** One line of JSON: the content as the very text that was signed, the key, the signature. */
  signed(content: object): string;
}

const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** @param seed 32 secret bytes: the private key itself, as RFC 8032 has it */
export function lineSigner(seed: Buffer): LineSigner {
  const der = Buffer.concat([privatePrefix, seed]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = rawOf(createPublicKey(key));
  return {
    publicKey,
    signed(content) {
      const text = JSON.stringify(content);
      const signature = sign(null, Buffer.from(text), key).toString('base64');
      return JSON.stringify({ signed: text, key: publicKey, signature });
    },
  };
}

export interface SignedLine {
  readonly content: Readonly<Record<string, unknown>>;
  readonly key: string;
  /** Whether the key that stands in the line made the signature; whose key it is, the line cannot say. */
  readonly isSigned: boolean;
}

/** Reads a line; null where it is not one, to the byte. */
export function readSignedLine(line: string): SignedLine | null {
  const { signed, key, signature } = (parsed(line) ?? {}) as Record<string, unknown>;
  if (typeof signed !== 'string' || typeof key !== 'string' || typeof signature !== 'string') return null;
  if (JSON.stringify({ signed, key, signature }) !== line) return null;
  const content = parsed(signed);
  if (typeof content !== 'object' || content === null) return null;
  return { content: content as SignedLine['content'], key, isSigned: isSignedBy(key, signed, signature) };
}

function isSignedBy(key: string, text: string, signature: string): boolean {
  const [raw, bytes] = [exactly(key), exactly(signature)];
  if (raw?.length !== 32 || bytes?.length !== 64) return false;
  try {
    const der = Buffer.concat([publicPrefix, raw]);
    return verify(null, Buffer.from(text), createPublicKey({ key: der, format: 'der', type: 'spki' }), bytes);
  } catch {
    return false;
  }
}

function rawOf(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length).toString('base64');
}

/** Base64 can be written in several ways; ours is one. */
function exactly(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
