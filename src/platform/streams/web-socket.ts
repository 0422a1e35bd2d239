import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { GraphQLError } from 'graphql';
import { type Context, handleProtocols, makeServer } from 'graphql-ws';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Actor, Credential, LiveConnection, RequestContext } from '../context.js';
import { Refusal } from '../errors.js';
import { answerOf, asGraphqlError, refusalFrom } from '../graphql/format-error.js';
import type { Language } from '../language.js';
import { isOwnPage } from '../own-page.rules.js';
import { visitOf } from '../visit.js';
import { attendSocket, closeSocket } from './attended-socket.js';
import { type PreparedSubscription, type StreamRequest } from './prepared-subscription.js';
import { runSubscription } from './run-subscription.js';
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
  contextOf(by: SocketSignIn & { language: Language; cut(why: Refusal): void }): LiveContext;
}

interface Extra extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  signIn?: SocketSignIn;
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
  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const why = whyNotUpgrade(request, options);
    if (why) return socket.end(`HTTP/1.1 ${why}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    sockets.handleUpgrade(request, socket, head, (opened) => {
      attendSocket(opened, (wire) => server.opened(wire, { socket: opened, request }));
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

function whyNotUpgrade(request: IncomingMessage, { publicUrl, isStopping }: WebSocketOptions): string | null {
  if (isStopping()) return '503 Service Unavailable';
  if (new URL(request.url ?? '/', 'http://here').pathname !== '/graphql') return '404 Not Found';
  if (!isOwnOrigin(request, publicUrl)) return '403 Forbidden';
  const { cookies } = visitOf(request, null, { networkPrefix: '', publicUrl });
  const isByCookie = !request.headers.authorization && cookies?.get('session');
  return isByCookie && !isOwnPage(request.headers, publicUrl) ? '403 Forbidden' : null;
}

/** By the key of the first message, or by the key or the cookie of the request that opened the socket. */
async function letIn(ctx: SocketContext, { door, signIn }: WebSocketOptions): Promise<boolean> {
  const { socket, request } = ctx.extra;
  const { authorization, language } = ctx.connectionParams ?? {};
  const given = typeof authorization === 'string' ? authorization : request.headers.authorization;
  const by = await signIn(request, given).catch((error) => (isRefused(error) ? null : undefined));
  if (by === undefined) {
    // Nobody can say now whether the key is in force: its holder is not told that it is not.
    closeSocket(socket, 1013, 'Try again later');
    return true;
  }
  if (by === null) return false;
  const leave = door.seats.take(by.actor?.id ?? 'nobody');
  if (!leave) {
    closeSocket(socket, 4429, 'Too many connections');
    return true;
  }
  socket.once('close', leave);
  ctx.extra.signIn = by;
  ctx.extra.language = languageOf(language, request);
  return true;
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
  const { door, contextOf } = options;
  const { socket, signIn = nobody, language = 'it' } = ctx.extra;
  try {
    if (Object.keys(ctx.subscriptions).length > streamLimits.subscriptionsOfSocket)
      throw tooManySubscriptions;
    const subscription: PreparedSubscription = door.documents.prepare(payload);
    const cut = (why: Refusal) => closeSocket(socket, 4900, String(why.details.cursor ?? why.code));
    const running = runSubscription(door.schema, subscription, contextOf({ ...signIn, language, cut }));
    const { document, operationName } = subscription;
    return { schema: door.schema, document, operationName, rootValue: await running };
  } catch (error) {
    return [asGraphqlError(error)];
  }
}

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
