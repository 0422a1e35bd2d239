import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import Provider from 'oidc-provider';
import { openProvider } from '../../src/access/index.js';
import { openBrowser } from '../support/browser.js';
import type { Person } from '../support/given-people.js';
import { createWorld, type World } from '../support/world.js';
import { type Forgery, forgingProvider, listening, Walker } from './provider.js';

type Place = Awaited<ReturnType<typeof listening>>;
const settings = { clientId: 'riparo', clientSecret: 'secret of the test', secondFactorAcr: [] };
async function addressOf({ app: { http } }: World): Promise<string> {
  if (!http.listening) await once(http, 'listening');
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}
const meOf = async (world: World, walker: Walker) => {
  const browser = openBrowser(world.app);
  browser.cookies.set('riparo', walker.cookie(new URL(await addressOf(world)).host, 'riparo') ?? 'none');
  return (await browser.ask('{ me { id roles secondFactorDue } }')).data?.me ?? null;
};

describe('at a real provider', () => {
  let place: Place;
  let world: World;
  let home: string;
  let organisation: { id: string };
  beforeAll(async () => {
    // It warns of what only a test does.
    for (const level of ['info', 'warn'] as const) jest.spyOn(console, level).mockReturnValue(undefined);
    place = await listening();
    const provider = openProvider({ ...settings, issuer: place.url, match: 'EMAIL' });
    world = await createWorld({ installation: { provider } });
    home = await addressOf(world);
    organisation = await world.given.organisation();
    const real = new Provider(place.url, {
      clients: [
        {
          ...{ client_id: settings.clientId, client_secret: settings.clientSecret },
          redirect_uris: [`${home}/sign-in/oidc/callback`],
        },
      ],
      claims: { openid: ['sub', 'acr'], email: ['email', 'email_verified'] },
      conformIdTokenClaims: false,
      cookies: { keys: ['a key of the test'] },
      findAccount: (_, id) => ({
        accountId: id,
        claims: () => ({ sub: id, email: id, email_verified: !id.startsWith('unverified') }),
      }),
    });
    const handle = real.callback();
    place.answer((request, response) => void handle(request, response));
  });
  afterAll(async () => {
    await world.close();
    place.server.closeAllConnections();
    place.server.close();
  });

  /** Signs in there as somebody, from a page of ours or from an address it gave. */
  async function walkedIn(login: string, start = `${home}/sign-in/oidc`, walker = new Walker()) {
    const isBack = (url: URL) => url.origin === home && url.pathname === '/';
    const asked = await walker.go(start, isBack);
    const formOf = ({ text }: { text: string }) => /action="([^"]+)"/.exec(text)?.[1] ?? '';
    const consent = await walker.go(new URL(formOf(asked), asked.url).href, isBack, {
      prompt: 'login',
      login,
      password: 'any',
    });
    const end = isBack(consent.url)
      ? consent
      : await walker.go(new URL(formOf(consent), consent.url).href, isBack, { prompt: 'consent' });
    return { walker, hash: end.url.hash };
  }

  test('a person with a verified e-mail is signed in, and linked by the subject from then on', async () => {
    const person = await world.given.person({ roles: ['SHELTER_OPERATOR'], organisation });
    const { walker, hash } = await walkedIn(person.email);
    expect(hash).toBe('');
    expect(await meOf(world, walker)).toMatchObject({ id: person.id, roles: ['SHELTER_OPERATOR'] });
    const rows = await world.database.sql(
      'select subject_tag is not null as linked from person_credential where account_id = $1',
      [person.id],
    );
    expect(rows).toEqual([{ linked: true }]);
  });

  test.each(['nobody@example.org', 'unverified@example.org'])(
    '%s is refused, and no account is made',
    async (login) => {
      const before = await world.database.sql('select count(*) from account');
      const { walker, hash } = await walkedIn(login);
      expect(hash).toBe('#SIGN_IN_REFUSED');
      expect(await meOf(world, walker)).toBeNull();
      expect(await world.database.sql('select count(*) from account')).toEqual(before);
    },
  );

  test('a disabled person is refused', async () => {
    const person = await world.given.person({ roles: ['SHELTER_OPERATOR'], organisation });
    await world.database.sql('update account set disabled_at = registry_now() where id = $1', [person.id]);
    expect((await walkedIn(person.email)).hash).toBe('#SIGN_IN_REFUSED');
  });

  test('who needs a second factor that the provider did not ask for has to give one here', async () => {
    const person = await world.given.person({
      roles: ['SOCIAL_WORKER'],
      district: await world.given.district(),
    });
    const { walker } = await walkedIn(person.email);
    expect(await meOf(world, walker)).toMatchObject({ roles: [], secondFactorDue: true });
  });

  test('an invitation is accepted with an identity of any e-mail, and the link is used up', async () => {
    const coordinator = await world.given.coordinator({ district: await world.given.district() });
    const invited = await world.ask(
      coordinator,
      'mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { link person { id } } }',
      { input: { email: 'invited@example.org', name: 'Invitata', roles: ['SOCIAL_WORKER'] } },
    );
    const { link, person } = invited.data.invitePerson;
    const browser = openBrowser(world.app);
    const accept = () =>
      browser.ask('mutation ($token: String!) { acceptInvitationAtProvider(input: { token: $token }) }', {
        token: link.split('#')[1],
      });
    const { data } = await accept();
    const walker = new Walker();
    walker.keep(new URL(home).host, 'riparo-provider', browser.cookies.get('riparo-provider') ?? '');
    const { hash } = await walkedIn('cf-12345', data.acceptInvitationAtProvider, walker);
    expect(hash).toBe('');
    expect(await meOf(world, walker)).toMatchObject({ id: person.id });
    expect((await accept()).code).toBe('LINK_ENDED');
    expect(await meOf(world, (await walkedIn('cf-12345')).walker)).toMatchObject({ id: person.id });
  });
});

describe('at a provider that cannot be trusted', () => {
  let place: Place;
  let world: World;
  let person: Person;
  let forger: ReturnType<typeof forgingProvider>;
  beforeAll(async () => {
    place = await listening();
    const provider = openProvider({
      ...settings,
      issuer: place.url,
      match: 'EMAIL',
      secondFactorAcr: ['level 2'],
    });
    world = await createWorld({ installation: { provider } });
    person = await world.given.person({
      roles: ['SHELTER_OPERATOR'],
      organisation: await world.given.organisation(),
    });
    forger = forgingProvider(place.url);
    place.answer(forger.listener);
  });
  afterAll(async () => {
    await world.close();
    place.server.closeAllConnections();
    place.server.close();
  });

  const leave = async (walker: Walker) =>
    (await walker.go(`${await addressOf(world)}/sign-in/oidc`, (url) => url.origin === place.url)).url
      .searchParams;
  async function came(forgery: Forgery, change: (back: URL) => void = () => undefined) {
    const walker = new Walker();
    const asked = await leave(walker);
    forger.forge(
      { ...forgery, claims: { email: person.email, sub: person.id, ...forgery.claims } },
      asked.get('nonce') ?? '',
    );
    const back = new URL(`${await addressOf(world)}/sign-in/oidc/callback`);
    back.searchParams.set('code', 'a code');
    back.searchParams.set('state', asked.get('state') ?? '');
    change(back);
    const end = await walker.go(back.href, (url) => url.pathname === '/');
    return { hash: end.url.hash, me: await meOf(world, walker), walker, back };
  }

  test('what is rightly signed signs in, once', async () => {
    const { me, walker, back } = await came({});
    expect(me).toMatchObject({ id: person.id });
    const again = await walker.go(back.href, (url) => url.pathname === '/');
    expect(again.url.hash).toBe('#SIGN_IN_REFUSED');
  });

  test.each([
    ['level 2', false],
    ['level 1', true],
  ])('a worker who signed in there at %s has to give a code here: %s', async (acr, secondFactorDue) => {
    const worker = await world.given.person({
      roles: ['SOCIAL_WORKER'],
      district: await world.given.district(),
    });
    const { me } = await came({ claims: { email: worker.email, sub: worker.id, acr } });
    expect(me).toMatchObject({ id: worker.id, secondFactorDue });
  });

  const now = () => Math.floor(Date.now() / 1000);
  const forgeries: [string, () => Forgery][] = [
    ['without a signature', () => ({ header: { alg: 'none' }, sign: 'none' })],
    ['with another key', () => ({ sign: 'strange key' })],
    ['with a key nobody knows', () => ({ header: { kid: 'unknown' }, sign: 'strange key' })],
    [
      'with a key from elsewhere',
      () => ({ header: { jku: 'https://evil.example/jwks', kid: 'evil' }, sign: 'strange key' }),
    ],
    [
      'with the public key as a password',
      () => ({ header: { alg: 'HS256' }, sign: 'HS256 with the public key' }),
    ],
    ['with garbage', () => ({ sign: 'broken' })],
    ['for somebody else', () => ({ claims: { aud: 'another client' } })],
    ['by somebody else', () => ({ claims: { iss: 'https://evil.example' } })],
    ['that has expired', () => ({ claims: { iat: now() - 7200, exp: now() - 3600 } })],
    ['that is not good yet', () => ({ claims: { nbf: now() + 3600 } })],
    ['for another sign-in', () => ({ claims: { nonce: 'of yesterday' } })],
  ];
  test.each(forgeries)('a token signed %s is refused', async (_, forgery) => {
    const { hash, me } = await came(forgery());
    expect({ hash, me }).toEqual({ hash: '#SIGN_IN_REFUSED', me: null });
  });

  test.each([
    ['another state', (back: URL) => back.searchParams.set('state', 'forged')],
    ['no state', (back: URL) => back.searchParams.delete('state')],
    ['no code', (back: URL) => back.searchParams.delete('code')],
    ['a refusal of the provider', (back: URL) => back.searchParams.set('error', 'access_denied')],
  ])('who comes back with %s is refused', async (_, change) => {
    const { hash, me } = await came({}, change);
    expect({ hash, me }).toEqual({ hash: '#SIGN_IN_REFUSED', me: null });
  });

  test('a browser that never left is refused, whatever it brings', async () => {
    const end = await new Walker().go(
      `${await addressOf(world)}/sign-in/oidc/callback?code=a&state=b`,
      (url) => url.pathname === '/',
    );
    expect(end.url.hash).toBe('#SIGN_IN_REFUSED');
  });

  test('who stays away for longer than ten minutes begins again', async () => {
    const walker = new Walker();
    const asked = await leave(walker);
    forger.forge({ claims: { email: person.email } }, asked.get('nonce') ?? '');
    await world.clock.advance('11 minutes');
    const back = `${await addressOf(world)}/sign-in/oidc/callback?code=a&state=${asked.get('state')}`;
    expect((await walker.go(back, (url) => url.pathname === '/')).url.hash).toBe('#SIGN_IN_REFUSED');
  });

  test('nothing was asked but of the provider', () => {
    expect([...new Set(forger.asked)].sort()).toEqual([
      '/.well-known/openid-configuration',
      '/jwks',
      '/token',
    ]);
  });
});

test('without a provider the page says so', async () => {
  const world = await createWorld();
  const end = await new Walker().go(`${await addressOf(world)}/sign-in/oidc`, (url) => url.pathname === '/');
  expect(end.url.hash).toBe('#NO_PROVIDER');
  await world.close();
});

test('a provider that is away is told, and asked again once it is there', async () => {
  const place = await listening();
  const provider = openProvider({ ...settings, issuer: place.url, match: 'SUBJECT' });
  const world = await createWorld({ installation: { provider } });
  const go = async () =>
    new Walker().go(
      `${await addressOf(world)}/sign-in/oidc`,
      (url) => url.pathname === '/' || url.pathname === '/auth',
    );
  expect((await go()).url.hash).toBe('#PROVIDER_AWAY');
  place.answer(forgingProvider(place.url).listener);
  expect((await go()).url.pathname).toBe('/auth');
  await world.close();
  place.server.closeAllConnections();
  place.server.close();
});
