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
import path from 'node:path';
import { processClock } from '../clock.js';
import { type Account, accountFor, type Runner, reasonOf, runnerFor } from './embedded-account.js';
import { type Binaries, findBinaries } from './embedded-binaries.js';
import { type Login, loginNames } from './embedded-logins.js';
import { runPostgres, type Settings, stopPostgres } from './embedded-postmaster.js';

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
    throw new Error(
      `The database cannot be created in ${home}.\n${reasonOf(cause)}\nIf the folder is the reason, set DATA_DIR to another one or start Riparo as an ordinary user.`,
      { cause },
    );
  }
}

/** What a server killed while it created the database left behind. */
function removeAbandonedDrafts(dataDir: string): void {
  for (const name of readdirSync(dataDir).filter((entry) => entry.startsWith(draftPrefix))) {
    const draft = path.join(dataDir, name);
    const changedAt = statSync(draft, { throwIfNoEntry: false })?.mtimeMs ?? processClock.date().getTime();
    if (processClock.date().getTime() - changedAt > draftIsAbandonedAfterMs)
      rmSync(draft, { recursive: true, force: true });
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
