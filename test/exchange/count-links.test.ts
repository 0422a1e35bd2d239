import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Letter } from '../../src/platform/installation.js';
import type { Account, District } from '../support/given.js';
import type { Shelter } from '../support/given-shelters.js';
import { createWorld, type World } from '../support/world.js';
import { allLinks, linksIn } from './links.js';

let world: World;
let district: District;
let elsewhere: District;
let organisation: { id: string };
let shelter: Shelter;
let operator: Account;
let coordinator: Account;
let links: ReturnType<typeof linksIn>;
const sent: Letter[] = [];
beforeAll(async () => {
  const post = {
    send: async (letter: Letter) => {
      if (letter.to.startsWith('broken')) throw new Error('no such box');
      sent.push(letter);
    },
  };
  world = await createWorld({ installation: { post } });
  district = await world.given.district();
  elsewhere = await world.given.district();
  organisation = await world.given.organisation({ district });
  shelter = await world.given.shelter({ district, organisation, pools: [{}, {}] });
  operator = await world.given.operator({ organisation });
  coordinator = await world.given.coordinator({ district });
  links = linksIn(world);
});
afterAll(() => world.close());

const guarded = async (secrecy: string, facts: object = {}) =>
  world.given.shelter({
    district,
    organisation,
    secrecy,
    kind: 'REFUGE_HOUSE',
    name: `Codice ${randomUUID().slice(0, 4)}`,
    ...facts,
  });
const listed = async (who: Account | null, shelterId: string) => world.ask(who, allLinks, { shelterId });
const strangers = async (): Promise<Account[]> => [
  await world.given.worker({ district }),
  await world.given.mediator({ district }),
  await world.given.backOffice({ municipalities: [district.comune] }),
  await world.given.admin(),
  await world.given.auditor(),
  await world.given.integration({ organisation, scopes: ['links.manage', 'beds.declare'] }),
  await world.given.integration({ district, scopes: ['links.manage', 'beds.declare'] }),
];

describe('a link', () => {
  test('is told once, kept as a hash, and good for 30 days unless said otherwise', async () => {
    const { data } = await links.make(operator, { shelterId: shelter.id });
    const { url, isSent, countLink } = data.createCountLink;
    expect(url).toMatch(/^http:\/\/localhost:4000\/posti\/[\w-]{43}$/);
    expect(isSent).toBe(false);
    expect(countLink).toMatchObject({ name: 'Portineria', isInForce: true, isOneTime: false, pool: null });
    const days = (new Date(countLink.expiresAt).getTime() - (await world.clock.now()).getTime()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
    const [row] = await world.database.sql<{ text: string }>(
      'select l::text as text from count_link l where id = $1',
      [countLink.id],
    );
    expect(row?.text).not.toContain(url.split('/').at(-1));
    const [entry] = await world.database.sql(
      "select e.actor_id as actor, e.details->>'what' as what from audit_entry e where e.action = 'LINK_CHANGED' and e.details->>'linkId' = $1",
      [countLink.id],
    );
    expect(entry).toEqual({ actor: operator.id, what: 'MADE' });
  });

  test('asked for twice with one requestKey is made once, and not told again', async () => {
    const input = { shelterId: shelter.id, requestKey: randomUUID() };
    const [one, two] = [await links.make(operator, input), await links.make(operator, input)];
    expect(two.data.createCountLink.countLink.id).toBe(one.data.createCountLink.countLink.id);
    expect(two.data.createCountLink.url).toBeNull();
  });

  test('for an e-mail is sent there, naming no shelter, and not told', async () => {
    const { data } = await links.make(operator, { shelterId: shelter.id, email: 'parrocchia@example.org' });
    expect(data.createCountLink).toMatchObject({ isSent: true, url: null });
    const letter = sent.at(-1);
    expect(letter?.to).toBe('parrocchia@example.org');
    const path = /http:\/\/localhost:4000(\/posti\/[\w-]{43})/.exec(letter?.text ?? '')?.[1] ?? '';
    expect((await links.open(path)).status).toBe(200);
    expect(letter?.text).not.toContain('Casa');
    const [row] = await world.database.sql(
      'select count(*)::integer as n from count_link l where l::text ~ $1',
      ['parrocchia@'],
    );
    expect(row).toEqual({ n: 0 });
  });

  test('that cannot be sent is told after all', async () => {
    const { data } = await links.make(operator, { shelterId: shelter.id, email: 'broken@example.org' });
    expect(data.createCountLink).toMatchObject({ isSent: false, url: expect.stringContaining('/posti/') });
  });

  const refused: [string, () => object, string][] = [
    ['for half a year and a day', () => ({ days: 181 }), 'INVALID_INPUT'],
    ['for no day', () => ({ days: 0 }), 'INVALID_INPUT'],
    ['without a name', () => ({ name: '' }), 'INVALID_INPUT'],
    ["for another shelter's pool", () => ({ poolId: randomUUID() }), 'INVALID_INPUT'],
    ['for a pool that is no id', () => ({ poolId: 'x' }), 'INVALID_INPUT'],
    ['to an e-mail that is none', () => ({ email: 'x' }), 'INVALID_INPUT'],
    ['to a telephone that is none', () => ({ phone: '12' }), 'INVALID_INPUT'],
  ];
  test.each(refused)('%s is refused', async (_, input, code) => {
    expect((await links.make(operator, { shelterId: shelter.id, ...input() })).code).toBe(code);
  });

  test('is made by the operators of the shelter and the coordinator of its district, and by nobody else', async () => {
    const input = { shelterId: shelter.id };
    expect((await links.make(null, input)).code).toBe('NOT_SIGNED_IN');
    for (const other of await strangers()) expect((await links.make(other, input)).code).toBe('NOT_ALLOWED');
    const far = await world.given.coordinator({ district: elsewhere });
    const other = await world.given.operator({ organisation: await world.given.organisation() });
    for (const one of [far, other]) expect((await links.make(one, input)).code).toBe('NOT_ALLOWED');
    for (const one of [operator, coordinator]) expect((await links.make(one, input)).code).toBeNull();
  });

  test('of a shelter out of sight answers as of one that never was', async () => {
    const far = await world.given.shelter({
      district: elsewhere,
      secrecy: 'SECRET',
      name: 'Codice Lontano',
      kind: 'REFUGE_HOUSE',
    });
    const [one, never] = [
      await links.make(operator, { shelterId: far.id }),
      await links.make(operator, { shelterId: randomUUID() }),
    ];
    expect(one.errors).toEqual(never.errors);
    expect(one.code).toBe('NOT_FOUND');
    expect((await listed(operator, far.id)).errors[0]?.message).toBe(
      (await listed(operator, randomUUID())).errors[0]?.message,
    );
  });

  test('of a guarded shelter is made by those who may keep it', async () => {
    for (const secrecy of ['CONFIDENTIAL_ADDRESS', 'SECRET']) {
      const { id } = await guarded(secrecy);
      for (const one of [operator, coordinator])
        expect((await links.make(one, { shelterId: id })).code).toBeNull();
      const far = await world.given.coordinator({ district: elsewhere });
      expect((await links.make(far, { shelterId: id })).code).toBe(
        secrecy === 'SECRET' ? 'NOT_FOUND' : 'NOT_ALLOWED',
      );
    }
  });

  test('by an administrator who is also an operator elsewhere is refused: it would count nothing', async () => {
    const both = await world.given.account({
      roles: ['ADMIN', 'SHELTER_OPERATOR'],
      organisation: await world.given.organisation(),
    });
    expect((await links.make(both, { shelterId: shelter.id })).code).toBe('NOT_ALLOWED');
  });

  test('is one of twenty at most, also where two are made at the same time', async () => {
    const { id: shelterId } = await world.given.shelter({ district, organisation });
    for (let nth = 0; nth < 19; nth++) await links.link(operator, { shelterId });
    const answers = await Promise.all([1, 2, 3].map(() => links.make(operator, { shelterId })));
    expect(answers.map(({ code }) => code).sort()).toEqual(['TOO_MANY_LINKS', 'TOO_MANY_LINKS', null].sort());
  });
});

describe('the list', () => {
  test('tells those who keep the shelter which links there are, when they were opened and used', async () => {
    const home = await world.given.shelter({ district, organisation });
    const { id, path } = await links.link(operator, { shelterId: home.id });
    await links.count(path, home.pool.id, { liberi: '1' });
    const { data } = await listed(coordinator, home.id);
    expect(data.countLinks).toEqual([
      {
        ...{ id, name: 'Portineria', isInForce: true, spentAt: null, madeByName: expect.any(String) },
        ...{ lastOpenedAt: expect.any(String), lastUsedAt: expect.any(String) },
      },
    ]);
  });

  test('is for nobody else', async () => {
    expect((await listed(null, shelter.id)).code).toBe('NOT_SIGNED_IN');
    for (const other of await strangers()) expect((await listed(other, shelter.id)).code).toBe('NOT_ALLOWED');
    const other = await world.given.operator({ organisation: await world.given.organisation() });
    expect((await listed(other, shelter.id)).code).toBe('NOT_ALLOWED');
  });
});

describe('revoking', () => {
  test('ends a link at once, by whoever keeps the shelter, and once', async () => {
    const { id, path } = await links.link(operator, { shelterId: shelter.id });
    const [one, two] = [await links.revoke(coordinator, id), await links.revoke(operator, id)];
    expect(one.data.revokeCountLink).toMatchObject({ id, isInForce: false });
    expect(two.data.revokeCountLink.revokedAt).toBe(one.data.revokeCountLink.revokedAt);
    expect((await links.open(path)).status).toBe(404);
    const entries = await world.database.sql(
      "select from audit_entry e where e.details->>'linkId' = $1 and e.details->>'what' = 'REVOKED'",
      [id],
    );
    expect(entries).toHaveLength(1);
  });

  test('is for nobody else, and what is out of sight was never there', async () => {
    const { id } = await links.link(operator, { shelterId: shelter.id });
    expect((await links.revoke(null, id)).code).toBe('NOT_SIGNED_IN');
    for (const other of await strangers()) expect((await links.revoke(other, id)).code).toBe('NOT_ALLOWED');
    const other = await world.given.operator({ organisation: await world.given.organisation() });
    expect((await links.revoke(other, id)).code).toBe('NOT_ALLOWED');
    const secret = await guarded('SECRET');
    const hidden = await links.link(operator, { shelterId: secret.id });
    for (const linkId of [hidden.id, randomUUID(), 'x'])
      expect((await links.revoke(other, linkId)).code).toBe('NOT_FOUND');
  });

  test('and counting at the same time: either it was counted before, or it was not', async () => {
    const home = await world.given.shelter({ district, organisation });
    const { id, path } = await links.link(operator, { shelterId: home.id });
    const [counted] = await Promise.all([
      links.count(path, home.pool.id, { liberi: '1' }),
      links.revoke(operator, id),
    ]);
    const [row] = await world.database.sql<{ revision: number }>(
      'select revision from bed_pool where id = $1',
      [home.pool.id],
    );
    expect(row?.revision).toBe(counted.status === 303 ? 3 : 2);
    expect([303, 404]).toContain(counted.status);
  });
});

test('thirty days after its end a link is forgotten with what it said, the ledger keeps the count', async () => {
  const home = await world.given.shelter({ district, organisation });
  const { id, path } = await links.link(operator, { shelterId: home.id });
  await links.count(path, home.pool.id, { liberi: '1' });
  const left = () => world.database.sql('select from count_link where id = $1', [id]);
  await links.revoke(operator, id);
  await world.database.sql('select forget_count_links()');
  expect(await left()).toHaveLength(1);
  await world.clock.advance('31 days');
  await world.database.sql('select forget_count_links()');
  expect(await left()).toHaveLength(0);
  const [ledger] = await world.database.sql(
    'select count(*)::integer as n from bed_ledger where pool_id = $1',
    [home.pool.id],
  );
  expect(ledger).toEqual({ n: 3 });
});
