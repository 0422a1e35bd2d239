import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, accountFor, type Runner, runnerFor } from './embedded-account.js';
import { type Binaries, findBinaries } from './embedded-binaries.js';
import { type Login, loginNames } from './embedded-logins.js';

/** Server settings by name, as on the command line of `postgres`. */
export type Settings = Readonly<Record<string, string>>;

/** A folder with PostgreSQL's files, and the means to start and stop PostgreSQL on it. */
export interface Cluster {
  readonly folder: string;
  readonly passwords: Record<Login, string>;
  /** Starts PostgreSQL, or finds it running. `isStarted` is false when somebody else had started it. */
  run(settings: Settings): Promise<{ port: number; isStarted: boolean }>;
  /** Returns when the process is gone. */
  stop(): Promise<void>;
}

const draftPrefix = 'database.draft-';
const draftIsAbandonedAfterMs = 10 * 60_000;
const startDeadlineMs = 180_000;
const failuresBeforeGivingUp = 6;

/** The cluster under `dataDir/database`, created when there is none. */
export async function openCluster(dataDir: string, settings: Settings): Promise<Cluster> {
  const home = path.resolve(dataDir, 'database');
  const binaries = await findBinaries();
  makeFolder(path.dirname(home));
  const account = await accountFor(home);
  const runner = await runnerFor(account, binaries.postgres, path.dirname(home));
  if (!existsSync(home)) await create(home, { binaries, account, runner, settings });
  removeAbandonedDrafts(path.dirname(home));
  const folder = path.join(home, 'cluster');
  const log = path.join(home, 'server.log');
  const passwords = readPasswords(home);
  return {
    folder,
    passwords,
    run: (wanted) => runPostgres({ folder, log, settings: wanted, binaries, runner }),
    stop: () => stopPostgres(folder, binaries, runner),
  };
}

interface Creation {
  readonly binaries: Binaries;
  readonly account: Account;
  readonly runner: Runner;
  readonly settings: Settings;
}

/** Works in a draft and renames it at the end: a folder called `database` is always complete. */
async function create(home: string, { binaries, account, runner, settings }: Creation): Promise<void> {
  const draft = path.join(path.dirname(home), `${draftPrefix}${randomBytes(6).toString('hex')}`);
  const handOver = (file: string) => account !== null && chownSync(file, account.uid, account.gid);
  makeFolder(draft, 0o700);
  try {
    handOver(draft);
    for (const login of Object.keys(loginNames) as Login[]) {
      writeFileSync(passwordFile(draft, login), randomBytes(24).toString('hex'), { mode: 0o600 });
      handOver(passwordFile(draft, login));
    }
    await runner(binaries.initdb, [
      ...['-D', path.join(draft, 'cluster'), '-U', loginNames.superuser],
      ...['--auth=scram-sha-256', `--pwfile=${passwordFile(draft, 'superuser')}`],
      ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ...['--no-instructions', ...(settings.fsync === 'off' ? ['--no-sync'] : [])],
    ]);
    renameSync(draft, home);
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    // Another server was first; its database is as good as ours.
    if (existsSync(home)) return;
    throw new Error(`The database cannot be created in ${home}. ${textOf(cause)}`, { cause });
  }
}

/** What a server killed while it created the database left behind. */
function removeAbandonedDrafts(dataDir: string): void {
  for (const name of readdirSync(dataDir).filter((entry) => entry.startsWith(draftPrefix))) {
    const draft = path.join(dataDir, name);
    const changedAt = statSync(draft, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - changedAt > draftIsAbandonedAfterMs) rmSync(draft, { recursive: true, force: true });
  }
}

function makeFolder(folder: string, mode = 0o777): void {
  try {
    mkdirSync(folder, { recursive: true, mode });
  } catch (cause) {
    throw new Error(`The folder ${folder} cannot be made. Set DATA_DIR to a folder you may write to.`, {
      cause,
    });
  }
}

function passwordFile(home: string, login: Login): string {
  return path.join(home, `${login}.password`);
}

function readPasswords(home: string): Record<Login, string> {
  const read = (login: Login) => readFileSync(passwordFile(home, login), 'utf8').trim();
  try {
    return { superuser: read('superuser'), owner: read('owner'), server: read('server') };
  } catch (cause) {
    throw new Error(
      `The passwords in ${home} cannot be read. If the folder belongs to another account, start Riparo as that account; if it is not a database of Riparo, set DATA_DIR to another folder.`,
      { cause },
    );
  }
}

interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

/** The running PostgreSQL of a folder by its `postmaster.pid`, or null. */
function postmasterOf(folder: string): Postmaster | null {
  const file = path.join(folder, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (pid > 0 && isPostgres(pid)) return { pid, port: Number(lines[3]), isReady: lines[7] === 'ready' };
  // PostgreSQL removes the file of a dead process itself, but not one whose number was given to another
  // program or is kept by an init that reaps no children; both happen in containers.
  if (pid > 0 && isAlive(pid) && readFileSync(file, 'utf8') === text) rmSync(file, { force: true });
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
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return false;
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
async function runPostgres(start: Start): Promise<{ port: number; isStarted: boolean }> {
  let isStarted = false;
  let failures = 0;
  for (const deadline = Date.now() + startDeadlineMs; Date.now() < deadline; ) {
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
      if (failures === failuresBeforeGivingUp) throw notStarted(start.log, cause);
      // The processes of a killed postmaster can hold its memory until their statement ends.
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

async function stopPostgres(folder: string, { pg_ctl }: Binaries, runner: Runner): Promise<void> {
  const postmaster = postmasterOf(folder);
  if (postmaster === null) return;
  await runner(pg_ctl, ['stop', '-m', 'fast', '-w', '-s', '-D', folder]).catch((cause: unknown) => {
    if (postmasterOf(folder) === null) return;
    throw new Error(
      `The embedded database (process ${postmaster.pid}) does not stop. Stop it with "kill -INT ${postmaster.pid}". ${textOf(cause)}`,
      { cause },
    );
  });
  // pg_ctl waits for the file to go; the process follows a moment later.
  for (let waits = 0; waits < 100 && isPostgres(postmaster.pid); waits++) await sleep(10);
}

function notStarted(log: string, cause: unknown): Error {
  const end = existsSync(log)
    ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-8).join('\n')
    : '(no log)';
  return new Error(
    `The embedded database does not start. ${textOf(cause)}\nThe end of its log, ${log}:\n${end}\nMend what it names, choose another folder with DATA_DIR, or set DATABASE_URL to a PostgreSQL of yours.`,
    { cause },
  );
}

function textOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
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
