import type { EntityManager } from '@mikro-orm/postgresql';
import { invalidInput, Refusal } from '../platform/errors.js';
import { isOwnPage } from '../platform/own-page.rules.js';
import type { Visit } from '../platform/visit.js';
import { type Caller, callerByKey, callerBySession, nobody } from './authenticate.js';
import type { KeyGuesses } from './keys/key-guesses.js';

/** What a request brings to say who sends it. */
export interface AskedBy {
  /** The header, or what stands for it in the first message of a socket. */
  readonly authorization: string | undefined;
  readonly visit: Visit;
  /** Whether they are about to sign in: what they were signed in as before says nothing then. */
  readonly isSigningIn: boolean;
  readonly headers: {
    readonly origin?: string | undefined;
    readonly host?: string | undefined;
    readonly 'riparo-client'?: string | string[] | undefined;
  };
}

export interface CallerOptions {
  readonly em: EntityManager;
  readonly demoKeys: boolean;
  readonly publicUrl: string | null;
  readonly guesses: KeyGuesses;
}

/**
 * Who sends a request: by its key, or by the cookie of its browser. A browser sends the cookie with whatever a foreign
 * page asks for, so with it the request must show that one of our own pages made it.
 * @throws NOT_SIGNED_IN where a key or a session is not in force, RATE_LIMITED, FOREIGN_PAGE, INVALID_INPUT
 */
export async function callerOfRequest(
  { authorization, visit, headers, isSigningIn }: AskedBy,
  options: CallerOptions,
): Promise<Caller> {
  if (authorization !== undefined) return callerOfKey(bearerOf(authorization), visit, options);
  const token = visit.cookies?.get('session');
  if (!token) return nobody;
  if (visit.isFromForeignPage) throw new Refusal('FOREIGN_PAGE');
  if (headers['riparo-client'] === undefined) throw invalidInput('Riparo-Client', headerNeeded);
  const caller = await callerBySession(options.em, token);
  if (caller) return caller;
  // Told once, as of a key that has ended; without the cookie the browser then is nobody.
  visit.cookies?.clear('session');
  if (!isSigningIn) throw new Refusal('NOT_SIGNED_IN');
  return nobody;
}

/** The same for a socket: pages cannot give it a header, but their browser always tells which site they are of. */
export async function callerOfSocket(
  { authorization, visit, headers }: Omit<AskedBy, 'isSigningIn'>,
  options: CallerOptions,
): Promise<Caller> {
  if (authorization !== undefined) return callerOfKey(bearerOf(authorization), visit, options);
  const token = visit.cookies?.get('session');
  if (!token) return nobody;
  if (!isOwnPage(headers, options.publicUrl)) throw new Refusal('FOREIGN_PAGE');
  const caller = await callerBySession(options.em, token);
  if (!caller) throw new Refusal('NOT_SIGNED_IN');
  return caller;
}

async function callerOfKey(
  secret: string,
  { networkPrefix }: Visit,
  { em, demoKeys, guesses }: CallerOptions,
): Promise<Caller> {
  const caller = await callerByKey(em, secret, { demoKeys });
  if (caller) return caller;
  guesses.count(networkPrefix);
  throw new Refusal('NOT_SIGNED_IN');
}

function bearerOf(header: string): string {
  return /^Bearer (\S{1,200})$/i.exec(header)?.[1] ?? '';
}

const headerNeeded = {
  en: 'with a cookie, send this header too, with any value: pages of other sites cannot.',
  it: 'con un cookie va inviata anche questa intestazione, con un valore qualsiasi: le pagine di altri siti non possono.',
};
