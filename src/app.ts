import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { expressMiddleware } from '@as-integrations/express5';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { authenticate, guardRootFields, hashOfKey } from './access/index.js';
import { closeBedFeed } from './availability/index.js';
import { frontPage } from './front-page.js';
import { entities, resolvers } from './modules.js';
import { processClock, readClock } from './platform/clock.js';
import type { Actor, LiveConnection, RequestContext } from './platform/context.js';
import { openDatabase } from './platform/database/orm.js';
import { Door } from './platform/door.js';
import { Draining } from './platform/draining.js';
import { Refusal } from './platform/errors.js';
import { Documents } from './platform/graphql/documents.js';
import { buildPublicSchema } from './platform/graphql/schema.js';
import { createGraphqlServer } from './platform/graphql/server.js';
import {
  answeredInTime,
  answerTheRest,
  createHttp,
  languageOf,
  refuse,
  requestMilliseconds,
} from './platform/http.js';
import { graphqlRequest, jsonRequest } from './platform/json-request.js';
import type { Language } from './platform/language.js';
import { JournalFeed } from './platform/live/journal-feed.js';
import type { Secrets } from './platform/secrets.js';
import { Allowances } from './platform/sharing/allowances.js';
import { arrivalOf, Reception } from './platform/sharing/reception.js';
import { shareSpending } from './platform/sharing/share-spending.js';
import type { Spender } from './platform/sharing/spender.rules.js';
import { SubscriptionDocuments } from './platform/streams/prepared-subscription.js';
import { Seats } from './platform/streams/seats.js';
import { answerAsStream } from './platform/streams/server-sent-events.js';
import { streamLimits } from './platform/streams/stream-limits.js';
import { serveWebSocket } from './platform/streams/web-socket.js';
import { requestCosts, usualUnitsPerMinute } from './request-costs.js';

export interface AppOptions {
  readonly databaseUrl: string;
  readonly databaseConnections: number;
  readonly demoKeys: boolean;
  readonly secrets: Secrets;
  readonly log: Logger;
  /** Where the world reaches this server, if not as it is called; for pages that open sockets. */
  readonly publicUrl?: string | null;
  /** What an account may spend; see request-costs.ts. */
  readonly unitsPerMinute?: number;
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
  const journal = new JournalFeed({ url: options.databaseUrl, log });
  const schema = guardRootFields(buildPublicSchema(resolvers));
  const documents = new Documents(schema, requestCosts);
  const graphql = createGraphqlServer(schema, documents);
  await graphql.start();

  let isStopping = false;
  const isReady = async () =>
    !isStopping &&
    (await readClock(orm.em.fork()).then(
      () => true,
      () => false,
    ));
  const app = createHttp(log, { isReady, publicUrl: options.publicUrl ?? null });
  const unitsPerMinute = options.unitsPerMinute ?? usualUnitsPerMinute;
  const allowances = new Allowances({ ofAccount: unitsPerMinute, ofNetwork: unitsPerMinute / 4 });
  const sharing = shareSpending(allowances, () => orm.em.fork());
  const reception = new Reception({ door: new Door(options.databaseConnections), allowances, documents });

  const signIn = async (authorization: string | undefined): Promise<SignIn | null> => {
    const key = bearerOf(authorization);
    if (key === null) return { actor: null, keyHash: null };
    const actor = await authenticate(orm.em.fork(), key, options);
    return actor && { actor, keyHash: hashOfKey(key).toString('hex') };
  };
  const admitted = reception.admit(async (request, response) => {
    const by = await signIn(request.get('authorization'));
    if (!by) throw new Refusal('NOT_SIGNED_IN');
    Object.assign(request, by);
    response.locals.actorId = by.actor?.id;
    return by.actor?.id ?? null;
  });
  const requestOf = ({ began, spender, ...by }: RequestFacts): RequestContext => ({
    ...by,
    deadline: (began ?? processClock.milliseconds()) + requestMilliseconds,
    em: orm.em.fork({ useContext: true }),
    secrets,
    log: log.child({ requestId: by.requestId }),
    memory: new Map(),
    share: reception.shareOf(spender),
    notes: {},
    live: null,
    committed: () => journal.notifier.announce(),
  });
  const contextOf: RequestHandler = (request: Reading, response, next) => {
    const { requestId, began, spender } = response.locals;
    const ctx = requestOf({
      ...{ actor: request.actor ?? null, language: languageOf(request) },
      ...{ requestId: String(requestId), began, spender },
    });
    Object.assign(response.locals, { ctx, notes: ctx.notes });
    next();
  };
  const liveContextOf = (
    by: SignIn & { spender: Spender; language: Language; requestId: string; cut: LiveConnection['cut'] },
  ) => {
    const { actor, keyHash, spender, language, requestId, cut } = by;
    const live: LiveConnection = {
      ...{ journal, keyHash, cut },
      requestOf: (now) => requestOf({ actor: now, spender, language, requestId }),
    };
    return { ...requestOf({ actor, spender, language, requestId }), live };
  };
  const subscriptions = {
    schema,
    documents: new SubscriptionDocuments(schema, documents),
    seats: new Seats(streamLimits.connectionsOfAccount),
  };
  const heard = [reception.refuseSpentNetwork, ...jsonRequest, reception.refuseSpent];
  app.all('/graphql/stream', ...heard, admitted, (request: Reading, response: Response) => {
    if (isStopping) return refuse(request, response, 503, new Refusal('UNAVAILABLE'));
    return answerAsStream(subscriptions, { request, response }, (cut) => {
      const { requestId, spender } = response.locals;
      const ctx = liveContextOf({
        ...{ actor: request.actor ?? null, keyHash: request.keyHash ?? null, spender, cut },
        ...{ language: languageOf(request), requestId: String(requestId) },
      });
      response.locals.notes = ctx.notes;
      return ctx;
    });
  });
  app.all(
    '/graphql',
    ...[answeredInTime, reception.refuseSpentNetwork, ...graphqlRequest, reception.refuseSpent],
    ...[admitted, contextOf],
    expressMiddleware(graphql, { context: async ({ res }) => res.locals.ctx }),
  );
  app.get('/', frontPage);
  answerTheRest(app, log);

  const http = createServer(slowClients, app);
  const draining = new Draining(http);
  const sockets = serveWebSocket(http, {
    ...{ door: subscriptions, log, publicUrl: options.publicUrl ?? null, isStopping: () => isStopping },
    reception,
    arrivalOf: ({ socket, headers }, authorization) =>
      arrivalOf({
        ip: socket.remoteAddress,
        headers: { ...headers, ...(authorization && { authorization }) },
      }),
    signIn: (authorization) => signIn(authorization ?? undefined),
    contextOf: (by) => liveContextOf({ ...by, requestId: randomUUID() }),
  });
  return {
    http,
    orm,
    async close(graceMilliseconds = 10_000) {
      isStopping = true;
      closeBedFeed(journal);
      sharing.stop();
      await Promise.all([sockets.close(), draining.end(graceMilliseconds)]);
      await graphql.stop();
      await journal.close();
      await orm.close();
    },
  };
}

/** Whoever takes longer to ask is not waited for; looked at every second, not every half minute as node would. */
const slowClients = {
  requestTimeout: 10_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};

interface RequestFacts {
  readonly spender: Spender;
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
