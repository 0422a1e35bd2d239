import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { type ClientOptions, WebSocket } from 'ws';
import type { App } from '../../src/app.js';
import type { Parsed } from '../support/world.js';

/** A change as a subscriber reads it. */
export interface Change {
  readonly cursor: string;
  readonly poolId: string | null;
  readonly pool: { readonly id: string; readonly revision: number; readonly free: number | null } | null;
  readonly at: string;
}

export const watchDocument = `subscription ($districtId: ID, $category: NeedCategory, $poolIds: [ID!], $since: String) {
  bedsChanged(districtId: $districtId, category: $category, poolIds: $poolIds, since: $since) {
    cursor poolId at pool { id revision free } } }`;

export interface Told {
  readonly data?: Parsed;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { code: string; details?: { cursor?: string } };
  }[];
}

/** A stream that a test reads: everything it was told, and how it ended. */
export interface Heard {
  readonly told: Told[];
  readonly changes: () => Change[];
  /** Changes of pools, without those that only move the cursor. */
  readonly ofPools: () => Change[];
  readonly codes: () => string[];
  readonly ended: () => boolean;
  readonly lastCursor: () => string | undefined;
  stop(): void;
}

export function urlOf(app: App, path = '/graphql/stream', scheme = 'http'): string {
  return `${scheme}://127.0.0.1:${(app.http.address() as AddressInfo).port}${path}`;
}

/** Over SSE, by the protocol's own client. */
export function overSse(app: App, key: string, variables: object = {}, document = watchDocument): Heard {
  const client = createSseClient({
    url: urlOf(app),
    headers: { authorization: `Bearer ${key}`, 'accept-language': 'en' },
    retryAttempts: 0,
  });
  return heardBy((sink) =>
    client.subscribe<Told['data']>({ query: document, variables: { ...variables } }, sink as never),
  );
}

interface Sink {
  next(told: Told): void;
  error(error: unknown): void;
  complete(): void;
}

export function heardBy(subscribe: (sink: Sink) => () => void): Heard {
  const told: Told[] = [];
  let isEnded = false;
  const end = () => {
    isEnded = true;
  };
  const stop = subscribe({
    next: (answer) => told.push(answer),
    error(error) {
      if (Array.isArray(error)) told.push({ errors: error });
      end();
    },
    complete: end,
  });
  const changes = () => told.flatMap(({ data }) => (data?.bedsChanged ? [data.bedsChanged as Change] : []));
  return {
    told,
    changes,
    ofPools: () => changes().filter(({ poolId }) => poolId !== null),
    codes: () => told.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.code)),
    ended: () => isEnded,
    lastCursor: () => changes().at(-1)?.cursor,
    stop,
  };
}

/** Waits until something is true, for a while. */
export async function until(isTrue: () => boolean | Promise<boolean>, withinMs = 25_000): Promise<void> {
  const attempts = withinMs / 10;
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (await isTrue()) return;
    await pause(10);
  }
  throw new Error(`It did not come true within ${withinMs} ms: ${isTrue}`);
}

/** Over WebSocket, message by message, so that a test can break the rules. */
export interface RawSocket {
  readonly socket: WebSocket;
  readonly messages: Parsed[];
  say(message: object): void;
  readonly closed: Promise<{ code: number; reason: string }>;
}

export async function openSocket(
  app: App,
  options: ClientOptions = {},
  greet: object | null = {},
): Promise<RawSocket> {
  const socket = new WebSocket(urlOf(app, '/graphql', 'ws'), 'graphql-transport-ws', options);
  const raw: RawSocket = {
    socket,
    messages: [],
    say: (message) => socket.send(JSON.stringify(message)),
    closed: new Promise((resolve) =>
      socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })),
    ),
  };
  socket.on('message', (data) => raw.messages.push(JSON.parse(String(data))));
  socket.on('error', () => undefined);
  await once(socket, 'open');
  if (greet) raw.say({ type: 'connection_init', payload: greet });
  return raw;
}

/** Over WebSocket, by the protocol's own client. */
export function overWebSocket(
  app: App,
  key: string,
  variables: object = {},
  document = watchDocument,
): Heard {
  const client = createWsClient({
    url: urlOf(app, '/graphql', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${key}`, language: 'en' },
    retryAttempts: 0,
  });
  return heardBy((sink) => client.subscribe({ query: document, variables: { ...variables } }, sink as never));
}
