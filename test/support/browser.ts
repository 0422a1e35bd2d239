import { parseSetCookie } from 'cookie';
import request from 'supertest';
import type { App } from '../../src/app.js';
import type { Answer } from './world.js';

/** A browser at the registry's own page: it keeps cookies and sends what the console sends. */
export interface Browser {
  readonly cookies: Map<string, string>;
  /** Each Set-Cookie it was given, as written. */
  readonly given: string[];
  ask(document: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
  cookieHeader(): string;
}

export function openBrowser(app: App, always: Record<string, string> = {}): Browser {
  const cookies = new Map<string, string>();
  const given: string[] = [];
  const keep = (text: string) => {
    given.push(text);
    const { name, value = '', maxAge } = parseSetCookie(text);
    if (maxAge === 0) cookies.delete(name);
    else cookies.set(name, value);
  };
  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    cookies,
    given,
    cookieHeader,
    async ask(document, variables = {}, headers = {}) {
      const post = request(app.http)
        .post('/graphql')
        .set({ 'Accept-Language': 'en', 'Riparo-Client': 'console', ...always, ...headers });
      if (cookies.size > 0) post.set('Cookie', cookieHeader());
      const answer = await post.send({ query: document, variables });
      for (const text of (answer.headers['set-cookie'] ?? []) as unknown as string[]) keep(text);
      const errors = answer.body.errors ?? [];
      const code = errors[0]?.extensions?.code ?? null;
      return { status: answer.status, data: answer.body.data, errors, code };
    },
  };
}

const signInDocument =
  'mutation ($input: SignInInput!) { signIn(input: $input) { id roles secondFactorDue expiresAt } }';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly code?: string;
}

export function signIn(
  browser: Browser,
  { email, password, code }: Credentials,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return browser.ask(signInDocument, { input: { email, password, code } }, headers);
}

/** A browser in which this person is signed in. */
export async function signedIn(app: App, credentials: Credentials): Promise<Browser> {
  const browser = openBrowser(app);
  const { code } = await signIn(browser, credentials);
  if (code !== null) throw new Error(`Signing in was answered with ${code}.`);
  return browser;
}
