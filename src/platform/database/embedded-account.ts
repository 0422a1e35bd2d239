import { type ExecFileOptions, execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Who runs the PostgreSQL programs. Null: we ourselves; PostgreSQL refuses only root. */
export type Account = { readonly uid: number; readonly gid: number } | null;

/** Runs one program as the account, with a bare environment, and answers with its output. */
export type Runner = (file: string, args: readonly string[]) => Promise<string>;

/**
 * The account for a database folder. Root hands the work to the folder's owner, or to `postgres`,
 * which is created when it is missing.
 */
export async function accountFor(folder: string): Promise<Account> {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(folder, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const postgres = (await postgresAccount()) ?? (await createPostgresAccount());
  if (postgres !== null) return postgres;
  throw new Error(
    'PostgreSQL refuses to run as root, and there is no account "postgres" to run it as. Create one with "useradd --system --user-group postgres", start Riparo as an ordinary user, or set DATABASE_URL to a PostgreSQL of yours.',
  );
}

async function postgresAccount(): Promise<Account> {
  const idOf = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  return Promise.all([idOf('-u'), idOf('-g')]).then(
    ([uid, gid]) => ({ uid, gid }),
    () => null,
  );
}

async function createPostgresAccount(): Promise<Account> {
  // Another server may be creating it at this moment and hold the lock on /etc/passwd.
  for (let attempt = 0; attempt < 5; attempt++) {
    const args = ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'];
    await run('useradd', args).catch(() => null);
    const account = await postgresAccount();
    if (account !== null) return account;
    await sleep(100);
  }
  return null;
}

/** A runner for programs that work in `folder`, as the account. */
export async function runnerFor(account: Account, program: string, folder: string): Promise<Runner> {
  const { PATH, SystemRoot, TEMP } = process.env;
  // Nothing of ours, secrets or PG* variables, reaches the database's processes.
  const bare = { cwd: '/', env: { PATH, SystemRoot, TEMP, LC_ALL: 'C', TZ: 'UTC' } };
  if (account === null) return (file, args) => execute(file, args, bare);
  const asAccount = { ...bare, uid: account.uid, gid: account.gid };
  const reach = ['-c', 'if test -x "$1" && test -x "$2"; then echo yes; fi', 'sh', program, folder];
  if ((await execute('/bin/sh', reach, asAccount)) !== '')
    return (file, args) => execute(file, args, asAccount);
  const leave = passThroughClosedFolders(account);
  return (file, args) => execute('setpriv', [...leave, '--', file, ...args], bare);
}

async function execute(file: string, args: readonly string[], options: ExecFileOptions): Promise<string> {
  try {
    const { stdout } = await run(file, args, options);
    return String(stdout);
  } catch (cause) {
    throw explained(file, cause as Failure);
  }
}

/** A clone under /root is closed to the account, which gets leave to pass and read. */
function passThroughClosedFolders({ uid, gid }: NonNullable<Account>): string[] {
  const capability = hasCapability(2) ? 'dac_read_search' : 'dac_override';
  return [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    `--inh-caps=-all,+${capability}`,
    `--ambient-caps=+${capability}`,
  ];
}

/** Containers often keep dac_override (1), which also writes, and take dac_read_search (2) away. */
function hasCapability(bit: number): boolean {
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  return ((BigInt(`0x${effective}`) >> BigInt(bit)) & 1n) === 1n;
}

interface Failure extends Error {
  readonly code?: unknown;
  readonly stderr?: string;
}

const remedies: Record<string, string> = {
  ENOENT: 'is missing or was built for another system; install it',
  EACCES: 'may not be run by this account; start Riparo as the account that installed it',
  EPERM: 'may not be run as another account from here; start Riparo as an ordinary user',
};

function explained(file: string, cause: Failure): Error {
  const remedy = typeof cause.code === 'string' ? remedies[cause.code] : undefined;
  if (remedy === undefined) return new Error(cause.stderr?.trim() || cause.message, { cause });
  return new Error(`The program ${file} ${remedy}, or set DATABASE_URL to a PostgreSQL of yours.`, { cause });
}

/** What was thrown, as a sentence to put into another. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
