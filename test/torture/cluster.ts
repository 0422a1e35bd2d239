import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { quietLog } from '../../src/platform/database/embedded.js';
import { accountFor, type Runner, runnerFor } from '../../src/platform/database/embedded-account.js';
import { type Binaries, findBinaries } from '../../src/platform/database/embedded-binaries.js';
import { openCluster } from '../../src/platform/database/embedded-cluster.js';
import { loginNames, setUpLogins, type UrlOf } from '../../src/platform/database/embedded-logins.js';
import { maintaining } from '../../src/platform/database/row-security.js';
import { freePort } from '../support/server-process.js';

/** A PostgreSQL of this run alone, that writes to the disk before it answers, on one port for all its lives. */
export interface TortureCluster {
  readonly port: number;
  readonly urlOf: UrlOf;
  /** The file PostgreSQL writes its log to. */
  readonly log: string;
  /** Kills the postmaster at once, and starts PostgreSQL on what it left. */
  crash(): Promise<void>;
  /** Stops PostgreSQL as its keeper does, sessions cut off, and starts it again. */
  restart(): Promise<void>;
  /** Stops PostgreSQL and takes its files away. */
  remove(): Promise<void>;
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  ...quietLog,
} as const;
const startDeadlineMs = 60_000;

export async function startCluster(
  dataDir: string,
  more: Readonly<Record<string, string>> = {},
): Promise<TortureCluster> {
  const { folder, passwords } = await openCluster(dataDir, settings);
  const binaries = await findBinaries();
  const home = path.dirname(folder);
  const runner = await runnerFor(await accountFor(home), binaries.postgres, path.dirname(home));
  const port = await freePort();
  const given = { folder, binaries, runner, options: { ...settings, ...more, port: String(port) } };
  await start(given);
  const urlOf: UrlOf = (login, database) => {
    const url = `postgresql://${loginNames[login]}:${passwords[login]}@127.0.0.1:${port}/${database}`;
    return login === 'owner' ? maintaining(url) : url;
  };
  await setUpLogins(urlOf, passwords);
  return {
    port,
    urlOf,
    log: logOf(folder),
    async crash() {
      const pid = postmasterOf(folder);
      if (pid !== null) process.kill(pid, 'SIGKILL');
      await start(given);
    },
    async restart() {
      await runner(binaries.pg_ctl, ['stop', '-m', 'fast', '-w', '-s', '-D', folder]);
      await start(given);
    },
    async remove() {
      await runner(binaries.pg_ctl, ['stop', '-m', 'immediate', '-w', '-s', '-D', folder]).catch(() => '');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface Start {
  readonly folder: string;
  readonly binaries: Binaries;
  readonly runner: Runner;
  readonly options: Readonly<Record<string, string>>;
}

/** The processes of a killed postmaster hold its memory until they notice: then it is tried again. */
async function start({ folder, binaries, runner, options }: Start): Promise<void> {
  const line = Object.entries(options)
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ');
  const log = logOf(folder);
  for (const deadline = performance.now() + startDeadlineMs; ; await sleep(100)) {
    const pid = postmasterOf(folder);
    if (pid !== null && !isPostgres(pid)) rmSync(path.join(folder, 'postmaster.pid'), { force: true });
    try {
      await runner(binaries.pg_ctl, ['start', '-w', '-t', '60', '-s', '-D', folder, '-l', log, '-o', line]);
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
  }
}

function logOf(folder: string): string {
  return path.join(path.dirname(folder), 'server.log');
}

function postmasterOf(folder: string): number | null {
  try {
    return Number(readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}

/** A killed process may stay in the table until somebody asks for it: its command line is empty then. */
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return false;
  }
}

/** Lends a connection, also to a database that has just come back. */
export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'riparo torture' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
