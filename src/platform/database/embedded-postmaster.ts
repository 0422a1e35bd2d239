import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processClock } from '../clock.js';
import { type Runner, reasonOf } from './embedded-account.js';
import type { Binaries } from './embedded-binaries.js';

/** Server settings by name, as on the command line of `postgres`. */
export type Settings = Readonly<Record<string, string>>;

const startDeadlineMs = 180_000;
const stopDeadlineMs = 60_000;
const failuresBeforeGivingUp = 3;
const failuresWhileHeld = 7;

interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

/** The running PostgreSQL of a folder by its `postmaster.pid`, or null. */
function postmasterOf(folder: string): Postmaster | null {
  const file = path.join(folder, 'postmaster.pid');
  const text = textOf(file);
  if (text === null) return null;
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (pid > 0 && isPostgres(pid)) return { pid, port: Number(lines[3]), isReady: lines[7] === 'ready' };
  // PostgreSQL removes the file of a dead process itself, but not one whose number was given to another
  // program or is kept by an init that reaps no children; both happen in containers.
  if (pid > 0 && isAlive(pid) && textOf(file) === text) rmSync(file, { force: true });
  return null;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  return textOf(`/proc/${pid}/cmdline`)?.includes('postgres') ?? false;
}

/** Null when the file is gone, which it may be at any moment. */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

interface Start {
  readonly folder: string;
  readonly log: string;
  readonly settings: Settings;
  readonly binaries: Binaries;
  readonly runner: Runner;
}

/** Two that start at once: one postmaster wins the folder, the other's failure leads back to the first. */
export async function runPostgres(start: Start): Promise<{ port: number; isStarted: boolean }> {
  let isStarted = false;
  let failures = 0;
  for (
    const deadline = processClock.milliseconds() + startDeadlineMs;
    processClock.milliseconds() < deadline;
  ) {
    const postmaster = postmasterOf(start.folder);
    if (postmaster?.isReady) return { port: postmaster.port, isStarted };
    if (postmaster !== null) {
      await sleep(50);
      continue;
    }
    try {
      await startPostgres(start);
      isStarted = true;
    } catch (cause) {
      isStarted = false;
      failures += 1;
      // The processes of a killed postmaster hold its memory until their statements end.
      const isHeld = endOf(start.log).includes('still in use');
      if (failures >= (isHeld ? failuresWhileHeld : failuresBeforeGivingUp))
        throw notStarted(start.log, cause);
      await sleep(100 * 2 ** failures);
    }
  }
  throw notStarted(start.log, new Error('It did not become ready in three minutes.'));
}

async function startPostgres({ folder, log, settings, binaries, runner }: Start): Promise<void> {
  const options = Object.entries({ ...settings, port: String(await freePort()) });
  const line = options.map(([name, value]) => `-c ${name}=${quoted(value)}`).join(' ');
  await runner(binaries.pg_ctl, ['start', '-w', '-t', '60', '-s', '-D', folder, '-l', log, '-o', line]);
}

/** pg_ctl hands its options to a shell. */
function quoted(value: string): string {
  if (process.platform === 'win32') return `"${value}"`;
  return `'${value.replaceAll("'", `'\\''`)}'`;
}

/** @note `pg_ctl stop -w` waits for the file to go, and for ever when the next server writes it anew. */
export async function stopPostgres(folder: string, { pg_ctl }: Binaries, runner: Runner): Promise<void> {
  const postmaster = postmasterOf(folder);
  if (postmaster === null) return;
  const { pid } = postmaster;
  const refusal = await runner(pg_ctl, ['stop', '-m', 'fast', '-W', '-s', '-D', folder]).then(
    () => null,
    (cause: unknown) => cause,
  );
  for (const deadline = processClock.milliseconds() + stopDeadlineMs; isPostgres(pid); await sleep(10)) {
    if (refusal === null && processClock.milliseconds() < deadline) continue;
    throw new Error(`The embedded database does not stop. Stop it with "kill -INT ${pid}".`, {
      cause: refusal,
    });
  }
}

function notStarted(log: string, cause: unknown): Error {
  return new Error(
    `The embedded database does not start. ${reasonOf(cause)}\nThe end of its log, ${log}:\n${endOf(log)}\nMend what it names, choose another folder with DATA_DIR, or set DATABASE_URL to a PostgreSQL of yours.`,
    { cause },
  );
}

function endOf(log: string): string {
  return (textOf(log) ?? '').trimEnd().split('\n').slice(-8).join('\n');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
