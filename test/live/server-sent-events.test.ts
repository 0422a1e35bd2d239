import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { overSse, until, urlOf, watchDocument } from './streams.js';

let world: World;
let worker: Account;
beforeAll(async () => {
  world = await createWorld();
  worker = await world.given.worker({ district: await world.given.district() });
});
afterAll(() => world.close());

const headers = () => ({ authorization: `Bearer ${worker.key}`, 'accept-language': 'en' });
const post = (body: unknown, more: Record<string, string> = {}) =>
  fetch(urlOf(world.app), {
    method: 'POST',
    headers: { ...headers(), 'content-type': 'application/json', ...more },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
/** The first event of a stream. */
async function firstOf(
  response: Response,
): Promise<{ data?: unknown; errors?: { extensions: { code: string } }[] }> {
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += new TextDecoder().decode(chunk);
    const [, json] = /event: next\ndata: (.*)\n\n/.exec(text) ?? [];
    if (json) return JSON.parse(json);
  }
  throw new Error(`no event: ${text}`);
}

describe('a stream', () => {
  test('opens by POST and by GET', async () => {
    const url = `${urlOf(world.app)}?${new URLSearchParams({ query: watchDocument, variables: '{"category":"FAMILY"}' })}`;
    for (const response of [await post({ query: watchDocument }), await fetch(url, { headers: headers() })]) {
      expect([response.status, response.headers.get('content-type')]).toEqual([
        200,
        'text/event-stream; charset=utf-8',
      ]);
      expect(await firstOf(response)).toMatchObject({ data: { bedsChanged: { poolId: null } } });
    }
  });

  test.each([
    ['a query', { query: '{ me { id } }' }, 'INVALID_INPUT'],
    ['a mutation', { query: 'mutation { markReady(input: {poolId: "x"}) { id } }' }, 'INVALID_INPUT'],
    ['an unknown field', { query: 'subscription { planted }' }, 'INVALID_INPUT'],
    ['variables that are none', { query: watchDocument, variables: 'x' }, 'INVALID_INPUT'],
    ['a wrong category', { query: watchDocument, variables: { category: 'PLANTED' } }, 'INVALID_INPUT'],
    ['no document', {}, 'INVALID_INPUT'],
    [
      'a document without an end',
      { query: `subscription { bedsChanged { ${'at '.repeat(3000)} } }` },
      'TOO_COMPLEX',
    ],
    ['501 pools', { query: watchDocument, variables: { poolIds: Array(501).fill('x') } }, 'INVALID_INPUT'],
    ['a forged cursor', { query: watchDocument, variables: { since: 'AAAA' } }, 'BAD_CURSOR'],
  ])('is told that %s cannot be had, and ends', async (_, body, code) => {
    const [event, ...rest] = (await (await post(body)).text())
      .split('\n\n')
      .filter((part) => part.startsWith('event'));
    expect(JSON.parse(event?.slice(event.indexOf('{')) ?? '').errors[0].extensions.code).toBe(code);
    expect(rest).toEqual(['event: complete\ndata:']);
  });

  test('of nobody is told NOT_SIGNED_IN; a key that is not in force is 401', async () => {
    const nobody = await fetch(`${urlOf(world.app)}?${new URLSearchParams({ query: watchDocument })}`);
    expect((await firstOf(nobody)).errors?.[0]?.extensions.code).toBe('NOT_SIGNED_IN');
    expect((await post({ query: watchDocument }, { authorization: 'Bearer nobody' })).status).toBe(401);
  });

  test.each([
    ['text/plain', {}, 'text/plain', 415],
    ['a body over 64 KiB', { query: ' '.repeat(70_000) }, 'application/json', 413],
    ['several operations', [{}, {}], 'application/json', 400],
    ['what is no JSON', '{', 'application/json', 400],
  ])('refuses %s', async (_, body, type, status) => {
    expect((await post(body, { 'content-type': type })).status).toBe(status);
  });

  test('is not had over POST /graphql, nor by PUT', async () => {
    expect((await world.ask(worker, watchDocument)).code).toBe('INVALID_INPUT');
    expect((await fetch(urlOf(world.app), { method: 'PUT', headers: headers() })).status).toBe(405);
    expect((await post({ query: watchDocument }, { accept: 'application/json' })).status).toBe(406);
  });

  test('that its reader leaves gives its place back: 60 one after the other pass where 20 may be open', async () => {
    for (let round = 0; round < 60; round++) {
      const heard = overSse(world.app, worker.key);
      await until(() => heard.changes().length === 1);
      heard.stop();
      if (round % 10 === 9) await pause(50);
    }
  });
});
