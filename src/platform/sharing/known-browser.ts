import { createHash, randomBytes } from 'node:crypto';
import type { Secrets } from '../secrets.js';
import type { Visit } from '../visit.js';

type Signer = Pick<Secrets, 'sign' | 'isSigned'>;

/**
 * What a browser keeps once somebody has signed in with it. Signed, so that the door tells it from an invented one
 * without asking the database: nobody gets one who never signed in.
 */
export function newBrowserToken(secrets: Signer): string {
  const random = randomBytes(32).toString('base64url');
  return `${random}.${secrets.sign(signedText(random))}`;
}

/** The token of a browser that the registry knows; null for others. It lets nobody in. */
export function browserTokenOf(secrets: Signer, { cookies }: Visit): string | null {
  const token = cookies?.get('device') ?? null;
  const [random = '', tag = ''] = token?.split('.') ?? [];
  return random && secrets.isSigned(signedText(random), tag) ? token : null;
}

/** What a browser is counted by. */
export function browserTag(token: string): string {
  return createHash('sha256').update(token).digest('base64url').slice(0, 22);
}

const signedText = (random: string) => `known browser ${random}`;
