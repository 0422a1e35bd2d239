import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { guessesAMinute } from '../../src/access/keys/key-guesses.js';
import { overSse, until } from '../live/streams.js';
import type { Account } from '../support/given.js';
import { type Answer, createWorld, type World } from '../support/world.js';

let world: World;
let district: { id: string };
let elsewhere: { id: string };
let organisation: { id: string };
let coordinator: Account;
let admin: Account;
beforeAll(async () => {
  world = await createWorld();
  district = await world.given.district();
  elsewhere = await world.given.district();
  organisation = await world.given.organisation({ district });
  coordinator = await world.given.coordinator({ district });
  admin = await world.given.admin();
});
afterAll(() => world.close());

const fields = '{ secret apiKey { id hint scopes roles expiresAt lastUsedAt isInForce organisationId } }';
const make = (who: Account | null, input: object): Promise<Answer> =>
  world.ask(who, `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) ${fields} }`, {
    input: { name: 'Gestionale', scopes: ['beds.read'], ...input },
  });
const rotate = (who: Account | null, keyId: string, overlapHours?: number): Promise<Answer> =>
  world.ask(who, `mutation ($input: RotateApiKeyInput!) { rotateApiKey(input: $input) ${fields} }`, {
    input: { keyId, overlapHours },
  });
const revoke = (who: Account | null, keyId: string): Promise<Answer> =>
  world.ask(who, 'mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { isInForce } }', {
    input: { keyId },
  });
const made = async (input: object = { organisationId: organisation.id }) => {
  const { createApiKey } = (await make(coordinator, input)).data;
  return { id: createApiKey.apiKey.id as string, secret: createApiKey.secret as string };
};
const isIn = async (secret: string) => (await world.ask(secret, '{ me { id } }')).status === 200;

describe('a key', () => {
  test('is told once, kept as a hash, and does what its scopes say', async () => {
    const { data } = await make(coordinator, {
      organisationId: organisation.id,
      scopes: ['beds.read', 'beds.declare'],
    });
    const { secret, apiKey } = data.createApiKey;
    expect(secret).toMatch(/^riparo_[\w-]{43}$/);
    expect(apiKey).toMatchObject({ roles: ['INTEGRATION'], hint: secret.slice(0, 12), isInForce: true });
    const me = await world.ask(secret, '{ me { permissions } }');
    expect(me.data.me.permissions).toEqual(['beds.declare', 'beds.read']);
    const [row] = await world.database.sql<{ text: string }>(
      'select k::text as text from api_key k where id = $1',
      [apiKey.id],
    );
    expect(row?.text).not.toContain(secret.slice(12));
    const year = new Date(apiKey.expiresAt).getTime() - (await world.clock.now()).getTime();
    expect(Math.round(year / 86_400_000)).toBeGreaterThanOrEqual(365);
  });

  test('asked for twice with one requestKey is made once, and not told again', async () => {
    const input = { organisationId: organisation.id, requestKey: randomUUID() };
    const [one, two] = [await make(coordinator, input), await make(coordinator, input)];
    expect(two.data.createApiKey.apiKey.id).toBe(one.data.createApiKey.apiKey.id);
    expect(two.data.createApiKey.secret).toBeNull();
  });

  const refused: [string, () => object, string][] = [
    ['for neither body', () => ({}), 'INVALID_INPUT'],
    ['for both', () => ({ organisationId: organisation.id, districtId: district.id }), 'INVALID_INPUT'],
    ['for another district', () => ({ districtId: elsewhere.id }), 'NOT_ALLOWED'],
    ['for an organisation that is not there', () => ({ organisationId: randomUUID() }), 'NOT_ALLOWED'],
    [
      'that holds beds for an organisation',
      () => ({ organisationId: organisation.id, scopes: ['placements.hold'] }),
      'INVALID_INPUT',
    ],
    ['that manages people', () => ({ districtId: district.id, scopes: ['people.manage'] }), 'INVALID_INPUT'],
    [
      'that counts beds for a district',
      () => ({ districtId: district.id, scopes: ['beds.declare'] }),
      'INVALID_INPUT',
    ],
    ['without scopes', () => ({ districtId: district.id, scopes: [] }), 'INVALID_INPUT'],
    [
      'for three years',
      () => ({ districtId: district.id, expiresAt: new Date(Date.now() + 3 * 366 * 86_400_000) }),
      'INVALID_INPUT',
    ],
    [
      'that has ended',
      () => ({ districtId: district.id, expiresAt: '2020-01-01T00:00:00Z' }),
      'INVALID_INPUT',
    ],
  ];
  test.each(refused)('%s is refused', async (_, input, code) => {
    expect((await make(coordinator, input())).code).toBe(code);
  });

  test('is made by who keeps keys, and by nobody else', async () => {
    const input = { districtId: district.id };
    expect((await make(null, input)).code).toBe('NOT_SIGNED_IN');
    const others = [
      await world.given.worker({ district }),
      await world.given.operator({ organisation }),
      await world.given.mediator({ district }),
      await world.given.auditor(),
      await world.given.integration({ district, scopes: ['keys.manage'] }),
    ];
    for (const other of others) expect((await make(other, input)).code).toBe('NOT_ALLOWED');
    expect((await make(admin, input)).code).toBeNull();
  });
});

describe('rotation', () => {
  test('leaves two good keys for the overlap, and no third', async () => {
    const old = await made();
    const { data } = await rotate(coordinator, old.id, 2);
    const { secret, apiKey } = data.rotateApiKey;
    expect([await isIn(old.secret), await isIn(secret)]).toEqual([true, true]);
    expect((await rotate(coordinator, apiKey.id)).code).toBe('TOO_MANY_KEYS');
    await world.clock.advance('2 hours');
    expect([await isIn(old.secret), await isIn(secret)]).toEqual([false, true]);
    expect((await rotate(coordinator, old.id)).code).toBe('KEY_ENDED');
    expect((await rotate(coordinator, apiKey.id)).code).toBeNull();
  });

  test('by three at once makes one', async () => {
    const old = await made();
    const answers = await Promise.all([1, 2, 3].map(() => rotate(coordinator, old.id)));
    expect(answers.map(({ code }) => code).sort()).toEqual(['TOO_MANY_KEYS', 'TOO_MANY_KEYS', null].sort());
  });

  test('and revoking are for who keeps that key', async () => {
    const { id } = await made();
    const neighbour = await world.given.coordinator({ district: elsewhere });
    for (const act of [rotate, revoke]) {
      expect((await act(null, id)).code).toBe('NOT_SIGNED_IN');
      expect((await act(await world.given.worker({ district }), id)).code).toBe('NOT_ALLOWED');
      expect((await act(neighbour, id)).code).toBe('NOT_FOUND');
      expect((await act(coordinator, randomUUID())).code).toBe('NOT_FOUND');
    }
  });
});

describe('a revoked key', () => {
  test('lets nobody in, and its stream ends within five seconds', async () => {
    const { id, secret } = await made();
    const stream = overSse(world.app, secret);
    await until(() => stream.told.length > 0);
    expect((await revoke(coordinator, id)).data.revokeApiKey).toEqual({ isInForce: false });
    expect(await isIn(secret)).toBe(false);
    await until(() => stream.ended(), 5_000);
    expect(stream.codes().at(-1)).toBe('NOT_SIGNED_IN');
  });
});

describe('a key and who made it', () => {
  const takeOver = (who: Account | null, keyId: string) =>
    world.ask(
      who,
      'mutation ($id: ID!) { takeOverApiKey(input: { keyId: $id }) { isInForce madeBy vouchedAt } }',
      { id: keyId },
    );
  const disable = (personId: string, name = 'disablePerson') =>
    world.ask(coordinator, `mutation ($id: ID!) { ${name}(input: { personId: $id }) { id } }`, {
      id: personId,
    });

  test('end together, streams too, unless somebody else of the right takes it over', async () => {
    const maker = await world.given.coordinator({ district });
    const { data } = await make(maker, { organisationId: organisation.id });
    const { secret, apiKey } = data.createApiKey;
    const list = '{ apiKeys(first: 100, includeEnded: true) { nodes { id madeBy isInForce } } }';
    const own = async () =>
      (await world.ask(coordinator, list)).data.apiKeys.nodes.find(
        (key: { id: string }) => key.id === apiKey.id,
      );
    expect(await own()).toMatchObject({ madeBy: expect.stringMatching(/^Account/), isInForce: true });
    const stream = overSse(world.app, secret);
    await until(() => stream.told.length > 0);
    await disable(maker.id);
    expect([await isIn(secret), (await own()).isInForce]).toEqual([false, false]);
    await until(() => stream.ended(), 5_000);
    const neighbour = await world.given.coordinator({ district: elsewhere });
    expect((await takeOver(null, apiKey.id)).code).toBe('NOT_SIGNED_IN');
    expect((await takeOver(await world.given.worker({ district }), apiKey.id)).code).toBe('NOT_ALLOWED');
    for (const id of [apiKey.id, randomUUID()])
      expect((await takeOver(neighbour, id)).code).toBe('NOT_FOUND');
    expect((await takeOver(coordinator, apiKey.id)).data.takeOverApiKey.isInForce).toBe(true);
    expect(await isIn(secret)).toBe(true);
    await revoke(coordinator, apiKey.id);
    expect((await takeOver(coordinator, apiKey.id)).code).toBe('KEY_ENDED');
  });
});

describe('the list of keys', () => {
  test('shows the own district alone, and their last use to the minute, written once a minute', async () => {
    const { id, secret } = await made();
    const list = async (who: Account) => {
      const { data } = await world.ask(who, '{ apiKeys(first: 100) { nodes { id lastUsedAt } } }');
      return data.apiKeys.nodes as { id: string; lastUsedAt: string | null }[];
    };
    const neighbour = await world.given.coordinator({ district: elsewhere });
    expect((await list(neighbour)).map((key) => key.id)).not.toContain(id);
    const own = async () => (await list(coordinator)).find((key) => key.id === id);
    expect(await own()).toEqual({ id, lastUsedAt: null });
    const writes = async () =>
      (await world.statements(() => isIn(secret))).filter((text) => /^update api_key/.test(text)).length;
    expect([await writes(), await writes()]).toEqual([1, 0]);
    await world.clock.advance('2 minutes');
    expect(await writes()).toBe(1);
    expect((await own())?.lastUsedAt).not.toBeNull();
  });
});

describe('unknown keys', () => {
  const answerTo = async (authorization: string) => {
    const { status, body } = await request(world.app.http)
      .post('/graphql')
      .set('Authorization', authorization)
      .send({ query: '{ me { id } }' });
    return `${status} ${JSON.stringify(body)}`;
  };

  test('of every kind are answered alike, and ask nobody outside', async () => {
    const strange = [
      'Bearer garbage',
      'Bearer ',
      'Basic YWRtaW46YWRtaW4=',
      `Bearer ${'a'.repeat(10_000)}`,
      // alg none, and a key that points elsewhere.
      'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.',
      'Bearer eyJhbGciOiJSUzI1NiIsImprdSI6Imh0dHA6Ly9ldmlsLmV4YW1wbGUifQ.eyJzdWIiOiJhIn0.c2ln',
    ];
    const answers = new Set<string>();
    for (const one of strange) answers.add(await answerTo(one));
    expect(answers.size).toBe(1);
    expect([...answers][0]).toMatch(/^401 .*NOT_SIGNED_IN/);
  });

  test('in numbers are told to wait, while the owner of a good key in the same network is let in', async () => {
    const { secret } = await made();
    const flood = await Promise.all(
      Array.from({ length: guessesAMinute + 20 }, (_, guess) => answerTo(`Bearer riparo_guess_${guess}`)),
    );
    expect(flood.filter((answer) => answer.startsWith('429')).length).toBeGreaterThanOrEqual(20);
    expect(await isIn(secret)).toBe(true);
    expect(await answerTo(`Bearer ${secret}`)).toMatch(/^200/);
  });
});
