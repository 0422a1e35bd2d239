import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-sse';
import { type App, createApp } from '../../src/app.js';
import { openLog } from '../../src/platform/log.js';
import { type Heard, heardBy, until, urlOf, watchDocument } from '../live/streams.js';
import { type Browser, openBrowser, signedIn } from '../support/browser.js';
import { codeOf, type Person } from '../support/given-people.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let replica: App;
let organisation: { id: string };
let district: { id: string };
beforeAll(async () => {
  world = await createWorld();
  organisation = await world.given.organisation();
  district = await world.given.district();
  replica = await createApp({
    ...{ databaseUrl: world.database.url, databaseConnections: 5, demoKeys: true },
    ...{ secrets: world.secrets, log: openLog('silent') },
  });
  replica.http.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await replica.close(0);
  await world.close();
});

const operator = () => world.given.person({ roles: ['SHELTER_OPERATOR'], organisation });
const isIn = async (browser: Browser) => ((await browser.ask('{ me { id } }')).data?.me ?? null) !== null;
const sessions = '{ mySessions { id isThis beganBy } }';

/** The same browser at another server. */
function at(app: App, browser: Browser): Browser {
  const other = openBrowser(app);
  for (const [name, value] of browser.cookies) other.cookies.set(name, value);
  return other;
}

function watching(app: App, browser: Browser): Heard {
  const client = createClient({
    url: urlOf(app),
    headers: { cookie: browser.cookieHeader(), 'riparo-client': 'x', 'accept-language': 'en' },
    retryAttempts: 0,
  });
  return heardBy((sink) => client.subscribe({ query: watchDocument }, sink as never));
}

describe('a session', () => {
  test('is over once signed out of, also for who kept the cookie, on every server', async () => {
    const browser = await signedIn(world.app, await operator());
    const kept = [at(world.app, browser), at(replica, browser)];
    expect(await isIn(at(replica, browser))).toBe(true);
    expect((await browser.ask('mutation { signOut }')).data).toEqual({ signOut: true });
    expect(browser.cookies.has('riparo')).toBe(false);
    for (const thief of kept) expect(await isIn(thief)).toBe(false);
  });

  test.each(['2 hours 1 minute', '13 hours'])('left alone for %s is over', async (while_) => {
    const browser = await signedIn(world.app, await operator());
    await world.clock.advance(while_);
    expect(await isIn(browser)).toBe(false);
    expect(browser.cookies.has('riparo')).toBe(false);
  });

  test('lasts while it is used, and no longer than twelve hours', async () => {
    const browser = await signedIn(world.app, await operator());
    for (let hour = 1; hour <= 11; hour++) {
      await world.clock.advance('1 hour');
      expect(await isIn(browser)).toBe(true);
    }
    const { data } = await browser.ask('{ me { expiresAt } }');
    const left = new Date(data.me.expiresAt).getTime() - (await world.clock.now()).getTime();
    expect(left).toBeLessThanOrEqual(3_600_000);
    await world.clock.advance('1 hour 1 minute');
    expect(await isIn(browser)).toBe(false);
  });

  test('is written down once a minute, however much is asked in it', async () => {
    const browser = await signedIn(world.app, await operator());
    await world.clock.advance('2 minutes');
    const writes = async () =>
      (await world.statements(() => isIn(browser))).filter((text) => /^update session/.test(text)).length;
    expect([await writes(), await writes(), await writes()]).toEqual([1, 0, 0]);
  });

  test('is listed to its owner, who ends it on another device', async () => {
    const person = await operator();
    const here = await signedIn(world.app, person);
    const there = await signedIn(world.app, person);
    const { data } = await here.ask(sessions);
    expect(data.mySessions).toHaveLength(2);
    const other = data.mySessions.find((one: { isThis: boolean }) => !one.isThis);
    const end = 'mutation ($id: ID!) { endSession(input: { sessionId: $id }) { isThis } }';
    expect((await here.ask(end, { id: other.id })).data.endSession).toEqual([{ isThis: true }]);
    expect(await isIn(there)).toBe(false);
    expect(await isIn(here)).toBe(true);
  });

  test('of somebody else cannot be ended, and looks as if it did not exist', async () => {
    const mine = await signedIn(world.app, await operator());
    const theirs = await signedIn(world.app, await operator());
    const [{ id }] = (await theirs.ask(sessions)).data.mySessions;
    const end = 'mutation ($id: ID!) { endSession(input: { sessionId: $id }) { id } }';
    const answers = [await mine.ask(end, { id }), await mine.ask(end, { id: crypto.randomUUID() })];
    expect(answers.map(({ code }) => code)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(await isIn(theirs)).toBe(true);
  });

  test('signed out of everywhere leaves none', async () => {
    const person = await operator();
    const browsers = [await signedIn(world.app, person), await signedIn(world.app, person)];
    await browsers[0]?.ask('mutation { signOut(input: { everywhere: true }) }');
    for (const browser of browsers) expect(await isIn(browser)).toBe(false);
  });

  test.each([
    '{ mySessions { id } }',
    'mutation { signOut }',
    'mutation { endSession(input: { sessionId: "a" }) { id } }',
    'mutation { beginSecondFactor(input: {}) { uri } }',
    'mutation { confirmSecondFactor(input: { code: "123456" }) { codes } }',
    'mutation { passSecondFactor(input: { code: "123456" }) { id } }',
    'mutation { newRecoveryCodes(input: { code: "123456" }) { codes } }',
    'mutation { changePassword(input: { password: "a", newPassword: "b" }) { id } }',
  ])('%s is not for keys, nor for nobody', async (document) => {
    const worker = await world.given.worker({ district });
    expect((await world.ask(worker, document)).code).toBe('SESSION_NEEDED');
    expect((await world.ask(null, document)).code).toBe('NOT_SIGNED_IN');
  });
});

describe('another password', () => {
  const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { id } }';

  test('takes the present one, and must be a good one', async () => {
    const person = await operator();
    const browser = await signedIn(world.app, person);
    const { password } = person;
    const newPassword = 'cinque parole di tutt altro genere';
    const to = async (input: object) => (await browser.ask(change, { input })).code;
    expect(await to({ password: 'not that one', newPassword })).toBe('SIGN_IN_REFUSED');
    expect(await to({ password, newPassword: 'short' })).toBe('WEAK_PASSWORD');
    const token = browser.cookies.get('riparo');
    expect(await to({ password, newPassword })).toBeNull();
    expect(browser.cookies.get('riparo')).not.toBe(token);
    await expect(signedIn(world.app, person)).rejects.toThrow('SIGN_IN_REFUSED');
    expect(await isIn(await signedIn(world.app, { ...person, password: newPassword }))).toBe(true);
  });

  test('cannot be tried out in an open session', async () => {
    const browser = await signedIn(world.app, await operator());
    const codes = [];
    for (let guess = 0; guess < 7; guess++)
      codes.push(
        (await browser.ask(change, { input: { password: `guess ${guess}`, newPassword: 'x' } })).code,
      );
    expect(codes.at(-1)).toBe('RATE_LIMITED');
  });
});

describe('within five seconds, on every server, streams end with', () => {
  const ends: [string, (person: Person, browser: Browser) => Promise<unknown>][] = [
    ['signing out', (_, browser) => browser.ask('mutation { signOut }')],
    [
      'the account',
      ({ id }) => world.database.sql('update account set disabled_at = registry_now() where id = $1', [id]),
    ],
    [
      'the role',
      ({ id }) => world.database.sql("update account set roles = '{AUDITOR}' where id = $1", [id]),
    ],
    [
      'a password changed elsewhere',
      async (person) => {
        const elsewhere = await signedIn(world.app, person);
        const input = { password: person.password, newPassword: 'cinque parole di tutt altro genere' };
        await elsewhere.ask(
          'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { id } }',
          {
            input,
          },
        );
      },
    ],
  ];
  test.each(ends)('%s', async (_, end) => {
    const person = await operator();
    const browser = await signedIn(world.app, person);
    const streams = [watching(world.app, browser), watching(replica, browser)];
    await until(() => streams.every((stream) => stream.told.length > 0));
    await end(person, browser);
    await until(() => streams.every((stream) => stream.ended()), 5_000);
    for (const stream of streams) expect(['NOT_SIGNED_IN', 'NOT_ALLOWED']).toContain(stream.codes().at(-1));
  });
});

describe('a session without the second factor that its role needs', () => {
  const begin = 'mutation { beginSecondFactor(input: {}) { secret uri } }';
  const confirm = 'mutation ($code: String!) { confirmSecondFactor(input: { code: $code }) { codes } }';
  const needed = [
    '{ mySessions { id } }',
    '{ findBeds(need: { category: FAMILY, guests: [{ sex: FEMALE, age: 30 }] }) { ringReached } }',
  ];

  test('may only set it up; then it may do what the role may', async () => {
    const person = await world.given.person({ roles: ['SOCIAL_WORKER'], district });
    const browser = await signedIn(world.app, person);
    const { data } = await browser.ask(
      '{ me { roles permissions secondFactorDue } shelters { nodes { id } } }',
    );
    expect(data.me).toEqual({ roles: [], permissions: [], secondFactorDue: true });
    for (const document of needed) expect((await browser.ask(document)).code).toBe('SECOND_FACTOR_NEEDED');
    const token = browser.cookies.get('riparo');
    const { secret, uri } = (await browser.ask(begin)).data.beginSecondFactor;
    expect(uri).toContain(`otpauth://totp/Riparo:${encodeURIComponent(person.email)}?`);
    expect((await browser.ask(confirm, { code: '000000' })).code).toBe('WRONG_CODE');
    const code = codeOf(secret, await world.clock.now());
    const { codes } = (await browser.ask(confirm, { code })).data.confirmSecondFactor;
    expect(new Set(codes).size).toBe(10);
    expect(browser.cookies.get('riparo')).not.toBe(token);
    for (const document of needed) expect((await browser.ask(document)).code).toBeNull();
  });

  test('cannot replace a factor that is set: the password alone is not enough', async () => {
    const person = await world.given.person({ roles: ['SOCIAL_WORKER'], district, secondFactor: true });
    const code = codeOf(person.generator, await world.clock.now());
    const browser = await signedIn(world.app, { ...person, code });
    await world.database.sql('update session set second_factor_due = true where account_id = $1', [
      person.id,
    ]);
    expect((await browser.ask(begin)).code).toBe('WRONG_CODE');
    const pass = 'mutation ($code: String!) { passSecondFactor(input: { code: $code }) { secondFactorDue } }';
    expect((await browser.ask(pass, { code })).code).toBe('WRONG_CODE');
    const next = codeOf(person.generator, await world.clock.now(), 1);
    expect((await browser.ask(pass, { code: next })).data.passSecondFactor).toEqual({
      secondFactorDue: false,
    });
  });

  test('codes cannot be guessed: failures are counted although the act is undone', async () => {
    const person = await world.given.person({ roles: ['SOCIAL_WORKER'], district, secondFactor: true });
    const code = codeOf(person.generator, await world.clock.now());
    const browser = await signedIn(world.app, { ...person, code });
    const renew = 'mutation { newRecoveryCodes(input: { code: "123456" }) { codes } }';
    const answers = [];
    for (let attempt = 0; attempt < 8; attempt++) answers.push((await browser.ask(renew)).code);
    expect(answers.slice(0, 5)).toEqual(Array(5).fill('WRONG_CODE'));
    expect(answers.at(-1)).toBe('RATE_LIMITED');
    const rows = await world.database.sql(
      "select from audit_entry where action = 'SIGN_IN_REFUSED' and actor_id = $1 and details->>'by' = 'SECOND_FACTOR'",
      [person.id],
    );
    expect(rows).toHaveLength(5);
  });

  test('a recovery code lets in once; new ones end the old', async () => {
    const person = await world.given.person({ roles: ['SOCIAL_WORKER'], district, secondFactor: true });
    const now = () => world.clock.now();
    const browser = await signedIn(world.app, { ...person, code: codeOf(person.generator, await now()) });
    const renew = 'mutation ($code: String!) { newRecoveryCodes(input: { code: $code }) { codes } }';
    const first = await browser.ask(renew, { code: codeOf(person.generator, await now(), 1) });
    const [one, two] = first.data.newRecoveryCodes.codes as string[];
    const lost = { ...person, code: ` ${one?.toLowerCase().replaceAll('-', ' ')} ` };
    expect(await isIn(await signedIn(world.app, lost))).toBe(true);
    await expect(signedIn(world.app, lost)).rejects.toThrow('SIGN_IN_REFUSED');
    await browser.ask(renew, { code: two });
    const ended = (first.data.newRecoveryCodes.codes as string[])[5] ?? '';
    await expect(signedIn(world.app, { ...person, code: ended })).rejects.toThrow('SIGN_IN_REFUSED');
  });
});
