import 'reflect-metadata';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { WebSocket } from 'ws';
import { usualUnitsPerMinute } from '../../src/request-costs.js';
import { machine, say } from '../replay/printed.js';
import { type ServerProcess, startServer } from '../support/server-process.js';
import { tellUsage } from '../support/usage.js';
import { type Flood, floodOf, post, searching, share, socketFlood } from './flood.js';

tellUsage(`Measures what floods and slow clients do to a server of its own; it prints, and judges nothing.
  npm run attack -- [part of the title of one measurement]`);

const worker = 'demo-worker';
const folder = await mkdtemp(path.join(tmpdir(), 'riparo-attack-'));
const server = await startServer({ DATA_DIR: folder, UNITS_PER_MINUTE: String(usualUnitsPerMinute) });
const port = Number(new URL(server.url).port);
const target = { port };
const agent = new http.Agent({ keepAlive: true });

say(`Measured attacks · ${machine()}`);
try {
  await searching(target, worker, { times: 50, everyMs: 0 });
  const rows: [string, () => Promise<string>][] = [
    ['A9 a body of 1 MB, 200 times; a gzip bomb of 100 MB, 50 times: RSS', largeBodies],
    ['A13 slow-loris: 1,000 sockets, a header byte a second', slowLoris],
    ['B2 one field 500 times: processor time of the server', repeatedField],
    [
      'G3 5,000 subscribes on one socket; 300 sockets of one account; a frame of 50 MB; a million pings',
      manySockets,
    ],
    ['G7 a reader of one byte a second', slowReader],
    ...floods().map(([name, begin]): [string, () => Promise<string>] => [
      `flood by ${name}`,
      () => flooded(begin),
    ]),
  ];
  const only = process.argv[2] ?? '';
  for (const [name, measure] of rows.filter(([title]) => title.includes(only)))
    say(`${name}: ${await measure()}`);
} finally {
  say(`the server ${server.isRunning() ? 'lives' : 'is dead'}`);
  agent.destroy();
  if (server.isRunning()) await server.end('SIGTERM');
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);

async function largeBodies(): Promise<string> {
  const before = await rssOf(server);
  const statuses = new Set<number>();
  const large = Buffer.alloc(1_000_000, 'x');
  for (let sent = 0; sent < 200; sent++) statuses.add(await status(large, {}));
  const bomb = gzipSync(Buffer.alloc(100_000_000, 32));
  for (let sent = 0; sent < 50; sent++) statuses.add(await status(bomb, { 'content-encoding': 'gzip' }));
  return `${(await rssOf(server)) - before} MB more; answered ${[...statuses].join(', ')} (0: cut while sending)`;
}

function status(body: Buffer, headers: http.OutgoingHttpHeaders): Promise<number> {
  return new Promise((resolve) => {
    const all = { 'content-type': 'application/json', 'content-length': body.length, ...headers };
    const request = http.request(
      { ...target, path: '/graphql', method: 'POST', headers: all },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
        request.destroy();
      },
    );
    request.on('error', () => resolve(0));
    request.end(body);
  });
}

async function slowLoris(): Promise<string> {
  const began = performance.now();
  const closed: number[] = [];
  const sockets = Array.from({ length: 1_000 }, () => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\nX-Slow: '),
    );
    socket.on('error', () => undefined);
    socket.on('close', () => closed.push(performance.now() - began));
    socket.resume();
    return socket;
  });
  const drip = setInterval(() => drop(sockets), 1_000);
  const health: number[] = [];
  while (closed.length < sockets.length && performance.now() - began < 30_000) {
    const from = performance.now();
    await get('/health');
    health.push(performance.now() - from);
    await pause(50);
  }
  clearInterval(drip);
  for (const socket of sockets) socket.destroy();
  return `${closed.length} closed, the last after ${(Math.max(...closed) / 1_000).toFixed(1)} s; health p99 ${ms(share(health, 0.99))}`;
}

function drop(sockets: readonly Socket[]): void {
  for (const socket of sockets) if (socket.writable) socket.write('a');
}

async function repeatedField(): Promise<string> {
  const query = `{ me { ${'id '.repeat(500)} } }`;
  const differing = `{ ${Array.from({ length: 300 }, (_, at) => `shelters(first: ${(at % 100) + 1}) { nodes { id } }`).join(' ')} }`;
  const times = 100;
  const told: string[] = [];
  for (const [name, document] of [
    ['500 times', query],
    ['300 times with other arguments', differing],
  ] as const) {
    const before = await cpuOf(server);
    // Each with words of its own, so that none is remembered.
    for (let sent = 0; sent < times; sent++)
      await post(target, { key: 'demo-coordinator', query: `${document} # ${sent}` }, agent);
    told.push(
      `${name} ${(((await cpuOf(server)) - before) / times).toFixed(1)} ms each, with everything around it`,
    );
  }
  return told.join('; ');
}

async function manySockets(): Promise<string> {
  const before = await rssOf(server);
  const codes = new Map<number, number>();
  const open = (say?: (socket: WebSocket) => void) =>
    new Promise<WebSocket>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
      socket.on('error', () => resolve(socket));
      socket.on('close', (code) => codes.set(code, (codes.get(code) ?? 0) + 1));
      socket.on('open', () => {
        socket.send(
          JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${worker}` } }),
        );
        setTimeout(() => {
          say?.(socket);
          resolve(socket);
        }, 300);
      });
    });
  const subscribe = (id: number) =>
    JSON.stringify({
      id: String(id),
      type: 'subscribe',
      payload: { query: 'subscription { bedsChanged { cursor } }' },
    });
  await open((socket) => {
    for (let id = 0; id < 5_000; id++) socket.send(subscribe(id));
  });
  await open((socket) => socket.send(Buffer.alloc(50_000_000, 'x').toString()));
  await open((socket) => {
    for (let sent = 0; sent < 1_000_000 && socket.readyState === socket.OPEN; sent++) {
      if (socket.bufferedAmount > 1_000_000) break;
      socket.ping();
    }
  });
  const many = await Promise.all(
    Array.from({ length: 300 }, () => open((socket) => socket.send(subscribe(1)))),
  );
  await pause(3_000);
  const during = (await rssOf(server)) - before;
  for (const socket of many) socket.terminate();
  await pause(5_000);
  const ended = [...codes].map(([code, times]) => `${code} × ${times}`).join(', ');
  return `${during} MB more during, ${(await rssOf(server)) - before} MB 5 s after; closed ${ended}`;
}

async function slowReader(): Promise<string> {
  const before = await searching(target, worker, { times: 20, everyMs: 0 });
  const request = `POST /graphql/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${worker}\r\nContent-Type: application/json\r\n`;
  const body = JSON.stringify({ query: 'subscription { bedsChanged { cursor pool { id name } } }' });
  const sockets = Array.from({ length: 15 }, () => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`${request}Content-Length: ${body.length}\r\n\r\n${body}`),
    );
    socket.on('error', () => undefined);
    socket.pause();
    return socket;
  });
  const reading = setInterval(() => {
    for (const socket of sockets) socket.read(1);
  }, 1_000);
  const during = await searching(target, worker, { times: 20, everyMs: 100 });
  clearInterval(reading);
  for (const socket of sockets) socket.destroy();
  return `a search beside 15 of them: p95 ${ms(share(during.milliseconds, 0.95))}, before ${ms(share(before.milliseconds, 0.95))}`;
}

function floods(): [string, () => Flood][] {
  const list = '{ shelters(first: 100) { nodes { id name organisation { name } pools { free } } } }';
  const callers = 200;
  let made = 0;
  return [
    [
      'nobody',
      () => floodOf(target, () => ({ query: '{ organisations(first: 100) { nodes { id } } }' }), callers),
    ],
    ['invented keys', () => floodOf(target, () => ({ key: `invented-${++made}`, query: list }), callers)],
    ['one key', () => floodOf(target, () => ({ key: 'demo-operator', query: list }), callers)],
    [
      'streams of nobody',
      () =>
        floodOf(
          target,
          () => ({ path: '/graphql/stream', query: 'subscription { bedsChanged { cursor } }' }),
          callers,
        ),
    ],
    ['sockets with invented keys', () => socketFlood(target, callers)],
  ];
}

async function flooded(begin: () => Flood): Promise<string> {
  const before = await searching(target, worker, { times: 30, everyMs: 0 });
  const flood = begin();
  const during = await searching(target, worker, { times: 30, everyMs: 200 });
  const told = await flood.stop();
  const after = await searching(target, worker, { times: 30, everyMs: 0 });
  const p95 = [before, during, after].map(({ milliseconds }) => ms(share(milliseconds, 0.95)));
  const statuses = [...told].map(([status, times]) => `${status} × ${times}`).join(', ');
  const failures = [...during.failures, ...after.failures];
  return `a worker's search p95 before ${p95[0]}, during ${p95[1]}, after ${p95[2]}; ${failures.length} of 60 failed${failures.map((failure) => ` (${failure})`)}; the flood was told ${statuses}`;
}

function get(path: string): Promise<void> {
  return new Promise((resolve) => {
    http
      .get({ ...target, path, agent }, (response) => response.resume().on('end', () => resolve()))
      .on('error', () => resolve());
  });
}

/** Resident memory, in megabytes. */
async function rssOf({ process }: ServerProcess): Promise<number> {
  const status = await readFile(`/proc/${process.pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024);
}

/** Processor time, in milliseconds. */
async function cpuOf({ process }: ServerProcess): Promise<number> {
  const stat = await readFile(`/proc/${process.pid}/stat`, 'utf8').catch(() => '');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return ((user ?? Number.NaN) + (system ?? Number.NaN)) * 10;
}

function ms(value: number): string {
  return `${Math.round(value)} ms`;
}
