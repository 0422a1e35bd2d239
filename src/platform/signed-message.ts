import { createHmac, timingSafeEqual } from 'node:crypto';

/** The headers of Standard Webhooks: who has the shared secret wrote this body, lately. */
export interface SignedHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/** Further from the clock than this is an old message sent again. */
const toleranceSeconds = 300;

/** What goes with a body so that whoever has the secret knows who sent it. */
export function signedHeaders(secret: Buffer, id: string, at: Date, body: string): SignedHeaders {
  const seconds = String(Math.floor(at.getTime() / 1000));
  const signature = `v1,${signatureOf(secret, id, seconds, body)}`;
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signature };
}

/** The id of a message that was signed with the secret within the last minutes; null for any other. */
export function signedId(
  secret: Buffer,
  headers: Readonly<Record<string, unknown>>,
  { body, now }: { body: string; now: Date },
): string | null {
  const [id, seconds, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) => headers[name],
  );
  if (typeof id !== 'string' || typeof seconds !== 'string' || typeof signatures !== 'string') return null;
  if (!/^[\w.-]{1,100}$/.test(id) || !/^\d{1,12}$/.test(seconds)) return null;
  if (Math.abs(now.getTime() / 1000 - Number(seconds)) > toleranceSeconds) return null;
  const right = Buffer.from(`v1,${signatureOf(secret, id, seconds, body)}`);
  const isRight = signatures.split(' ').some((given) => areEqual(Buffer.from(given), right));
  return isRight ? id : null;
}

function signatureOf(secret: Buffer, id: string, seconds: string, body: string): string {
  return createHmac('sha256', secret).update(`${id}.${seconds}.${body}`).digest('base64');
}

function areEqual(given: Buffer, right: Buffer): boolean {
  return given.length === right.length && timingSafeEqual(given, right);
}
