import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { type App, createApp } from '../../src/app.js';
import { whyNotTheseKeys } from '../../src/platform/data-keys/key-check.js';
import { whenRotating } from '../../src/platform/data-keys/when-rotating.js';
import { openLog } from '../../src/platform/log.js';
import { type Secrets, secretsFrom } from '../../src/platform/secrets.js';
import { rotateAllKeys } from '../../src/rotate-keys.js';
import { actsIn } from '../placements/acts.js';
import { type Account, givenIn } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

const newKey = () => randomBytes(32).toString('base64');
const [old, present] = [newKey(), newKey()];
const first = secretsFrom(old);
const during = secretsFrom(present, [old]);
const after = secretsFrom(present);

let world: World;
let worker: Account;
const cases: string[] = [];
const apps: App[] = [];

beforeAll(async () => {
  world = await createWorld({ secretKey: present, secretKeysBefore: [old] });
  const district = await world.given.district();
  worker = await world.given.worker({ district });
  const { pool } = await givenIn(world.database, first).shelter({
    ...{ district, secrecy: 'SECRET', meetingPoint: 'Davanti alla questura' },
  });
  await asBefore();
  await actsIn(world).confirmed(worker, cases[0] ?? '', pool.id);
});
afterAll(async () => {
  for (const app of apps) await app.close(0);
  await world.close();
});

/** Cases opened by a server with the old key, the last of them as the first version sealed it. */
async function asBefore(): Promise<void> {
  const ask = await serverWith(first);
  for (let serial = 0; serial < 7; serial++) {
    const call = { corps: 'CARABINIERI', situation: `Situazione ${serial}` };
    const { data } = await ask(opening, { call });
    cases.push(data.openIntervention.id);
  }
  await endServers();
  const [entry] = await world.database.sql<{ call: string }>(
    'select id as call from call where intervention_id = $1',
    [cases.at(-1)],
  );
  await world.database.sql('update call set situation_sealed = $2 where id = $1', [
    entry?.call,
    first.seal('Parole di prima', `call.situation:${entry?.call}`),
  ]);
  await world.database.sql(
    `insert into timeline_entry (id, intervention_id, at, recorded_at, actor_id, kind, words_sealed)
     values ('00000000-0000-4000-8000-000000000001', $1, registry_now(), registry_now(), $2, 'NOTE', $3)`,
    [cases.at(-1), worker.id, first.seal('Nota di prima', words)],
  );
}
const opening = 'mutation ($call: CallInput!) { openIntervention(input: { call: $call }) { id } }';
const words = 'timeline_entry.words:00000000-0000-4000-8000-000000000001';

const endServers = async () => {
  for (const app of apps.splice(0)) await app.close(0);
};

async function serverWith(secrets: Secrets) {
  const app = await createApp({
    ...{ databaseUrl: world.database.url, databaseConnections: 5, demoKeys: true, secrets },
    log: openLog('silent'),
  });
  app.http.listen(0, '127.0.0.1');
  apps.push(app);
  return async (query: string, variables: object = {}) => {
    const post = request(app.http).post('/graphql').set('Authorization', `Bearer ${worker.key}`);
    return (await post.send({ query, variables })).body;
  };
}

const everything = `{ interventions(first: 50) { nodes { id calls { situation }
  timeline(first: 50) { nodes { words } } placements { directions } } } }`;
const note =
  'mutation ($id: ID!, $key: String) { addNote(input: { interventionId: $id, words: "Durante", requestKey: $key }) { id } }';

async function readWith(secrets: Secrets): Promise<string> {
  const ask = await serverWith(secrets);
  const { data, errors } = await ask(everything);
  await endServers();
  expect(errors).toBeUndefined();
  return JSON.stringify(data);
}

const left = async () =>
  (
    await world.database.sql<{ left: number }>(
      `select (select count(*) from data_key where wrapping_key_id <> $1)::integer
         + (select count(*) from call where get_byte(situation_sealed, 0) = 1)::integer as left`,
      [after.keyId],
    )
  )[0]?.left;

describe('the key of the registry is tried before anything starts', () => {
  const whyNot = (secrets: Secrets) => whyNotTheseKeys(world.database.url, secrets);

  test('the first start writes it down, and the same one may start again', async () => {
    expect(await whyNot(first)).toBeNull();
    expect(await whyNot(first)).toBeNull();
  });

  test('another one is refused, in words that say what to do', async () => {
    expect(await whyNot(secretsFrom(newKey()))).toContain('SECRET_KEY is not the key');
    expect(await whyNot(after)).toContain('name the one before in SECRET_KEYS_BEFORE');
  });

  test('a new one that names the old one may start', async () => expect(await whyNot(during)).toBeNull());

  test('and must go on naming it until everything was moved', async () => {
    expect(await whyNot(after)).toContain('npm run rotate-keys');
    expect(await whyNot(first)).toContain('SECRET_KEYS_BEFORE');
  });
});

describe('rotation', () => {
  const rotate = (say: (progress: string) => void = () => undefined) =>
    rotateAllKeys({ ownerUrl: world.database.ownerUrl, secrets: during, say, batch: 2 });

  test('is refused while a server runs that does not have the new key, and moves nothing', async () => {
    const before = await left();
    await serverWith(first);
    await expect(rotate()).rejects.toThrow('Restart every server with the new one');
    await endServers();
    expect(await left()).toBe(before);
  });

  test('broken off in the middle, it goes on from there; servers write meanwhile', async () => {
    const before = await left();
    const heard: string[] = [];
    const breakOff = (progress: string) => {
      heard.push(progress);
      if (progress.includes('wrapped again')) throw new Error('lights out');
    };
    await expect(rotate(breakOff)).rejects.toThrow('lights out');
    expect(heard.at(-1)).toMatch(/^2 data keys wrapped again, \d+ to go$/);
    expect(await left()).toBeLessThan(before ?? 0);
    expect(await left()).toBeGreaterThan(0);
    expect(await readWith(during)).toContain('Situazione 3');

    const ask = await serverWith(during);
    const writing = Promise.all(cases.map((id) => ask(note, { id })));
    const rotated = await rotate();
    expect((await writing).every(({ errors }) => errors === undefined)).toBe(true);
    expect(rotated).toMatchObject({ retired: [first.keyId] });
    expect(await left()).toBe(0);
  });

  test('moved what was sealed before there were data keys', async () => {
    const [row] = await world.database.sql<{ sealed: Buffer }>(
      "select words_sealed as sealed from timeline_entry where id = '00000000-0000-4000-8000-000000000001'",
    );
    expect(row?.sealed[0]).toBe(2);
  });

  test('once done, the old key is needed no more: everything opens without it', async () => {
    const text = await readWith(after);
    for (const serial of cases.keys())
      if (serial < 6) expect(text).toContain(`"situation":"Situazione ${serial}"`);
    for (const said of ['Parole di prima', 'Nota di prima', 'Durante', 'Davanti alla questura'])
      expect(text).toContain(said);
    expect(await whyNotTheseKeys(world.database.url, after)).toBeNull();
  });

  test('and no longer starts a server', async () => {
    expect(await whyNotTheseKeys(world.database.url, first)).toContain('is not the key');
  });

  test('a copy of the database from before it opens with the old key alone', async () => {
    const owner = { kind: 'INTERVENTION', id: cases[0] ?? '' } as const;
    const copied = first.newDataKey(owner);
    expect(() => after.dataKey(owner, copied)).toThrow('SECRET_KEY');
  });

  test('is written down when it begins and when it has ended', async () => {
    const rows = await world.database.sql<{ stage: string; keys: number }>(
      `select details->>'stage' as stage, (details->>'dataKeys')::integer as keys from audit_entry
       where action = 'KEYS_ROTATED' order by seq`,
    );
    expect(rows.map(({ stage }) => stage)).toEqual(['BEGUN', 'BEGUN', 'BEGUN', 'DONE']);
    expect(rows.at(-1)?.keys).toBeGreaterThan(0);
  });

  test('lets modules move what they keep under the key itself', async () => {
    let kept = first.seal('luca@example.org', 'person.email:1');
    whenRotating(async ({ secrets }) => {
      if (secrets.isSealedNow(kept)) return 0;
      kept = secrets.seal(secrets.open(kept, 'person.email:1'), 'person.email:1');
      return 1;
    });
    expect(await rotate()).toMatchObject({ values: 1 });
    expect(after.open(kept, 'person.email:1')).toBe('luca@example.org');
  });

  test('again there is nothing to do', async () => {
    expect(await rotate()).toEqual({ dataKeys: 0, values: 0, retired: [] });
  });

  test('a key that a server of before made after it is found at the next start', async () => {
    const server = await serverWith(secretsFrom(old, [present]));
    await expect(rotate()).rejects.toThrow('A server is still running with another SECRET_KEY');
    const { data } = await server(
      'mutation { openIntervention(input: { call: { corps: CARABINIERI } }) { id } }',
    );
    expect(data.openIntervention.id).toBeDefined();
    await endServers();
    expect(await whyNotTheseKeys(world.database.url, after)).toContain('npm run rotate-keys');
    expect(await rotate()).toMatchObject({ dataKeys: 1 });
    expect(await whyNotTheseKeys(world.database.url, after)).toBeNull();
  });
});

test('an act repeated after a rotation is told its outcome, and done once', async () => {
  const [id] = cases;
  const key = 'repeated over a rotation';
  const before = await serverWith(secretsFrom(old, [present]));
  const now = await serverWith(during);
  expect((await before(note, { id, key })).errors).toBeUndefined();
  expect((await now(note, { id, key })).errors).toBeUndefined();
  const other = await now(note, { id: cases[1], key });
  expect(other.errors[0].extensions.code).toBe('REQUEST_KEY_REUSED');
});

test('nobody but who seals again changes the words of a timeline, not even the owner', async () => {
  const change = (sql: string, values: unknown[] = []) => world.database.sql(sql, values);
  const { id } = { id: '00000000-0000-4000-8000-000000000001' };
  await expect(
    change('update timeline_entry set words_sealed = $2 where id = $1', [id, Buffer.from([2, 1])]),
  ).rejects.toThrow('insert-only');
  await expect(change("update timeline_entry set kind = 'OPENED' where id = $1", [id])).rejects.toThrow(
    'insert-only',
  );
  await expect(change('delete from timeline_entry where id = $1', [id])).rejects.toThrow('insert-only');
  await expect(change('update timeline_entry set words_sealed = null where id = $1', [id])).rejects.toThrow(
    'insert-only',
  );
});
