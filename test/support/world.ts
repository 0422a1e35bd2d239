import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import pg from 'pg';
import type { Logger } from 'pino';
import request from 'supertest';
import { seedDemo } from '../../seeds/index.js';
import { type App, createApp } from '../../src/app.js';
import type { ConsoleFiles } from '../../src/console-files.js';
import type { Installation } from '../../src/platform/installation.js';
import { openLog } from '../../src/platform/log.js';
import { type Secrets, secretsFrom } from '../../src/platform/secrets.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { type Account, type Given, givenIn } from './given.js';

/** What JSON holds, read freely: a field that is not there fails the expectation. */
export type Parsed = ReturnType<typeof JSON.parse>;

export interface Answer {
  readonly status: number;
  readonly data: Parsed;
  readonly errors: readonly AnswerError[];
  /** The code of the first error; null when there is none. */
  readonly code: string | null;
}
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly details?: Parsed };
}

/** A registry of its own for one test file: real database, real HTTP, a clock the test moves. */
export interface World {
  readonly app: App;
  readonly database: TestDatabase;
  readonly given: Given;
  readonly secrets: Secrets;
  readonly clock: {
    /** Makes it this instant now; time goes on from there. */
    set(instant: string): Promise<void>;
    advance(by: string): Promise<void>;
    now(): Promise<Date>;
  };
  /** Asks over HTTP. `who` is an account of `given`, a raw key, or null for nobody. */
  ask(who: Account | string | null, document: string, variables?: object, language?: string): Promise<Answer>;
  /** Statements that the work sends to PostgreSQL, begin and commit apart. */
  statements(work: () => Promise<unknown>): Promise<string[]>;
  /** Ends everything, after checking that no invariant was broken. */
  close(): Promise<void>;
}

export async function createWorld(
  options: {
    databaseConnections?: number;
    demo?: boolean;
    at?: string;
    secretKey?: string;
    secretKeysBefore?: string[];
    installation?: Partial<Installation>;
    console?: ConsoleFiles | null;
    log?: Logger;
    unitsPerMinute?: number;
  } = {},
): Promise<World> {
  const database = await createTestDatabase();
  const secrets = secretsFrom(
    options.secretKey ?? randomBytes(32).toString('base64'),
    options.secretKeysBefore,
  );
  if (options.at) await setClock(database, options.at);
  if (options.demo) await database.asOwner((client) => seedDemo(client, secrets));
  const app = await createApp({
    databaseUrl: database.url,
    databaseConnections: options.databaseConnections ?? 20,
    demoKeys: true,
    ...{ secrets, installation: options.installation, console: options.console },
    log: options.log ?? openLog('silent'),
    // Tests ask more in a minute than people do; those of the limit set it.
    unitsPerMinute: options.unitsPerMinute ?? 1e12,
  });
  await once(app.http.listen(0, '127.0.0.1'), 'listening');
  const clock: World['clock'] = {
    async set(instant) {
      await setClock(database, instant);
    },
    async advance(by) {
      await database.sql('update test_clock set shift = shift + $1::interval', [by]);
    },
    async now() {
      const [row] = await database.sql<{ now: Date }>('select registry_now() as now');
      if (!row) throw new Error('no clock');
      return row.now;
    },
  };
  return {
    app,
    database,
    secrets,
    given: givenIn(database, secrets),
    clock,
    async ask(who, document, variables = {}, language = 'en') {
      const key = typeof who === 'string' ? who : who?.key;
      const post = request(app.http).post('/graphql').set('Accept-Language', language);
      if (key) post.set('Authorization', `Bearer ${key}`);
      const { body, status } = await post.send({ query: document, variables });
      const errors = body.errors ?? [];
      return { status, data: body.data, errors, code: errors[0]?.extensions?.code ?? null };
    },
    async statements(work) {
      return recordedStatements(work);
    },
    async close() {
      const broken = await database.brokenInvariants();
      await app.close(0);
      await database.drop();
      if (Object.keys(broken).length > 0) throw new Error(`Broken invariants: ${JSON.stringify(broken)}`);
    },
  };
}

async function setClock({ sql }: TestDatabase, instant: string): Promise<void> {
  await sql('update test_clock set shift = $1::timestamptz - clock_timestamp()', [instant]);
}

// What the reader of the journal asks, and what servers tell each other, goes on all the time, whatever the work does.
const beside =
  /^(begin|commit|rollback|savepoint|listen|notify|select set_config\('riparo\.)|^-- (How far is the journal|What changed in this stretch|The sealer:|What did these spenders|What of it is over)/i;

async function recordedStatements(work: () => Promise<unknown>): Promise<string[]> {
  const texts: string[] = [];
  const original = pg.Client.prototype.query;
  const recording = function (this: pg.Client, ...args: unknown[]) {
    const [config] = args as [string | { text?: string }];
    const text = typeof config === 'string' ? config : (config.text ?? '');
    if (!beside.test(text)) texts.push(text);
    return Reflect.apply(original, this, args);
  };
  pg.Client.prototype.query = recording as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return texts;
}
