import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { lineSigner } from '../../src/access/index.js';
import { messages } from '../../src/platform/log.js';
import { foundOutside, sourcesIn } from '../guards/source.js';
import { openSocket, until } from '../live/streams.js';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { capturedLog } from './captured-log.js';
import { sendRaw } from './raw-http.js';

const captured = capturedLog();
let world: World;
let worker: Account;
beforeAll(async () => {
  world = await createWorld({ log: captured.log });
  worker = await world.given.worker({ district: await world.given.district() });
});
afterAll(() => world.close());

const strange = 'Ada\r\n{"level":"fatal"}\u001b[31m\u202eadA\u2028\u0000';

/** What a line says of a planted leak; each is logged once on purpose. */
function lineOf(write: (log: ReturnType<typeof capturedLog>['log']) => void) {
  const { log, lines } = capturedLog();
  write(log);
  return lines;
}

describe('a log holds named fields of a known form, and nothing else', () => {
  test.each([
    ['a field that nobody named', (log) => log.info({ body: 'gelsomini' }, 'request')],
    ['a person in a field of an id', (log) => log.info({ actorId: 'gelsomini' }, 'request')],
    ['a path in place of a route', (log) => log.info({ route: '/people/gelsomini name' }, 'request')],
    ['words in place of a code', (log) => log.info({ code: 'gelsomini words' }, 'request')],
    ['names of fields with words', (log) => log.info({ fields: ['me', 'gelsomini words'] }, 'request')],
    ['words in the message', (log) => log.info(`found gelsomini in Rome`)],
    ['words put into the message', (log) => log.info('%s', 'gelsomini')],
    ['a second object', (log) => log.info({}, 'request', { gelsomini: 'gelsomini' })],
    ['an error by itself', (log) => log.error(new Error('gelsomini'))],
    ['an error under its usual name', (log) => log.error({ err: new Error('gelsomini') }, 'failed')],
    ['an error with its words', (log) => log.error({ error: new Error('gelsomini') }, 'unexpected error')],
    [
      'an error with a name',
      (log) => log.error({ error: Object.assign(new Error(), { name: 'gelsomini words' }) }, 'failed'),
    ],
    [
      'an error whose words look like its stack',
      (log) => log.error({ error: new Error('x\n    at gelsomini (/gelsomini.js:1:2)') }, 'failed'),
    ],
    [
      'a child with a field of its own',
      (log) => log.child({ name: 'gelsomini' }).child({ gelsomini: 1 }).info('request'),
    ],
    ['an object that writes itself', (log) => log.info({ status: { toJSON: () => 'gelsomini' } }, 'request')],
    ['a text alone', (log) => log.warn('gelsomini, Via Roma')],
  ] as [string, (log: ReturnType<typeof capturedLog>['log']) => void][])(
    '%s is left out or withheld',
    (_, write) => {
      const lines = lineOf(write);
      expect(lines).toHaveLength(1);
      expect(lines[0]).not.toContain('gelsomini');
    },
  );

  test('what it may hold it holds', () => {
    const facts = {
      requestId: randomUUID(),
      method: 'POST',
      route: '/graphql',
      status: 200,
      code: 'BUSY',
      milliseconds: 3,
    };
    const [line = ''] = lineOf((log) => log.info(facts, 'request'));
    expect(JSON.parse(line)).toMatchObject({ ...facts, level: 'info', message: 'request' });
  });

  test('lets each sentence through that is written somewhere, and the end of the audit chain', async () => {
    const files = await sourcesIn('src');
    const said = files.flatMap(({ text }) =>
      [...text.matchAll(/log\.(?:info|warn|error|fatal)\(\s*(?:\{[^}]*\},\s*)?'([^']+)'/g)].map(
        ([, words]) => words ?? '',
      ),
    );
    expect(said.length).toBeGreaterThan(15);
    expect(said.filter((words) => !messages.test(words))).toEqual([]);
    const content = {
      riparo: 'riparo audit checkpoint 1',
      at: '2026-11-23T17:00:00.000Z',
      position: 12,
      hash: 'ab'.repeat(32),
    };
    const checkpoint = lineSigner(Buffer.alloc(32, 7)).signed(content);
    const [line = ''] = lineOf((log) =>
      log.info({ checkpoint, forgotten: { cases: 2 } }, 'the end of the audit chain'),
    );
    expect(JSON.parse(line)).toMatchObject({
      checkpoint,
      forgotten: { cases: 2 },
      message: 'the end of the audit chain',
    });
  });

  test('nobody writes past it', async () => {
    const files = await sourcesIn('src');
    const writers = [
      'src/main.ts',
      'src/commands.ts',
      'src/audit-export.ts',
      'src/audit-verify.ts',
      'src/print-schema.ts',
      'src/config.ts',
      'src/platform/log.ts',
    ];
    expect(
      foundOutside(
        files,
        /console\.|process\.std(out|err)|from 'pino'(?<!import type \{ Logger \} from 'pino')/,
        writers,
      ),
    ).toEqual([]);
  });
});

describe('each request is one line, with actor, fields and code', () => {
  const linesOf = async (work: () => PromiseLike<unknown>) => {
    const before = captured.lines.length;
    await work();
    await until(() => captured.lines.length > before);
    return captured
      .entries()
      .slice(before)
      .filter(({ message }) => message !== 'unexpected error');
  };
  const post = (body: object, path = '/graphql') =>
    request(world.app.http)
      .post(path)
      .set('Authorization', `Bearer ${worker.key}`)
      .set('User-Agent', 'canary')
      .send(body);

  test('that was answered', async () => {
    const lines = await linesOf(() => post({ query: '{ other: me { id } districts { nodes { id } } }' }));
    expect(lines).toMatchObject([
      {
        message: 'request',
        actorId: worker.id,
        fields: ['me', 'districts'],
        status: 200,
        cost: expect.any(Number),
      },
    ]);
    expect(lines[0]).not.toHaveProperty('code');
  });

  test('that was refused inside', async () => {
    const query = `{ intervention(id: "${randomUUID()}") { id } bedPool(id: "x") { id } }`;
    expect(await linesOf(() => post({ query }))).toMatchObject([{ actorId: worker.id, status: 200 }]);
    const mutation = `mutation { declareBeds(input: {poolId: "${randomUUID()}", occupied: 1}) { id } }`;
    expect(await linesOf(() => post({ query: mutation }))).toMatchObject([
      { actorId: worker.id, fields: ['declareBeds'], code: 'NOT_FOUND' },
    ]);
  });

  test('that was refused at the door', async () => {
    expect(await linesOf(() => post({ query: '{ planted }' }))).toMatchObject([
      { code: 'INVALID_INPUT', status: 400 },
    ]);
    const unknown = () =>
      request(world.app.http)
        .post('/graphql')
        .set('Authorization', 'Bearer canary')
        .send({ query: '{ me { id } }' });
    expect(await linesOf(unknown)).toMatchObject([{ code: 'NOT_SIGNED_IN', status: 401 }]);
    expect(await linesOf(() => request(world.app.http).get('/canary'))).toMatchObject([
      { code: 'NOT_FOUND', status: 404 },
    ]);
  });

  test('that opened a stream', async () => {
    const raw = await openSocket(world.app, {}, { authorization: `Bearer ${worker.key}` });
    await until(() => raw.messages.length === 1);
    const lines = await linesOf(async () =>
      raw.say({ id: '1', type: 'subscribe', payload: { query: 'subscription { bedsChanged { cursor } }' } }),
    );
    raw.socket.close();
    expect(lines).toMatchObject([{ transport: 'websocket', actorId: worker.id, fields: ['bedsChanged'] }]);
    expect(await linesOf(() => post({ query: '{ me { id } }' }, '/graphql/stream'))).toMatchObject([
      { route: '/graphql/stream', actorId: worker.id, code: 'INVALID_INPUT' },
    ]);
  });

  test('whose caller hung up', async () => {
    const body = JSON.stringify({ query: '{ districts { nodes { id } } }' });
    const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
    const lines = await linesOf(() => sendRaw(world.app, `${head}\r\n\r\n${body}`, 3));
    expect(lines).toHaveLength(1);
  });

  test('whatever is in it, and none of it is there', async () => {
    const headers = { 'X-Forwarded-For': 'canary', Referer: 'http://canary', 'Accept-Language': 'canary' };
    const lines = await linesOf(() =>
      post({
        query: `query canary($text: String) { organisations(text: $text) { nodes { canary: name } } } # canary`,
        operationName: 'canary',
        variables: { text: strange },
      }).set(headers),
    );
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toMatch(/canary|Ada|fatal|u202e/);
    for (const line of captured.lines) expect(line.trimEnd().split('\n')).toHaveLength(1);
  });
});
