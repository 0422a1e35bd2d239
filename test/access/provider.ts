import { createHash, createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server whose address is known before it is decided what it answers. */
export async function listening(): Promise<{
  server: Server;
  url: string;
  answer(by: RequestListener): void;
}> {
  let by: RequestListener = (_, response) => response.writeHead(503).end();
  const server = createServer((request, response) => by(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    server,
    url,
    answer(how) {
      by = how;
    },
  };
}

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const strange = generateKeyPairSync('rsa', { modulusLength: 2048 });
const base64 = (value: object | Buffer) =>
  (Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value))).toString('base64url');

/** What a forging provider puts into its token. */
export interface Forgery {
  header?: object;
  claims?: object;
  sign?: 'right' | 'strange key' | 'none' | 'HS256 with the public key' | 'broken';
}

/** A provider that says of the person what a test wants, rightly signed or not. */
export function forgingProvider(issuer: string) {
  let forgery: Forgery = {};
  let nonce = '';
  const asked: string[] = [];
  const token = () => {
    const now = Math.floor(Date.now() / 1000);
    const head = base64({ alg: 'RS256', kid: 'one', typ: 'JWT', ...forgery.header });
    const body = base64({
      ...{ iss: issuer, aud: 'riparo', sub: 'someone', nonce, iat: now, exp: now + 300 },
      ...{ email: 'someone@example.org', email_verified: true, ...forgery.claims },
    });
    return `${head}.${body}.${signatureOf(`${head}.${body}`, forgery.sign ?? 'right')}`;
  };
  return {
    asked,
    forge(next: Forgery, fresh: string) {
      forgery = next;
      nonce = fresh;
    },
    listener: (request: IncomingMessage, response: Parameters<RequestListener>[1]) => {
      const { pathname } = new URL(request.url ?? '/', issuer);
      asked.push(pathname);
      const answers: Record<string, () => object> = {
        '/.well-known/openid-configuration': () => ({
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          ...{ response_types_supported: ['code'], subject_types_supported: ['public'] },
          id_token_signing_alg_values_supported: ['RS256'],
        }),
        '/jwks': () => ({
          keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }],
        }),
        '/token': () => ({ access_token: 'access', token_type: 'Bearer', expires_in: 60, id_token: token() }),
      };
      const found = answers[pathname];
      response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(found?.() ?? {}));
    },
  };
}

function signatureOf(text: string, how: NonNullable<Forgery['sign']>): string {
  const signed = (key: KeyObject) => createSign('RSA-SHA256').update(text).sign(key).toString('base64url');
  switch (how) {
    case 'right':
      return signed(privateKey);
    case 'strange key':
      return signed(strange.privateKey);
    case 'none':
      return '';
    case 'HS256 with the public key':
      return createHmac('sha256', publicKey.export({ format: 'pem', type: 'spki' }))
        .update(text)
        .digest('base64url');
    case 'broken':
      return base64(createHash('sha256').update(text).digest());
  }
}

/** A browser that follows redirects and keeps cookies, by host; `until` says where it stops. */
export class Walker {
  readonly #cookies = new Map<string, Map<string, string>>();

  async go(
    start: string,
    until: (url: URL) => boolean,
    form?: Record<string, string>,
  ): Promise<{ url: URL; status: number; text: string }> {
    let url = new URL(start);
    let body = form && new URLSearchParams(form);
    for (let step = 0; step < 20; step++) {
      const jar = this.#cookies.get(url.host) ?? new Map<string, string>();
      this.#cookies.set(url.host, jar);
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = { cookie, accept: 'text/html' };
      const answer = await fetch(url, {
        redirect: 'manual',
        method: body ? 'POST' : 'GET',
        headers,
        ...(body && { body }),
      });
      for (const text of answer.headers.getSetCookie()) {
        const [pair = ''] = text.split(';');
        const [name = '', ...value] = pair.split('=');
        jar.set(name, value.join('='));
      }
      const location = answer.headers.get('location');
      if (!location) return { url, status: answer.status, text: await answer.text() };
      await answer.body?.cancel();
      url = new URL(location, url);
      body = undefined;
      if (until(url)) return { url, status: answer.status, text: '' };
    }
    throw new Error(`It went on and on: ${url}`);
  }

  cookie(host: string, name: string): string | undefined {
    return this.#cookies.get(host)?.get(name) || undefined;
  }

  keep(host: string, name: string, value: string): void {
    const jar = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, jar.set(name, value));
  }
}
