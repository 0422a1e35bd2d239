import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, openBrowser, signedIn, signIn } from '../support/browser.js';
import { codeOf, type Person } from '../support/given-people.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let district: { id: string };
let organisation: { id: string };
beforeAll(async () => {
  world = await createWorld();
  district = await world.given.district();
  organisation = await world.given.organisation();
});
afterAll(() => world.close());

const operator = () => world.given.person({ roles: ['SHELTER_OPERATOR'], organisation });
const worker = () => world.given.person({ roles: ['SOCIAL_WORKER'], district, secondFactor: true });
const codeNow = async ({ generator }: Person, steps = 0) => codeOf(generator, await world.clock.now(), steps);
const me = '{ me { id roles permissions expiresAt secondFactorDue } }';
const roles = async (browser: Browser) => (await browser.ask(me)).data?.me?.roles ?? null;
const audited = (action: string, id: string) =>
  world.database.sql<{ details: object; actor_id: string | null }>(
    'select details, actor_id from audit_entry where action = $1 and $2 = any(target_ids) order by seq',
    [action, id],
  );

describe('signing in', () => {
  test('gives a cookie that only the own pages of this host can use, and keeps only its hash', async () => {
    const person = await operator();
    const browser = openBrowser(world.app);
    const { data } = await signIn(browser, person);
    expect(data.signIn).toMatchObject({ id: person.id, roles: ['SHELTER_OPERATOR'], secondFactorDue: false });
    const [session = ''] = browser.given.filter((text) => text.startsWith('riparo='));
    expect(session).toMatch(/^riparo=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await roles(browser)).toEqual(['SHELTER_OPERATOR']);
    const [row] = await world.database.sql<{ hash: Buffer }>(
      'select hash from session where account_id = $1',
      [person.id],
    );
    expect(row?.hash).toHaveLength(32);
    expect(await audited('SIGNED_IN', person.id)).toEqual([
      { actor_id: person.id, details: { by: 'PASSWORD', secondFactor: 'NONE' } },
    ]);
  });

  test('works however the e-mail is written', async () => {
    const person = await operator();
    const { code } = await signIn(openBrowser(world.app), { ...person, email: person.email.toUpperCase() });
    expect(code).toBeNull();
  });

  test('keeps neither e-mail nor password where they can be read', async () => {
    const person = await operator();
    const [row] = await world.database.sql<{ text: string }>(
      `select to_jsonb(c)::text || encode(c.email_sealed, 'escape') as text from person_credential c where account_id = $1`,
      [person.id],
    );
    expect(row?.text).not.toContain(person.email);
    expect(row?.text).not.toContain('quattro parole');
    expect(row?.text).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });

  test('is answered alike where nobody has the e-mail, the password is wrong, the code is, or the account is disabled', async () => {
    const person = await worker();
    const disabled = await operator();
    await world.database.sql('update account set disabled_at = registry_now() where id = $1', [disabled.id]);
    const attempts = [
      { email: 'nobody@example.org', password: person.password },
      { email: person.email, password: 'another password entirely' },
      { email: person.email, password: person.password },
      { email: person.email, password: person.password, code: '000000' },
      { email: disabled.email, password: disabled.password },
    ];
    const answers = [];
    for (const attempt of attempts) {
      const browser = openBrowser(world.app);
      const { status, errors } = await signIn(browser, attempt);
      answers.push(JSON.stringify({ status, errors, cookies: browser.given }));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('SIGN_IN_REFUSED');
    expect(await audited('SIGN_IN_REFUSED', person.id)).toHaveLength(3);
  });

  test('begins a session of its own: the one the browser was in is over', async () => {
    const person = await operator();
    const browser = await signedIn(world.app, person);
    const before = browser.cookies.get('riparo') ?? '';
    await signIn(browser, person);
    expect(browser.cookies.get('riparo')).not.toBe(before);
    const stolen = openBrowser(world.app);
    stolen.cookies.set('riparo', before);
    expect(await roles(stolen)).toBeNull();
  });

  test('takes no password of the demo outside the demo', async () => {
    const person = await world.given.person({ roles: ['SHELTER_OPERATOR'], organisation, demo: true });
    expect((await signIn(openBrowser(world.app), person)).code).toBeNull();
    const real = await createWorld({ installation: { isDemo: false } });
    const home = await real.given.organisation();
    const known = await real.given.person({ roles: ['SHELTER_OPERATOR'], organisation: home, demo: true });
    expect((await signIn(openBrowser(real.app), known)).code).toBe('SIGN_IN_REFUSED');
    await real.close();
  });

  test('one document makes one attempt, whatever its aliases', async () => {
    const person = await operator();
    const aliased = Array.from(
      { length: 50 },
      (_, place) =>
        `a${place}: signIn(input: { email: "${person.email}", password: "guess ${place}" }) { id }`,
    );
    const { code } = await openBrowser(world.app).ask(`mutation { ${aliased.join(' ')} }`);
    expect(code).toBe('TOO_COMPLEX');
    expect(await audited('SIGN_IN_REFUSED', person.id)).toEqual([]);
  });
});

describe('the code of the second factor', () => {
  test('lets in once, and not again while it is shown', async () => {
    const person = await worker();
    const code = await codeNow(person);
    expect((await signIn(openBrowser(world.app), { ...person, code })).code).toBeNull();
    expect((await signIn(openBrowser(world.app), { ...person, code })).code).toBe('SIGN_IN_REFUSED');
  });

  test('brought by five at once lets one in', async () => {
    const person = await worker();
    const code = await codeNow(person);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => signIn(openBrowser(world.app), { ...person, code })),
    );
    expect(answers.filter((answer) => answer.code === null)).toHaveLength(1);
  });

  test.each([
    [-1, null],
    [1, null],
    [-3, 'SIGN_IN_REFUSED'],
    [3, 'SIGN_IN_REFUSED'],
  ])('%d steps off is answered with %s', async (steps, expected) => {
    const person = await worker();
    const code = await codeNow(person, steps);
    expect((await signIn(openBrowser(world.app), { ...person, code })).code).toBe(expected);
  });
});

describe('who guesses passwords', () => {
  const prefix = 'riparo-device';
  const guess = (browser: Browser, email: string) =>
    signIn(browser, { email, password: 'guess number nine' });

  test('is made to wait, and the right password does not help them meanwhile', async () => {
    const guessers = await createWorld();
    const home = await guessers.given.organisation();
    const person = await guessers.given.person({ roles: ['SHELTER_OPERATOR'], organisation: home });
    const browser = openBrowser(guessers.app);
    for (let attempt = 0; attempt < 6; attempt++) await guess(browser, person.email);
    expect((await signIn(browser, person)).code).toBe('SIGN_IN_REFUSED');
    await guessers.clock.advance('20 minutes');
    expect((await signIn(browser, person)).code).toBeNull();
    await guessers.close();
  });

  test('does not keep the owner from signing in where the owner has signed in before', async () => {
    const guessers = await createWorld();
    const home = await guessers.given.organisation();
    const person = await guessers.given.person({ roles: ['SHELTER_OPERATOR'], organisation: home });
    const owner = await signedIn(guessers.app, person);
    expect(owner.cookies.has(prefix)).toBe(true);
    await owner.ask('mutation { signOut }');
    const attacker = openBrowser(guessers.app);
    const codes = [];
    for (let attempt = 0; attempt < 40; attempt++) codes.push((await guess(attacker, person.email)).code);
    expect(codes.at(-1)).toBe('RATE_LIMITED');
    expect((await signIn(owner, person)).code).toBeNull();
    await guessers.close();
  });

  test('all at once is counted as often', async () => {
    const guessers = await createWorld();
    const home = await guessers.given.organisation();
    const person = await guessers.given.person({ roles: ['SHELTER_OPERATOR'], organisation: home });
    await Promise.all(Array.from({ length: 12 }, () => guess(openBrowser(guessers.app), person.email)));
    const rows = await guessers.database.sql<{ made: number }>('select made from attempt order by made');
    expect(rows).toEqual([{ made: 5 }, { made: 12 }]);
    await guessers.close();
  });
});
