import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { GraphQLError } from 'graphql';
import { type Context, handleProtocols, makeServer } from 'graphql-ws';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { processClock } from '../clock.js';
import type { Actor, Credential, LiveConnection, RequestContext } from '../context.js';
import { Refusal } from '../errors.js';
import { answerOf, asGraphqlError, refusalFrom } from '../graphql/format-error.js';
import type { Language } from '../language.js';
import { isOwnPage } from '../own-page.rules.js';
import type { Arrival, Reception } from '../sharing/reception.js';
import { networkSpender, type Spender } from '../sharing/spender.rules.js';
import { visitOf } from '../visit.js';
import { attendSocket, closeSocket } from './attended-socket.js';
import { openSubscription } from './open-subscription.js';
import type { StreamRequest } from './prepared-subscription.js';
import { Seats } from './seats.js';
import type { StreamDoor } from './server-sent-events.js';
import { streamLimits } from './stream-limits.js';
import { isOwnOrigin } from './web-socket-origin.js';

type LiveContext = RequestContext & { readonly live: LiveConnection };

/** Somebody who signed in, or nobody: a socket may be open without a key, and may do nothing. */
export interface SocketSignIn {
  readonly actor: Actor | null;
  readonly credential: Credential | null;
}

export interface WebSocketOptions {
  readonly door: StreamDoor;
  readonly publicUrl: string | null;
  readonly log: Logger;
  readonly isStopping: () => boolean;
  /** @throws where the key or the session is not in force, or a foreign page opened the socket */
  signIn(request: IncomingMessage, authorization: string | undefined): Promise<SocketSignIn>;
  contextOf(
    by: SocketSignIn & { language: Language; spender: Spender; cut(why: Refusal): void },
  ): LiveContext;
  /** Who sends the request that opens a socket, with what it shows besides its key. */
  arrivalOf(request: IncomingMessage, authorization: string | undefined): Arrival;
  readonly reception: Reception;
}

interface Extra extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  /** Gives back the place of those who have not said who they are. */
  readonly introduced: () => void;
  signIn?: SocketSignIn;
  spender?: Spender;
  language?: Language;
}
type SocketContext = Context<Record<string, unknown>, Extra>;

const closingPauseMs = 100;

/** Subscriptions over WebSocket, subprotocol graphql-transport-ws, at /graphql. */
export function serveWebSocket(http: Server, options: WebSocketOptions): { close(): Promise<void> } {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: streamLimits.frameBytes,
    perMessageDeflate: false,
    clientTracking: true,
    handleProtocols,
  });
  const server = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: streamLimits.initWithinMs,
    onConnect: (ctx) => letIn(ctx, options),
    onSubscribe: (ctx, _id, payload) => prepared(ctx, payload, options),
    subscribe: (args) => args.rootValue as never,
    onNext: (_ctx, _id, _payload, _args, result) => result as never,
    onError: (ctx, _id, _payload, errors) => errorsTold(ctx, errors as GraphQLError[], options) as never,
  });
  const waiting = new Seats(streamLimits.waitingOfNetwork);
  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const why = whyNotUpgrade(request, options);
    const introduced = why ? null : waiting.take(options.arrivalOf(request, undefined).network.name);
    if (!introduced) return turnedAway(socket, why ?? '429 Too Many Requests');
    socket.once('close', introduced);
    sockets.handleUpgrade(request, socket, head, (opened) => {
      attendSocket(opened, (wire) => server.opened(wire, { socket: opened, request, introduced }));
    });
  });
  return {
    async close() {
      // Streams that were ended tell it first.
      await pause(closingPauseMs);
      for (const socket of sockets.clients) closeSocket(socket, 1012, 'Service restart');
      sockets.close();
    },
  };
}

function turnedAway(socket: Duplex, why: string): void {
  socket.end(`HTTP/1.1 ${why}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  // Whoever does not read it is not waited for.
  setTimeout(() => socket.destroy(), streamLimits.lastWordsMs).unref();
}

function whyNotUpgrade(request: IncomingMessage, { publicUrl, isStopping }: WebSocketOptions): string | null {
  if (isStopping()) return '503 Service Unavailable';
  if (new URL(request.url ?? '/', 'http://here').pathname !== '/graphql') return '404 Not Found';
  if (!isOwnOrigin(request, publicUrl)) return '403 Forbidden';
  const { cookies } = visitOf(request, null, { networkPrefix: '', publicUrl });
  const isByCookie = !request.headers.authorization && cookies?.get('session');
  return isByCookie && !isOwnPage(request.headers, publicUrl) ? '403 Forbidden' : null;
}

/** By the key of the first message, or by the key or the cookie of the request that opened the socket. */
async function letIn(ctx: SocketContext, options: WebSocketOptions): Promise<boolean> {
  const { socket, request, introduced } = ctx.extra;
  const { authorization, language } = ctx.connectionParams ?? {};
  const given = typeof authorization === 'string' ? authorization : request.headers.authorization;
  const by = await signedIn(ctx, given, options).catch((error) => (isRefused(error) ? null : undefined));
  introduced();
  if (by === undefined) {
    // Nobody can say now whether the key is in force: its holder is not told that it is not.
    closeSocket(socket, 1013, 'Try again later');
    return true;
  }
  if (by === null) return false;
  const leave = options.door.seats.take(by.spender.name);
  if (!leave) {
    closeSocket(socket, 4429, 'Too many connections');
    return true;
  }
  socket.once('close', leave);
  Object.assign(ctx.extra, by);
  ctx.extra.language = languageOf(language, request);
  return true;
}

async function signedIn(
  { extra: { request } }: SocketContext,
  authorization: string | undefined,
  { reception, arrivalOf, signIn }: WebSocketOptions,
): Promise<{ signIn: SocketSignIn; spender: Spender }> {
  let by = nobody;
  const { leave, spender } = await reception.enter(arrivalOf(request, authorization), async () => {
    by = await signIn(request, authorization);
    return by.actor?.id ?? null;
  });
  leave();
  return { signIn: by, spender };
}

/** Whether it was this caller who was refused: anything else says nothing of them. */
function isRefused(error: unknown): boolean {
  return error instanceof Refusal && ['NOT_SIGNED_IN', 'FOREIGN_PAGE', 'RATE_LIMITED'].includes(error.code);
}

function languageOf(wanted: unknown, request: IncomingMessage): Language {
  if (wanted === 'it' || wanted === 'en') return wanted;
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'it';
}

/** What the client asks for, opened; or what is wrong with it. */
async function prepared(ctx: SocketContext, payload: StreamRequest, options: WebSocketOptions) {
  const { door, contextOf, reception, log } = options;
  const { socket, signIn = nobody, spender = unknownSpender, language = 'it' } = ctx.extra;
  const cut = (why: Refusal) => closeSocket(socket, 4900, String(why.details.cursor ?? why.code));
  const request = contextOf({ ...signIn, spender, language, cut });
  const began = processClock.milliseconds();
  const opened = async () => {
    if (Object.keys(ctx.subscriptions).length > streamLimits.subscriptionsOfSocket)
      throw tooManySubscriptions;
    return reception.inside(spender, () => openSubscription(door, payload, request));
  };
  try {
    const { subscription, running } = await opened();
    const { document, operationName } = subscription;
    return { schema: door.schema, document, operationName, rootValue: running };
  } catch (error) {
    request.notes.code = refusalFrom(error, log).code;
    return [asGraphqlError(error)];
  } finally {
    const { notes, requestId } = request;
    log.info(
      {
        ...{ requestId, transport: 'websocket', actorId: signIn.actor?.id, fields: notes.fields },
        ...{ cost: notes.charge?.cost, code: notes.code },
        milliseconds: Math.round(processClock.milliseconds() - began),
      },
      'subscription',
    );
  }
}

const unknownSpender = networkSpender('unknown');
const nobody: SocketSignIn = { actor: null, credential: null };
const tooManySubscriptions = new Refusal('TOO_COMPLEX', {
  reason: {
    en: `a socket may have ${streamLimits.subscriptionsOfSocket} subscriptions.`,
    it: `un socket può avere ${streamLimits.subscriptionsOfSocket} subscription.`,
  },
});

/** The same words as over HTTP. A key that is no longer in force takes its socket with it. */
function errorsTold(ctx: SocketContext, errors: readonly GraphQLError[], { log }: WebSocketOptions) {
  const { socket, signIn, language = 'it' } = ctx.extra;
  const told = errors.map((error) => answerOf(refusalFrom(error.originalError ?? error, log), language));
  const isOut = told.some(({ extensions }) => extensions?.code === 'NOT_SIGNED_IN');
  if (isOut && signIn?.actor) setTimeout(() => closeSocket(socket, 4403, 'Forbidden'), 50).unref();
  return told;
}
