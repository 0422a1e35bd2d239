import { setTimeout as sleep } from 'node:timers/promises';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Dice } from '../replay/dice.js';
import type { Account } from '../support/given.js';
import { watchDocument } from './documents.js';
import { isRecord, type Told, toldFrom } from './history.js';

export type Transport = 'SSE' | 'WebSocket';

/** One change as a subscriber heard it. */
export interface HeardChange {
  readonly poolId: string;
  /** Milliseconds, by the clock of the database. */
  readonly at: number;
  /** Null where the pool is to be taken off the screen. */
  readonly told: Told | null;
}

/** Follows the changes of pools over one stream after the other, each taken up where the last one broke off. */
export interface Subscriber {
  readonly name: string;
  /** The pools that it is told of. */
  readonly poolIds: ReadonlySet<string>;
  readonly changes: readonly HeardChange[];
  /** Why streams ended, where somebody said so. */
  readonly codes: ReadonlyMap<string, number>;
  /** How many streams it has opened. */
  readonly streams: number;
  /** Returns when it has a place to go on from. */
  readonly begun: Promise<void>;
  revisionOf(poolId: string): number;
  stop(): Promise<void>;
}

export interface SubscriberOptions {
  readonly account: Account;
  readonly transport: Transport;
  readonly port: number;
  readonly poolIds: ReadonlySet<string>;
  /** It asks for these by id, and not for all that it may see. */
  readonly isChoosing: boolean;
  readonly dice: Dice;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: unknown;
}
interface Sink {
  next(answer: Answer): void;
  error(error: unknown): void;
  complete(): void;
}

/** Nobody stays on one stream for ever: it leaves after so many changes at most, as a telephone in a tunnel does. */
const longestStream = 400;
const longestPauseMs = 250;

export function startSubscriber(options: SubscriberOptions): Subscriber {
  const { account, transport, poolIds, isChoosing, dice } = options;
  const changes: HeardChange[] = [];
  const revisions = new Map<string, number>();
  const codes = new Map<string, number>();
  const begun = Promise.withResolvers<void>();
  const own = isChoosing ? { poolIds: [...poolIds] } : {};
  let since: string | undefined;
  let streams = 0;
  let isOver = false;
  let leave: () => void = () => undefined;

  const hear = (root: Readonly<Record<string, unknown>>) => {
    since = String(root.cursor);
    begun.resolve();
    if (root.poolId === null) return;
    const poolId = String(root.poolId);
    const told = isRecord(root.pool) ? toldFrom(root.pool, poolId) : null;
    changes.push({ poolId, at: Date.parse(String(root.at)), told });
    if (told) revisions.set(poolId, told.revision);
  };
  const note = (errors: unknown) => {
    for (const { code, cursor } of refusalsIn(errors)) {
      codes.set(code, (codes.get(code) ?? 0) + 1);
      since = cursor ?? since;
    }
  };
  const take = ({ data, errors }: Answer) => {
    if (errors) note(errors);
    if (isRecord(data) && isRecord(data.bedsChanged)) hear(data.bedsChanged);
  };
  const oneStream = () =>
    new Promise<void>((ended) => {
      let left = 1 + dice.whole(longestStream);
      let isLeft = false;
      const end = () => {
        isLeft = true;
        ended();
      };
      const close = open(
        options,
        { ...own, since },
        {
          next(answer) {
            // What is still under way when a reader leaves comes again.
            if (isLeft) return;
            take(answer);
            if (--left === 0) leave();
          },
          error(error) {
            if (!isLeft) note(error);
            end();
          },
          complete: end,
        },
      );
      leave = () => {
        end();
        close();
      };
    });
  const run = async () => {
    while (!isOver) {
      streams++;
      await oneStream();
      if (!isOver) await sleep(dice.whole(longestPauseMs));
    }
  };
  const running = run();
  return {
    name: `${transport}, ${account.organisationId === null ? 'worker' : 'host'}, ${poolIds.size} pools`,
    ...{ poolIds, changes, codes, begun: begun.promise },
    get streams() {
      return streams;
    },
    revisionOf: (poolId) => revisions.get(poolId) ?? 0,
    async stop() {
      isOver = true;
      leave();
      await running;
    },
  };
}

/** Opens one stream, by the protocol's own client, which is told to try once. */
function open({ transport, port, account }: SubscriberOptions, variables: object, sink: Sink): () => void {
  const authorization = `Bearer ${account.key}`;
  const asked = { query: watchDocument, variables: { ...variables } };
  if (transport === 'SSE') {
    const url = `http://127.0.0.1:${port}/graphql/stream`;
    return createSseClient({ url, headers: { authorization }, retryAttempts: 0 }).subscribe(
      asked,
      sink as never,
    );
  }
  return createWsClient({
    ...{ url: `ws://127.0.0.1:${port}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0 },
    connectionParams: { authorization },
  }).subscribe(asked, sink as never);
}

interface SaidRefusal {
  readonly code: string;
  readonly cursor: string | undefined;
}

/** What was said at the end of a stream; nothing, where the connection was lost. */
function refusalsIn(said: unknown): SaidRefusal[] {
  if (Array.isArray(said)) return said.flatMap(refusalsIn);
  if (typeof said !== 'object' || said === null) return [];
  if ('extensions' in said && isRecord(said.extensions)) {
    const { code, details } = said.extensions;
    const cursor = isRecord(details) && typeof details.cursor === 'string' ? details.cursor : undefined;
    return [{ code: String(code), cursor }];
  }
  if ('response' in said && said.response instanceof Response) {
    const { status } = said.response;
    return [{ code: status === 503 ? 'UNAVAILABLE' : `HTTP ${status}`, cursor: undefined }];
  }
  return 'code' in said && 'reason' in said ? closeOf(Number(said.code), String(said.reason)) : [];
}

const tooSlow = 4900;
const tryAgainLater = 1013;
const ofTheProtocol = 4000;

/** A socket says why it closes; below 4000 are mostly the ends of connections. */
function closeOf(code: number, reason: string): SaidRefusal[] {
  if (code === tooSlow) return [{ code: 'TOO_SLOW', cursor: reason }];
  if (code === tryAgainLater) return [{ code: 'UNAVAILABLE', cursor: undefined }];
  return code >= ofTheProtocol ? [{ code: `close ${code}`, cursor: undefined }] : [];
}
