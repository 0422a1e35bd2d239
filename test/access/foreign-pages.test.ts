import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { WebSocket } from 'ws';
import { networkPrefixOf } from '../../src/platform/network-prefix.js';
import { isOwnPage } from '../../src/platform/own-page.rules.js';
import { openSocket, urlOf } from '../live/streams.js';
import { type Browser, openBrowser, signedIn, signIn } from '../support/browser.js';
import type { Person } from '../support/given-people.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let person: Person;
let browser: Browser;
let own: string;
beforeAll(async () => {
  world = await createWorld();
  const organisation = await world.given.organisation();
  person = await world.given.person({ roles: ['SHELTER_OPERATOR'], organisation });
  browser = await signedIn(world.app, person);
  own = `http://127.0.0.1:${(world.app.http.address() as AddressInfo).port}`;
});
afterAll(() => world.close());

const agent = () => request(world.app.http);
const endEverything = 'mutation { signOut(input: { everywhere: true }) }';
const isStillIn = async () => (await browser.ask('{ me { id } }')).data?.me?.id === person.id;
const evil = () => [
  'https://evil.example',
  'null',
  `${own}.evil.example`,
  own.replace('http:', 'https:'),
  'http://127.0.0.1',
];

describe('a request with the cookie of a session', () => {
  test('by GET without the header of the console runs nothing', async () => {
    const { status, body } = await agent()
      .get('/graphql?query={__typename}')
      .set('Cookie', browser.cookieHeader());
    expect(status).toBe(400);
    expect(body.data).toBeUndefined();
    expect(body.errors[0].extensions).toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'Riparo-Client' },
    });
  });

  test('by POST without that header runs nothing', async () => {
    const post = agent().post('/graphql').set('Cookie', browser.cookieHeader());
    expect((await post.send({ query: endEverything })).status).toBe(400);
    expect(await isStillIn()).toBe(true);
  });

  test('without the cookie needs no header', async () => {
    const { body } = await agent().get('/graphql?query={__typename}');
    expect(body.data).toEqual({ __typename: 'Query' });
  });

  test('does no mutation by GET', async () => {
    const query = encodeURIComponent(endEverything);
    const { status, headers } = await agent()
      .get(`/graphql?query=${query}`)
      .set({ Cookie: browser.cookieHeader(), 'Riparo-Client': 'x' });
    expect(status).toBe(405);
    expect(headers.allow).toBe('POST');
    expect(await isStillIn()).toBe(true);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'text/plain; application/json',
  ])('in a body of %s runs nothing', async (type) => {
    const { status } = await agent()
      .post('/graphql')
      .set({ Cookie: browser.cookieHeader(), 'Riparo-Client': 'x', 'Content-Type': type })
      .send(JSON.stringify({ query: endEverything }));
    expect([400, 415]).toContain(status);
    expect(await isStillIn()).toBe(true);
  });

  test('of a foreign page runs nothing, and is never told that it may read the answer', async () => {
    for (const origin of evil()) {
      const { status, body, headers } = await agent()
        .post('/graphql')
        .set({ Cookie: browser.cookieHeader(), 'Riparo-Client': 'x', Origin: origin })
        .send({ query: endEverything });
      expect({ origin, status, code: body.errors[0].extensions.code }).toEqual({
        ...{ origin, status: 403, code: 'FOREIGN_PAGE' },
      });
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    }
    expect(await isStillIn()).toBe(true);
  });

  test('of the own page runs', async () => {
    const answer = await browser.ask('{ me { id } }', {}, { Origin: own, Host: own.slice('http://'.length) });
    expect(answer.data.me.id).toBe(person.id);
  });

  test('asking before (OPTIONS) allows nobody anything', async () => {
    const { status, headers } = await agent().options('/graphql').set({ Origin: 'https://evil.example' });
    expect(status).toBe(405);
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('signing in from a foreign page is refused too', async () => {
    const { code } = await signIn(openBrowser(world.app), person, { Origin: 'https://evil.example' });
    expect(code).toBe('FOREIGN_PAGE');
  });

  test('a key beside the cookie decides alone', async () => {
    const worker = await world.given.worker({ district: await world.given.district() });
    const { data } = await browser.ask(
      '{ me { id } }',
      {},
      { Authorization: `Bearer ${worker.key}`, Origin: 'null' },
    );
    expect(data.me.id).toBe(worker.id);
  });
});

describe('streams with the cookie', () => {
  const subscription = 'subscription { bedsChanged { cursor } }';
  const overSse = (headers: Record<string, string>) =>
    fetch(urlOf(world.app), {
      method: 'POST',
      headers: {
        ...{
          'content-type': 'application/json',
          accept: 'text/event-stream',
          cookie: browser.cookieHeader(),
        },
        ...headers,
      },
      body: JSON.stringify({ query: subscription }),
    });

  test('SSE is refused without the header, and to a foreign page', async () => {
    expect((await overSse({})).status).toBe(400);
    expect((await overSse({ 'riparo-client': 'x', origin: 'https://evil.example' })).status).toBe(403);
    const open = await overSse({ 'riparo-client': 'x' });
    expect(open.status).toBe(200);
    await open.body?.cancel();
  });

  test.each([[undefined], ['null'], ['https://evil.example']])(
    'a socket is refused at the upgrade with the Origin %s',
    async (origin) => {
      const headers = { cookie: browser.cookieHeader(), ...(origin && { origin }) };
      const socket = new WebSocket(urlOf(world.app, '/graphql', 'ws'), 'graphql-transport-ws', { headers });
      const [error] = (await once(socket, 'error')) as [Error];
      expect(error.message).toContain('403');
    },
  );

  test('a socket of the own page is signed in by it', async () => {
    const raw = await openSocket(world.app, { headers: { cookie: browser.cookieHeader(), origin: own } });
    await heard(raw.messages, 1);
    raw.say({ type: 'subscribe', id: '1', payload: { query: subscription } });
    const [, first] = await heard(raw.messages, 2);
    expect(first).toMatchObject({
      type: 'next',
      payload: { data: { bedsChanged: { cursor: expect.any(String) } } },
    });
    raw.socket.close();
  });

  async function heard(messages: unknown[], count: number): Promise<unknown[]> {
    for (let waited = 0; waited < 500 && messages.length < count; waited++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    return messages;
  }
});

describe('the own page', () => {
  const publicUrl = 'https://pis.example.it';
  test.each([
    ['https://pis.example.it', 'pis.example.it', true],
    ['https://pis.example.it.evil', 'pis.example.it', false],
    ['https://evilpis.example.it', 'pis.example.it', false],
    ['http://pis.example.it', 'pis.example.it', false],
    ['https://pis.example.it:8443', 'pis.example.it', false],
    ['https://evil.example', 'evil.example', false],
    ['http://evil.example', 'evil.example', false],
    ['null', 'pis.example.it', false],
    ['', 'pis.example.it', false],
    ['http://localhost:4000', 'localhost:4000', true],
    ['http://localhost:4001', 'localhost:4000', false],
    ['http://localhost.evil.example', 'localhost.evil.example', false],
  ])('%s asked under %s: %s', (origin, host, expected) => {
    expect(isOwnPage({ origin, host }, publicUrl)).toBe(expected);
  });
});

describe('where the registry is reached by https', () => {
  test('cookies are bound to the host and to https', async () => {
    const secure = await createWorld({ installation: { publicUrl: 'https://pis.example.it' } });
    const organisation = await secure.given.organisation();
    const one = await secure.given.person({ roles: ['SHELTER_OPERATOR'], organisation });
    const there = openBrowser(secure.app, { Host: 'pis.example.it', Origin: 'https://pis.example.it' });
    expect((await signIn(there, one)).code).toBeNull();
    expect(there.given.map((text) => text.replace(/=[\w-]{43}(\.[\w-]{43})?/, ''))).toEqual([
      '__Host-riparo-device; Max-Age=34560000; Path=/; HttpOnly; Secure; SameSite=Strict',
      '__Host-riparo; Max-Age=43200; Path=/; HttpOnly; Secure; SameSite=Strict',
    ]);
    expect((await there.ask('{ me { id } }')).data.me.id).toBe(one.id);
    await secure.close();
  });

  test('and where it is not, people sign in on the machine itself alone', async () => {
    const { code } = await signIn(openBrowser(world.app, { Host: 'pis.example.it' }), person);
    expect(code).toBe('INSECURE_ADDRESS');
  });
});

test.each([
  ['192.0.2.17', '192.0.2.0/24'],
  ['::ffff:192.0.2.17', '192.0.2.0/24'],
  ['2001:db8:1:2ff:a::1', '2001:db8:1:200::/56'],
  ['2001:db8::1', '2001:db8:0:0::/56'],
  ['::1', '0:0:0:0::/56'],
  [undefined, 'unknown'],
])('%s belongs to the network %s', (address, prefix) => expect(networkPrefixOf(address)).toBe(prefix));
