import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accountsIn } from '../support/accounts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let home: District;
let agreed: District;
let bordering: District;
let farAway: District;
const ids: Record<string, string> = {};
let owner: { id: string; name: string };

/** Shelters of every secrecy in four districts: the own, an agreed one, a bordering one, one of another region. */
beforeAll(async () => {
  world = await createWorld();
  const { given } = world;
  [home, agreed, bordering] = [await given.district(), await given.district(), await given.district()];
  farAway = await given.district({ comuni: ['015146'] });
  await given.agreement(home, agreed);
  await given.border(home, bordering);
  owner = await given.organisation({ name: 'Cooperativa Esempio' });
  for (const [where, district] of Object.entries({ home, agreed, bordering, farAway }))
    for (const secrecy of ['PUBLIC', 'PROFESSIONAL', 'CONFIDENTIAL_ADDRESS', 'SECRET'])
      ids[`${where} ${secrecy}`] = (await given.shelter({ district, secrecy })).id;
  ids['own SECRET'] = (await given.shelter({ district: farAway, secrecy: 'SECRET', organisation: owner })).id;
});
afterAll(() => world.close());

async function seenBy(who: Account | null): Promise<string[]> {
  const { data } = await world.ask(who, '{ shelters(first: 100) { nodes { id } } }');
  const listed = new Set(data.shelters.nodes.map((one: { id: string }) => one.id));
  const names = Object.keys(ids).filter((name) => listed.has(ids[name]));
  for (const [name, id] of Object.entries(ids)) {
    const one = await world.ask(who, 'query ($id: ID!) { shelter(id: $id) { id } }', { id });
    expect(one.code).toBe(names.includes(name) ? null : 'NOT_FOUND');
  }
  return names;
}

const everywhere = (...secrecies: string[]) =>
  ['home', 'agreed', 'bordering', 'farAway']
    .flatMap((where) => secrecies.map((one) => `${where} ${one}`))
    .sort();
const open = everywhere('PUBLIC', 'PROFESSIONAL');

describe('which shelters somebody sees', () => {
  test('nobody signed in: public ones', async () => {
    expect((await seenBy(null)).sort()).toEqual(everywhere('PUBLIC'));
  });

  test('a worker: open ones everywhere, confidential ones of the region, secret ones of own and agreed districts', async () => {
    const inRegion = ['home', 'agreed', 'bordering'].map((where) => `${where} CONFIDENTIAL_ADDRESS`);
    const due = [...open, ...inRegion, 'home SECRET', 'agreed SECRET'].sort();
    expect((await seenBy(await world.given.worker({ district: home }))).sort()).toEqual(due);
    expect((await seenBy(await world.given.coordinator({ district: home }))).sort()).toEqual(due);
  });

  test('a worker of a district without agreements: secret ones of the own alone', async () => {
    const seen = await seenBy(await world.given.worker({ district: bordering }));
    expect(seen.filter((name) => name.endsWith('SECRET'))).toEqual(['bordering SECRET']);
  });

  test('operators and systems of an organisation: open ones and all their own', async () => {
    const due = [...open, 'own SECRET'].sort();
    expect((await seenBy(await world.given.operator({ organisation: owner }))).sort()).toEqual(due);
    const system = await world.given.integration({ organisation: owner, scopes: ['beds.read'] });
    expect((await seenBy(system)).sort()).toEqual(due);
  });

  test('who audits: what nobody signed in sees', async () => {
    expect((await seenBy(await world.given.auditor())).sort()).toEqual(everywhere('PUBLIC'));
  });

  test('who has given a password and not the second factor: what nobody signed in sees', async () => {
    const accounts = accountsIn(world);
    const worker = await world.given.worker({ district: home });
    await accounts.session(worker, { isSecondFactorDue: true });
    const ask = accounts.inSession(worker);
    const list = `{ me { secondFactorDue } shelters(first: 100) { nodes { secrecy contacts { name } } }
      districts(first: 100) { nodes { agreements { id } } } }`;
    const { data } = (await ask?.(list)) ?? {};
    expect(data.me.secondFactorDue).toBe(true);
    expect(data.districts.nodes.flatMap((one: { agreements: object[] }) => one.agreements)).toEqual([]);
    const shown = data.shelters.nodes.map((node: object) => JSON.stringify(node));
    expect(new Set(shown)).toEqual(new Set([JSON.stringify({ secrecy: 'PUBLIC', contacts: [] })]));
  });

  test('everybody else signed in: open ones', async () => {
    const { given } = world;
    for (const account of [
      await given.admin(),
      await given.mediator({ district: home }),
      await given.backOffice({ municipalities: [home.comune] }),
      await given.integration({ district: home, scopes: ['beds.search', 'beds.read'] }),
    ])
      expect((await seenBy(account)).sort()).toEqual(open);
  });

  test('an agreement that has ended opens nothing', async () => {
    const [one, other] = [await world.given.district(), await world.given.district()];
    await world.given.agreement(one, other, { until: '2021-01-01' });
    const { id } = await world.given.shelter({ district: other, secrecy: 'SECRET' });
    const worker = await world.given.worker({ district: one });
    const { code } = await world.ask(worker, 'query ($id: ID!) { shelter(id: $id) { id } }', { id });
    expect(code).toBe('NOT_FOUND');
  });
});

describe('what is out of sight', () => {
  test('answers word for word as what never existed', async () => {
    const document = 'query ($id: ID!) { shelter(id: $id) { id name } }';
    const operator = await world.given.operator({ organisation: await world.given.organisation() });
    const answers = await Promise.all(
      [ids['home SECRET'], randomUUID(), 'x'].map((id) => world.ask(operator, document, { id })),
    );
    const [hidden, absent, impossible] = answers.map(({ data, errors }) => JSON.stringify({ data, errors }));
    expect(hidden).toBe(absent);
    expect(impossible).toBe(absent);
  });
});
