import 'reflect-metadata';
import { createServer, type Server } from 'node:http';
import { expressMiddleware } from '@as-integrations/express5';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { authenticate, guardRootFields } from './access/index.js';
import { frontPage } from './front-page.js';
import { entities, resolvers } from './modules.js';
import { readClock } from './platform/clock.js';
import type { Actor, RequestContext } from './platform/context.js';
import { openDatabase } from './platform/database/orm.js';
import { Door, through } from './platform/door.js';
import { Refusal } from './platform/errors.js';
import { buildPublicSchema } from './platform/graphql/schema.js';
import { createGraphqlServer } from './platform/graphql/server.js';
import {
  answeredInTime,
  answerTheRest,
  createHttp,
  graphqlRequest,
  languageOf,
  refuse,
  requestMilliseconds,
} from './platform/http.js';
import type { Secrets } from './platform/secrets.js';

export interface AppOptions {
  readonly databaseUrl: string;
  readonly databaseConnections: number;
  readonly demoKeys: boolean;
  readonly secrets: Secrets;
  readonly log: Logger;
}

export interface App {
  readonly http: Server;
  readonly orm: MikroORM;
  /** Stops taking requests, lets those under way finish within `graceMilliseconds`, lets go of the database. */
  close(graceMilliseconds?: number): Promise<void>;
}

type Reading = Request & { actor?: Actor | null };

/** Wires everything once, by hand. */
export async function createApp(options: AppOptions): Promise<App> {
  const { log, secrets } = options;
  const orm = await openDatabase({
    url: options.databaseUrl,
    entities,
    connections: options.databaseConnections,
  });
  const graphql = createGraphqlServer(guardRootFields(buildPublicSchema(resolvers)));
  await graphql.start();

  let isStopping = false;
  const isReady = async () =>
    !isStopping &&
    (await readClock(orm.em.fork()).then(
      () => true,
      () => false,
    ));
  const app = createHttp(log, { isReady });

  const signedIn: RequestHandler = async (request, response, next) => {
    const key = bearerOf(request);
    const em = orm.em.fork();
    const actor = key === null ? null : await authenticate(em, key, options);
    if (key !== null && !actor) return refuse(request, response, 401, new Refusal('NOT_SIGNED_IN'));
    (request as Reading).actor = actor;
    response.locals.actorId = actor?.id;
    next();
  };
  const contextOf = (request: Reading, response: Response): RequestContext => {
    const requestId = String(response.locals.requestId);
    return {
      requestId,
      em: orm.em.fork({ useContext: true }),
      actor: request.actor ?? null,
      language: languageOf(request),
      secrets,
      log: log.child({ requestId }),
      deadline: response.locals.began + requestMilliseconds,
      memory: new Map(),
    };
  };
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
  return {
    http,
    orm,
    async close(graceMilliseconds = 10_000) {
      isStopping = true;
      await drained(http, graceMilliseconds);
      await graphql.stop();
      await orm.close();
    },
  };
}

function bearerOf(request: Request): string | null {
  const header = request.get('authorization');
  if (header === undefined) return null;
  return /^Bearer (\S{1,200})$/i.exec(header)?.[1] ?? '';
}

async function drained(http: Server, graceMilliseconds: number): Promise<void> {
  if (!http.listening) return;
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  http.closeIdleConnections();
  const cut = setTimeout(() => http.closeAllConnections(), graceMilliseconds);
  await closed;
  clearTimeout(cut);
}
