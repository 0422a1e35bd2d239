import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

/** Where a server is. */
export interface Target {
  readonly port: number;
}

/** Many who ask without pause, until they are stopped; gives how often each status came. */
export interface Flood {
  stop(): Promise<ReadonlyMap<string, number>>;
}

export interface Asked {
  readonly path?: string;
  readonly key?: string | null;
  readonly query: string;
}

export function post(
  { port }: Target,
  { path = '/graphql', key, query }: Asked,
  agent: http.Agent,
): Promise<Answer> {
  const body = JSON.stringify({ query });
  const headers: http.OutgoingHttpHeaders = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  if (key) headers.authorization = `Bearer ${key}`;
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port, path, method: 'POST', agent, headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
        response.on('error', reject);
      },
    );
    request.setTimeout(10_000, () => request.destroy());
    request.on('error', reject);
    request.end(body);
  });
}
interface Answer {
  readonly status: number;
  readonly text: string;
}

/** `connections` callers at once, each asking again as soon as it was answered. */
export function floodOf(target: Target, asked: () => Asked, connections: number): Flood {
  return floodBy(connections, () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    return {
      once: async () => String((await post(target, asked(), agent)).status),
      end: () => agent.destroy(),
    };
  });
}

/** Sockets that are opened and say nothing, or something that is no key. */
export function socketFlood({ port }: Target, connections: number): Flood {
  return floodBy(connections, () => {
    let socket: WebSocket;
    return {
      once: () =>
        new Promise((resolve) => {
          socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
          socket.on('open', () => {
            const payload = { authorization: `Bearer ${randomUUID()}` };
            socket.send(JSON.stringify({ type: 'connection_init', payload }));
          });
          socket.on('unexpected-response', (_, response) => {
            resolve(String(response.statusCode));
            socket.terminate();
          });
          socket.on('error', () => resolve('refused'));
          socket.on('close', (code) => resolve(String(code)));
        }),
      end: () => socket?.terminate(),
    };
  });
}

interface Caller {
  once(): Promise<string>;
  end(): void;
}

function floodBy(connections: number, callerOf: () => Caller): Flood {
  const told = new Map<string, number>();
  let isOver = false;
  const callers = Array.from({ length: connections }, callerOf);
  const running = callers.map(async (caller) => {
    while (!isOver) {
      const status = await caller.once().catch(() => 'cut');
      told.set(status, (told.get(status) ?? 0) + 1);
      if (status === 'cut' || status === 'refused') await pause(20);
    }
  });
  return {
    async stop() {
      isOver = true;
      await Promise.race([Promise.all(running), pause(3_000, undefined, { ref: false })]);
      for (const caller of callers) caller.end();
      return told;
    },
  };
}

export const search =
  '{ findBeds(need: {category: FAMILY, guests: [{sex: FEMALE, age: 34}]}) { nodes { free light shelter { name organisation { name } } reasons { message } } } }';

/** A worker who searches, one search after the other; gives how long each took, and what went wrong. */
export async function searching(
  target: Target,
  key: string,
  { times, everyMs }: { times: number; everyMs: number },
): Promise<{ milliseconds: number[]; failures: string[] }> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const milliseconds: number[] = [];
  const failures: string[] = [];
  for (let at = 0; at < times; at++) {
    const began = performance.now();
    const { status, text } = await post(target, { key, query: search }, agent).catch(() => ({
      status: 0,
      text: 'cut',
    }));
    milliseconds.push(performance.now() - began);
    if (status !== 200 || text.includes('"errors"')) failures.push(`${status} ${text.slice(0, 200)}`);
    await pause(everyMs);
  }
  agent.destroy();
  return { milliseconds, failures };
}

export function share(milliseconds: readonly number[], part: number): number {
  const sorted = [...milliseconds].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
