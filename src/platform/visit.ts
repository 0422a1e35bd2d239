import { parseCookie, stringifySetCookie } from 'cookie';
import { isLoopback, isOwnPage, type PageHeaders } from './own-page.rules.js';

const names = {
  session: 'riparo',
  device: 'riparo-device',
  provider: 'riparo-provider',
  turn: 'riparo-turn',
} as const;
/** The cookies of the registry. */
export type CookieName = keyof typeof names;

/** How a request reached the registry. */
export interface Visit {
  readonly networkPrefix: string;
  /** Where the visitor reached it: the public address, or the name of this machine they used. */
  readonly address: string;
  /** Null where cookies would travel in clear text. */
  readonly cookies: CookieJar | null;
  /** Whether a page sent it that is not ours. */
  readonly isFromForeignPage: boolean;
}

export interface CookieJar {
  get(name: CookieName): string | null;
  set(name: CookieName, value: string, seconds: number): void;
  clear(name: CookieName): void;
}

/** A visit that brings nothing and takes nothing away: of a stream, of a command. */
export const noVisit: Visit = {
  networkPrefix: 'inside',
  address: '',
  cookies: null,
  isFromForeignPage: false,
};

interface Asked {
  readonly headers: PageHeaders & { readonly cookie?: string | undefined };
}
interface Answered {
  appendHeader(name: string, value: string): unknown;
}

export function visitOf(
  { headers }: Asked,
  answer: Answered | null,
  by: { networkPrefix: string; publicUrl: string | null },
): Visit {
  const isSecure = by.publicUrl?.startsWith('https:') ?? false;
  const isSafe = isSecure || isLoopback(headers.host);
  const jar = cookieJar(headers.cookie, answer, isSecure);
  return {
    networkPrefix: by.networkPrefix,
    address: by.publicUrl ?? `http://${headers.host}`,
    cookies: isSafe ? jar : null,
    isFromForeignPage: headers.origin !== undefined && !isOwnPage(headers, by.publicUrl),
  };
}

/** What a cookie is called: a browser takes a `__Host-` one over https alone, and from nobody but this host. */
export function cookieNamed(name: CookieName, isSecure: boolean): string {
  return `${isSecure ? '__Host-' : ''}${names[name]}`;
}

function cookieJar(header: string | undefined, answer: Answered | null, isSecure: boolean): CookieJar {
  const sent = parseCookie(header ?? '');
  const write = (name: CookieName, value: string, maxAge: number) =>
    answer?.appendHeader(
      'Set-Cookie',
      stringifySetCookie({
        ...{ name: cookieNamed(name, isSecure), value, maxAge, path: '/', httpOnly: true, secure: isSecure },
        // The provider sends people back from its own site; that cookie lets nobody in by itself.
        sameSite: name === 'provider' ? 'lax' : 'strict',
      }),
    );
  return {
    get: (name) => sent[cookieNamed(name, isSecure)] || null,
    set: write,
    clear: (name) => write(name, '', 0),
  };
}
