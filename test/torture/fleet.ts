import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '../support/server-process.js';
import type { Target } from './wire.js';

/** Three servers of one registry, as processes. */
export interface Fleet {
  readonly servers: readonly TortureServer[];
  /** The next that takes requests; null when none does. */
  next(): Target | null;
  /** Servers that ended although nobody asked them to, with what they said. */
  deaths(): readonly string[];
  /** Lines of the logs about what nobody foresaw. */
  surprises(): readonly string[];
  stop(): Promise<void>;
}
export interface TortureServer extends Target {
  /** How far its own clock is off. */
  readonly clockShiftMs: number;
  start(clockShiftMs?: number): Promise<void>;
  /** Ends it; by SIGTERM it is first taken off the rotation. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

export interface FleetOptions {
  /** The folder that holds `dist`. */
  readonly product: string;
  readonly secretKey: string;
  readonly databaseUrls: readonly string[];
  readonly clockShiftsMs: readonly number[];
}

const shiftedClock = path.resolve('test/torture/shifted-clock.js');
const startDeadlineMs = 60_000;

export async function startFleet(options: FleetOptions): Promise<Fleet> {
  const deaths: string[] = [];
  const surprises: string[] = [];
  const servers = await Promise.all(
    options.databaseUrls.map(async (url, index) =>
      serverOf(
        { ...options, url, name: 'ABCDEFG'[index] ?? '?', port: await freePort() },
        { deaths, surprises },
      ),
    ),
  );
  await Promise.all(servers.map((server, index) => server.start(options.clockShiftsMs[index] ?? 0)));
  let turn = 0;
  return {
    servers,
    next() {
      const up = servers.filter((server) => server.isUp());
      return up[turn++ % Math.max(1, up.length)] ?? null;
    },
    deaths: () => deaths,
    surprises: () => surprises,
    async stop() {
      await Promise.all(servers.map((server) => server.end('SIGKILL')));
    },
  };
}

interface ServerOptions extends FleetOptions {
  readonly url: string;
  readonly name: string;
  readonly port: number;
}

interface Logs {
  readonly deaths: string[];
  readonly surprises: string[];
}

function serverOf(options: ServerOptions, logs: Logs): TortureServer & { isUp(): boolean } {
  const { deaths } = logs;
  const { name, port } = options;
  let child: ChildProcess | null = null;
  let isAsked = false;
  let isUp = false;
  let shift = 0;
  return {
    name,
    port,
    get clockShiftMs() {
      return shift;
    },
    isUp: () => isUp,
    async start(clockShiftMs = shift) {
      shift = clockShiftMs;
      isAsked = false;
      const { child: started, output } = spawnServer(options, clockShiftMs, logs);
      child = started;
      started.once('exit', (code) => {
        isUp = false;
        if (!isAsked) deaths.push(`server ${name} ended with ${code}: ${output().slice(-500)}`);
      });
      for (const deadline = performance.now() + startDeadlineMs; !output().includes('answers on'); ) {
        if (started.exitCode !== null || performance.now() > deadline) {
          // A server that finds no database ends and says so; who runs it starts it again.
          isAsked = true;
          started.kill('SIGKILL');
          throw new Error(`Server ${name} does not start: ${output().slice(-500)}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      isUp = true;
    },
    async end(signal) {
      isAsked = true;
      isUp = false;
      const ending = child;
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
      const exited = once(ending, 'exit');
      ending.kill(signal);
      const hangs = setTimeout(() => {
        deaths.push(`server ${name} does not end by ${signal}`);
        ending.kill('SIGKILL');
      }, 30_000);
      await exited;
      clearTimeout(hangs);
    },
  };
}

function spawnServer(options: ServerOptions, clockShiftMs: number, { surprises }: Logs) {
  const { product, secretKey, url, port } = options;
  const { PATH = '', HOME = '' } = process.env;
  const preload = clockShiftMs === 0 ? [] : ['--import', pathToFileURL(shiftedClock).href];
  const child = spawn(process.execPath, [...preload, path.join(product, 'dist/src/main.js')], {
    env: {
      ...{ PATH, HOME, LOG_LEVEL: 'error', PORT: String(port), DATABASE_URL: url, SECRET_KEY: secretKey },
      // A few clients ask without pause: here that is the point.
      UNITS_PER_MINUTE: '1000000000000',
      ...{ DATABASE_CONNECTIONS: '16', DEMO: 'false', TORTURE_CLOCK_SHIFT: String(clockShiftMs) },
    },
  });
  let said = '';
  const hear = (chunk: Buffer) => {
    const text = chunk.toString();
    said = (said + text).slice(-20_000);
    if (text.includes('unexpected error')) surprises.push(...text.split('\n').filter(isSurprise));
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return { child, output: () => said };
}

function isSurprise(line: string): boolean {
  return line.includes('unexpected error');
}
