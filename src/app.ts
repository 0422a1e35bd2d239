import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { expressMiddleware } from '@as-integrations/express5';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Request, RequestHandler, Response } from 'express';
import { CompiledQuery } from 'kysely';
import type { Logger } from 'pino';
import {
  AuditSealer,
  authenticate,
  CheckpointFile,
  guardRootFields,
  hashOfKey,
  lineSigner,
} from './access/index.js';
import { closeBedFeed } from './availability/index.js';
import { frontPage } from './front-page.js';
import { entities, resolvers } from './modules.js';
import { processClock, readClock } from './platform/clock.js';
import type { Actor, LiveConnection, RequestContext } from './platform/context.js';
import { lineNameOf } from './platform/data-keys/servers-of-before.js';
import { openDatabase } from './platform/database/orm.js';
import { Door, through } from './platform/door.js';
import { Draining } from './platform/draining.js';
import { Refusal } from './platform/errors.js';
import { buildPublicSchema } from './platform/graphql/schema.js';
import { createGraphqlServer } from './platform/graphql/server.js';
import {
  answeredInTime,
  answerTheRest,
  createHttp,
  graphqlRequest,
  jsonRequest,
  languageOf,
  refuse,
  requestMilliseconds,
} from './platform/http.js';
import type { Language } from './platform/language.js';
import { JournalFeed } from './platform/live/journal-feed.js';
import type { Secrets } from './platform/secrets.js';
import { SubscriptionDocuments } from './platform/streams/prepared-subscription.js';
import { Seats } from './platform/streams/seats.js';
import { answerAsStream } from './platform/streams/server-sent-events.js';
import { streamLimits } from './platform/streams/stream-limits.js';
import { serveWebSocket } from './platform/streams/web-socket.js';

export interface AppOptions {
  readonly databaseUrl: string;
  readonly databaseConnections: number;
  readonly demoKeys: boolean;
  readonly secrets: Secrets;
  readonly log: Logger;
  /** Where the world reaches this server, if not as it is called; for pages that open sockets. */
  readonly publicUrl?: string | null;
  /** The file that is told where the audit chain ends; null or absent: the log alone is. */
  readonly auditCheckpoints?: string | null;
}

export interface App {
  readonly http: Server;
  readonly orm: MikroORM;
  /** Stops taking requests, lets those under way finish within `graceMilliseconds`, lets go of the database. */
  close(graceMilliseconds?: number): Promise<void>;
}

type Reading = Request & { actor?: Actor | null; keyHash?: string | null };

/** Wires everything once, by hand. */
export async function createApp(options: AppOptions): Promise<App> {
  const { log, secrets } = options;
  const orm = await openDatabase({
    url: options.databaseUrl,
    entities,
    connections: options.databaseConnections,
  });
  const journal = new JournalFeed({ url: options.databaseUrl, log, name: lineNameOf(secrets) });
  const sealer = sealerOf(orm, options);
  const schema = guardRootFields(buildPublicSchema(resolvers));
  const graphql = createGraphqlServer(schema);
  await graphql.start();

  let isStopping = false;
  const isReady = async () =>
    !isStopping &&
    (await readClock(orm.em.fork()).then(
      () => true,
      () => false,
    ));
  const app = createHttp(log, { isReady });

  const signIn = async (authorization: string | undefined): Promise<SignIn | null> => {
    const key = bearerOf(authorization);
    if (key === null) return { actor: null, keyHash: null };
    const actor = await authenticate(orm.em.fork(), key, options);
    return actor && { actor, keyHash: hashOfKey(key).toString('hex') };
  };
  const signedIn: RequestHandler = async (request, response, next) => {
    const by = await signIn(request.get('authorization'));
    if (!by) return refuse(request, response, 401, new Refusal('NOT_SIGNED_IN'));
    Object.assign(request, by);
    response.locals.actorId = by.actor?.id;
    next();
  };
  const requestOf = ({ began, ...by }: RequestFacts): RequestContext => ({
    ...by,
    deadline: (began ?? processClock.milliseconds()) + requestMilliseconds,
    em: orm.em.fork({ useContext: true }),
    secrets,
    log: log.child({ requestId: by.requestId }),
    memory: new Map(),
    live: null,
    committed: () => journal.notifier.announce(),
  });
  const contextOf = (request: Reading, response: Response): RequestContext =>
    requestOf({
      actor: request.actor ?? null,
      language: languageOf(request),
      requestId: String(response.locals.requestId),
      began: response.locals.began,
    });
  const liveContextOf = (
    by: SignIn & { language: Language; requestId: string; cut: LiveConnection['cut'] },
  ) => {
    const { actor, keyHash, language, requestId, cut } = by;
    const live: LiveConnection = {
      ...{ journal, keyHash, cut },
      requestOf: (now) => requestOf({ actor: now, language, requestId }),
    };
    return { ...requestOf({ actor, language, requestId }), live };
  };
  const subscriptions = {
    schema,
    documents: new SubscriptionDocuments(schema),
    seats: new Seats(streamLimits.connectionsOfAccount),
  };
  app.all('/graphql/stream', ...jsonRequest, signedIn, (request: Reading, response: Response) => {
    if (isStopping) return refuse(request, response, 503, new Refusal('UNAVAILABLE'));
    return answerAsStream(subscriptions, { request, response }, (cut) =>
      liveContextOf({
        ...{ actor: request.actor ?? null, keyHash: request.keyHash ?? null, cut },
        ...{ language: languageOf(request), requestId: String(response.locals.requestId) },
      }),
    );
  });
  app.all(
    '/graphql',
    answeredInTime,
    ...graphqlRequest,
    through(new Door(options.databaseConnections)),
    signedIn,
    expressMiddleware(graphql, { context: async ({ req, res }) => contextOf(req, res) }),
  );
  app.get('/', frontPage);
  answerTheRest(app, log);

  const http = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 }, app);
  const draining = new Draining(http);
  const sockets = serveWebSocket(http, {
    ...{ door: subscriptions, log, publicUrl: options.publicUrl ?? null, isStopping: () => isStopping },
    signIn: (authorization) => signIn(authorization ?? undefined),
    contextOf: (by) => liveContextOf({ ...by, requestId: randomUUID() }),
  });
  return {
    http,
    orm,
    async close(graceMilliseconds = 10_000) {
      isStopping = true;
      closeBedFeed(journal);
      await Promise.all([sockets.close(), draining.end(graceMilliseconds)]);
      await graphql.stop();
      await sealer.close();
      await journal.close();
      await orm.close();
    },
  };
}

function sealerOf(orm: MikroORM, { secrets, log, auditCheckpoints }: AppOptions): AuditSealer {
  return new AuditSealer({
    ask: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (
        await orm.em
          .fork()
          .getKysely()
          .executeQuery<Row>(CompiledQuery.raw(text, [...values]))
      ).rows,
    signer: lineSigner(secrets.keyFor('audit checkpoints')),
    ...{ log, checkpoints: auditCheckpoints ? new CheckpointFile(auditCheckpoints) : null },
  });
}

interface RequestFacts {
  readonly actor: Actor | null;
  readonly language: Language;
  readonly requestId: string;
  /** By this process's clock; now when absent. */
  readonly began?: number;
}

interface SignIn {
  readonly actor: Actor | null;
  readonly keyHash: string | null;
}

function bearerOf(header: string | undefined): string | null {
  if (header === undefined) return null;
  return /^Bearer (\S{1,200})$/i.exec(header)?.[1] ?? '';
}
