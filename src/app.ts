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
  type Caller,
  CheckpointFile,
  callerOfRequest,
  callerOfSocket,
  guardRootFields,
  KeyGuesses,
  lineSigner,
  nobody,
  provideSignIn,
} from './access/index.js';
import { closeBedFeed } from './availability/index.js';
import { frontPage } from './front-page.js';
import { entities, resolvers } from './modules.js';
import { processClock, readClock } from './platform/clock.js';
import type { LiveConnection, RequestContext } from './platform/context.js';
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
import { type Installation, usualInstallation } from './platform/installation.js';
import type { Language } from './platform/language.js';
import { JournalFeed } from './platform/live/journal-feed.js';
import { networkPrefixOf } from './platform/network-prefix.js';
import type { Secrets } from './platform/secrets.js';
import { SubscriptionDocuments } from './platform/streams/prepared-subscription.js';
import { Seats } from './platform/streams/seats.js';
import { answerAsStream } from './platform/streams/server-sent-events.js';
import { streamLimits } from './platform/streams/stream-limits.js';
import { serveWebSocket } from './platform/streams/web-socket.js';
import { noVisit, type Visit, visitOf } from './platform/visit.js';

export interface AppOptions {
  readonly databaseUrl: string;
  readonly databaseConnections: number;
  readonly demoKeys: boolean;
  readonly secrets: Secrets;
  readonly log: Logger;
  /** What of it is not as usual. */
  readonly installation?: Partial<Installation>;
  /** Whose word is taken for the address a request comes from, as express takes it; none by default. */
  readonly trustedProxies?: readonly string[];
  /** The file that is told where the audit chain ends; null or absent: the log alone is. */
  readonly auditCheckpoints?: string | null;
}

export interface App {
  readonly http: Server;
  readonly orm: MikroORM;
  /** Stops taking requests, lets those under way finish within `graceMilliseconds`, lets go of the database. */
  close(graceMilliseconds?: number): Promise<void>;
}

type Reading = Request & { caller?: Caller };

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
  app.set('trust proxy', options.trustedProxies ?? false);

  const installation = { ...usualInstallation, isDemo: options.demoKeys, ...options.installation };
  const { publicUrl } = installation;
  const guesses = new KeyGuesses();
  const callerOptions = () => ({ em: orm.em.fork(), demoKeys: options.demoKeys, publicUrl, guesses });
  const visitBy = (request: Request, response: Response) =>
    visitOf(request, response, { networkPrefix: networkPrefixOf(request.ip), publicUrl });
  const signedIn: RequestHandler = async (request, response, next) => {
    const { authorization } = request.headers;
    const asked = { authorization, visit: visitBy(request, response), headers: request.headers };
    const caller = await callerOfRequest(asked, callerOptions());
    Object.assign(request, { caller });
    response.locals.actorId = caller.actor?.id;
    next();
  };
  const requestOf = ({ began, ...by }: RequestFacts): RequestContext => ({
    ...by,
    deadline: (began ?? processClock.milliseconds()) + requestMilliseconds,
    em: orm.em.fork({ useContext: true }),
    ...{ secrets, installation },
    log: log.child({ requestId: by.requestId }),
    memory: new Map(),
    live: null,
    committed: () => journal.notifier.announce(),
  });
  const contextOf = (request: Reading, response: Response): RequestContext =>
    requestOf({
      ...(request.caller ?? nobody),
      visit: visitBy(request, response),
      language: languageOf(request),
      requestId: String(response.locals.requestId),
      began: response.locals.began,
    });
  const liveContextOf = (
    by: Caller & { language: Language; requestId: string; cut: LiveConnection['cut'] },
  ) => {
    const { actor, credential, language, requestId, cut } = by;
    const facts = { credential, visit: noVisit, language, requestId };
    const live: LiveConnection = {
      ...{ journal, credential, cut },
      requestOf: (now) => requestOf({ actor: now, ...facts }),
    };
    return { ...requestOf({ actor, ...facts }), live };
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
        ...(request.caller ?? nobody),
        ...{ cut, language: languageOf(request), requestId: String(response.locals.requestId) },
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
  provideSignIn(app, contextOf, answeredInTime);
  app.get('/', frontPage);
  answerTheRest(app, log);

  const http = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 }, app);
  const draining = new Draining(http);
  const sockets = serveWebSocket(http, {
    ...{ door: subscriptions, log, publicUrl, isStopping: () => isStopping },
    signIn: (request, authorization) => {
      const networkPrefix = networkPrefixOf(request.socket.remoteAddress);
      const visit = visitOf(request, null, { networkPrefix, publicUrl });
      return callerOfSocket({ authorization, visit, headers: request.headers }, callerOptions());
    },
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

interface RequestFacts extends Caller {
  readonly visit: Visit;
  readonly language: Language;
  readonly requestId: string;
  /** By this process's clock; now when absent. */
  readonly began?: number;
}
