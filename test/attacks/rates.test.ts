import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { type App, createApp } from '../../src/app.js';
import { openLog } from '../../src/platform/log.js';
import { until } from '../live/streams.js';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { transports } from './transports.js';

const unitsPerMinute = 2_000;
let world: World;
let district: { id: string };
let worker: Account;
let other: Account;
beforeAll(async () => {
  // Early in a minute of the database, so that none ends in the middle of a test.
  world = await createWorld({ unitsPerMinute, at: '2025-11-23T02:00:01Z' });
  district = await world.given.district();
  await world.given.shelter({ district });
  // Until the server has heard the database's clock: another minute begins there.
  await world.ask(await world.given.worker({ district }), search);
  await until(async () => (await world.database.sql('select from spending')).length > 0);
});
beforeEach(async () => {
  worker = await world.given.worker({ district });
  other = await world.given.worker({ district });
});
afterAll(() => world.close());

const list = '{ shelters(first: 100) { nodes { id organisation { id } } } }';
const search =
  '{ findBeds(need: {category: FAMILY, guests: [{sex: FEMALE, age: 34}]}) { nodes { free shelter { name } contacts { phone } } } }';
const spendAll = async (who: Account | null) => {
  for (let asked = 0; asked < 40; asked++) {
    const answer = await world.ask(who, list);
    if (answer.code === 'RATE_LIMITED') return answer;
  }
  throw new Error('nothing was limited');
};

describe('whoever asks', () => {
  test('is told what it cost and what is left, in the answer and in headers', async () => {
    const post = request(world.app.http).post('/graphql').set('Authorization', `Bearer ${worker.key}`);
    const { body, headers } = await post.send({ query: list });
    const { cost, remaining } = body.extensions.cost;
    expect([cost, remaining]).toEqual([202, unitsPerMinute - 202]);
    expect(headers['ratelimit-policy']).toBe(`"minute";q=${unitsPerMinute};w=60`);
    expect(headers.ratelimit).toMatch(new RegExp(`^"minute";r=${remaining};t=\\d+$`));
  });

  test('and spends all of it is told 429, and how long to wait', async () => {
    await spendAll(worker);
    const post = request(world.app.http).post('/graphql').set('Authorization', `Bearer ${worker.key}`);
    const answer = await post.send({ query: list });
    const { seconds } = answer.body.errors[0].extensions.details;
    expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(answer.headers['retry-after']).toBe(String(seconds));
  });

  test('takes nothing from anybody else', async () => {
    await spendAll(worker);
    expect((await world.ask(other, list)).code).toBeNull();
    await spendAll(null);
    expect((await world.ask(other, list)).code).toBeNull();
  });
});

describe('a worker who spent everything', () => {
  test('still searches 60 times a minute, and the 61st waits', async () => {
    await spendAll(worker);
    const codes: (string | null)[] = [];
    for (let asked = 0; asked < 61; asked++) codes.push((await world.ask(worker, search)).code);
    expect(codes.slice(0, 60).filter((code) => code !== null)).toEqual([]);
    expect(codes[60]).toBe('RATE_LIMITED');
  });

  test('may search, but nothing else under its cover', async () => {
    await spendAll(worker);
    const both = `{ ${list.slice(1, -1)} ${search.slice(1, -1)} }`;
    expect((await world.ask(worker, both)).code).toBe('RATE_LIMITED');
    expect((await world.ask(worker, `${list} # findBeds`)).code).toBe('RATE_LIMITED');
    expect((await world.ask(worker, search)).code).toBeNull();
  });

  test('cannot search as nobody', async () => {
    await spendAll(null);
    expect((await world.ask(null, search)).code).toBe('RATE_LIMITED');
  });
});

test.each(transports.slice(1))('the same share is spent over %s', async (_, ask) => {
  const stream = { query: 'subscription { bedsChanged { cursor } }' };
  // A stream begins once every transaction of before has ended, those of other tests on this PostgreSQL too.
  const begins = (who: Account) => until(async () => (await ask(world, who, stream)).errors.length === 0);
  await begins(worker);
  await spendAll(worker);
  for (let asked = 0; asked < 10; asked++) await ask(world, worker, stream);
  const { errors } = await ask(world, worker, stream);
  expect(errors[0]?.extensions).toMatchObject({
    code: 'RATE_LIMITED',
    details: { seconds: expect.any(Number) },
  });
  await begins(other);
});

describe('two servers of one registry', () => {
  let second: App;
  beforeAll(async () => {
    const { database, secrets } = world;
    const settings = { databaseUrl: database.url, databaseConnections: 4, demoKeys: true, secrets };
    second = await createApp({ ...settings, unitsPerMinute, log: openLog('silent') });
    second.http.listen(0, '127.0.0.1');
  });
  afterAll(() => second.close(0));

  test('count together: what was spent at one is gone at the other within two seconds', async () => {
    const askSecond = () =>
      request(second.http)
        .post('/graphql')
        .set('Authorization', `Bearer ${worker.key}`)
        .send({ query: list });
    expect((await askSecond()).status).toBe(200);
    await spendAll(worker);
    await until(async () => (await askSecond()).status === 429, 3_000);
  });

  test('keep of it no more than a network or an account and a number, and forget it', async () => {
    await world.ask(null, '{ __typename }');
    await pause(1_300);
    const kept = await world.database.sql<{ spender: string }>('select spender from spending');
    expect(kept.map(({ spender }) => spender)).toContain('network 127.0.0.0/24');
    for (const { spender } of kept) expect(spender).toMatch(/^(account [\da-f-]{36}|network [\d.]+\.0\/24)$/);
    await world.clock.advance('5 minutes');
    await world.database.sql('select forget_spending()');
    expect(await world.database.sql('select 1 from spending where minute < 1')).toEqual([]);
    expect((await world.database.sql('select 1 from spending')).length).toBeLessThan(kept.length);
  });
});

test('everybody may ask again in the next minute', async () => {
  await spendAll(worker);
  await world.clock.advance('1 minute');
  await world.ask(other, '{ me { id } }');
  await until(async () => (await world.ask(worker, list)).code === null, 5_000);
});

test('whoever is about to sign in and finds the share spent keeps a turn, wherever that is found', async () => {
  const secret = 'x'.repeat(120);
  const dear = `mutation { signIn(input: { email: "${secret}@example.org", password: "guess number nine" }) { id } }`;
  const many = Array.from({ length: 30 }, () =>
    request(world.app.http).post('/graphql').send({ query: dear }),
  );
  const refused = (await Promise.all(many)).filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  const cookies = refused.map(({ headers }) => String(headers['set-cookie']));
  for (const cookie of cookies) expect(cookie).toContain('riparo-turn=');
});
