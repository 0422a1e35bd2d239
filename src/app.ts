import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { expressMiddleware } from '@as-integrations/express5';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Request, RequestHandler, Response } from 'express';
import {
  type Caller,
  callerOfRequest,
  callerOfSocket,
  guardRootFields,
  KeyGuesses,
  nobody,
  provideSignIn,
} from './access/index.js';
import { type SealingOptions, sealerOn } from './audit-sealing.js';
import { closeBedFeed } from './availability/index.js';
import type { ConsoleFiles } from './console-files.js';
import { provideConsole } from './console-pages.js';
import { provideOneTap, provideSms } from './exchange/index.js';
import { entities, resolvers } from './modules.js';
import { provideRotaCalendar } from './on-call/index.js';
import { processClock, readClock } from './platform/clock.js';
import type { LiveConnection, RequestContext } from './platform/context.js';
import { lineNameOf } from './platform/data-keys/servers-of-before.js';
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
import { type Installation, usualInstallation } from './platform/installation.js';
import { graphqlRequest, jsonRequest } from './platform/json-request.js';
import type { Language } from './platform/language.js';
import { JournalFeed } from './platform/live/journal-feed.js';
import { addressBehind, networkPrefixOf } from './platform/network-prefix.js';
import { Allowances } from './platform/sharing/allowances.js';
import { Entrance } from './platform/sharing/entrance.js';
import { arrivalOf, Reception } from './platform/sharing/reception.js';
import { shareSpending } from './platform/sharing/share-spending.js';
import type { Spender } from './platform/sharing/spender.rules.js';
import { SubscriptionDocuments } from './platform/streams/prepared-subscription.js';
import { Seats } from './platform/streams/seats.js';
import { answerAsStream } from './platform/streams/server-sent-events.js';
import { streamLimits } from './platform/streams/stream-limits.js';
import { serveWebSocket } from './platform/streams/web-socket.js';
import { noVisit, type Visit, visitOf } from './platform/visit.js';
import { requestCosts, usualUnitsPerMinute } from './request-costs.js';

export interface AppOptions extends SealingOptions {
  readonly databaseUrl: string;
  readonly databaseConnections: number;
  readonly demoKeys: boolean;
  /** The built console; without it there is only the API. */
  readonly console?: ConsoleFiles | null;
  /** What of it is not as usual. */
  readonly installation?: Partial<Installation>;
  /** Whose word is taken for the address a request comes from, as express takes it; none by default. */
  readonly trustedProxies?: readonly string[];
  /** What an account may spend; see request-costs.ts. */
  readonly unitsPerMinute?: number;
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
  const sealer = sealerOn(orm, options);
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
  const installation = { ...usualInstallation, isDemo: options.demoKeys, ...options.installation };
  const { publicUrl } = installation;
  const app = createHttp(log, { isReady, publicUrl });
  app.set('trust proxy', options.trustedProxies ?? false);

  const unitsPerMinute = options.unitsPerMinute ?? usualUnitsPerMinute;
  const allowances = new Allowances({
    ofAccount: unitsPerMinute,
    ...{ ofNetwork: unitsPerMinute / 4, ofEntrance: unitsPerMinute / 16 },
  });
  const sharing = shareSpending(allowances, () => orm.em.fork());

  const guesses = new KeyGuesses();
  const callerOptions = () => ({ em: orm.em.fork(), demoKeys: options.demoKeys, publicUrl, guesses });
  const visitBy = (request: Request, response: Response) =>
    visitOf(request, response, { networkPrefix: networkPrefixOf(request.ip), publicUrl });
  const entrance = new Entrance({ secrets, documents, now: () => allowances.now() });
  const door = new Door(options.databaseConnections);
  const reception = new Reception({ ...{ door, allowances, documents, entrance }, visitOf: visitBy });
  const admitted = reception.admit(async (request, response) => {
    const { authorization } = request.headers;
    const isSigningIn = entrance.isSigningIn(request);
    const asked = { authorization, visit: visitBy(request, response), isSigningIn, headers: request.headers };
    const caller = await callerOfRequest(asked, callerOptions());
    Object.assign(request, { caller });
    response.locals.actorId = caller.actor?.id;
    return caller.actor?.id ?? null;
  });
  const requestOf = ({ began, spender, ...by }: RequestFacts): RequestContext => ({
    ...by,
    deadline: (began ?? processClock.milliseconds()) + requestMilliseconds,
    em: orm.em.fork({ useContext: true }),
    ...{ secrets, installation },
    log: log.child({ requestId: by.requestId }),
    memory: new Map(),
    share: reception.shareOf(spender, by.visit),
    notes: {},
    live: null,
    committed: () => journal.notifier.announce(),
  });
  const contextOf = (request: Reading, response: Response): RequestContext => {
    const { requestId, began, spender } = response.locals;
    const visit = visitBy(request, response);
    return requestOf({
      ...(request.caller ?? nobody),
      ...{ visit, language: languageOf(request), requestId: String(requestId) },
      // What has not come by the reception is on its way to the sign-in provider.
      ...{ began, spender: spender ?? entrance.spenderOf(visit) },
    });
  };
  const withContext: RequestHandler = (request, response, next) => {
    const ctx = contextOf(request, response);
    Object.assign(response.locals, { ctx, notes: ctx.notes });
    next();
  };
  const liveContextOf = (
    by: Caller & { spender: Spender; language: Language; requestId: string; cut: LiveConnection['cut'] },
  ) => {
    const { actor, credential, spender, language, requestId, cut } = by;
    const facts = { credential, visit: noVisit, spender, language, requestId };
    const live: LiveConnection = {
      ...{ journal, credential, cut },
      requestOf: (now) => requestOf({ actor: now, ...facts }),
    };
    return { ...requestOf({ actor, ...facts }), live };
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
        ...(request.caller ?? nobody),
        ...{ spender, cut, language: languageOf(request), requestId: String(requestId) },
      });
      response.locals.notes = ctx.notes;
      return ctx;
    });
  });
  app.all(
    '/graphql',
    ...[answeredInTime, reception.refuseSpentNetwork, ...graphqlRequest, reception.refuseSpent],
    ...[admitted, withContext],
    expressMiddleware(graphql, { context: async ({ res }) => res.locals.ctx }),
  );
  provideSignIn(app, contextOf, answeredInTime);
  const strangers = [answeredInTime, reception.refuseSpentNetwork, reception.admit(async () => null)];
  provideOneTap(app, { contextOf, before: strangers });
  provideSms(app, contextOf, answeredInTime);
  provideRotaCalendar(app, contextOf, answeredInTime, reception.refuseSpentNetwork);
  if (options.console) provideConsole(app, options.console);
  answerTheRest(app, log);

  const http = createServer(slowClients, app);
  const senderOf = (request: IncomingMessage) => addressBehind(request, app.get('trust proxy fn'));
  const draining = new Draining(http);
  const sockets = serveWebSocket(http, {
    ...{ door: subscriptions, log, publicUrl, isStopping: () => isStopping, reception },
    arrivalOf: (request, authorization) =>
      arrivalOf({
        ip: senderOf(request),
        headers: { ...request.headers, ...(authorization && { authorization }) },
      }),
    signIn: (request, authorization) => {
      const networkPrefix = networkPrefixOf(senderOf(request));
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
      sharing.stop();
      await Promise.all([sockets.close(), draining.end(graceMilliseconds)]);
      await graphql.stop();
      await sealer.close();
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

interface RequestFacts extends Caller {
  readonly spender: Spender;
  readonly visit: Visit;
  readonly language: Language;
  readonly requestId: string;
  /** By this process's clock; now when absent. */
  readonly began?: number;
}
