import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf } from './embedded-account.js';
import { type Cluster, openCluster } from './embedded-cluster.js';
import { type Lease, takeLease } from './embedded-lease.js';
import { databaseName, type Login, loginNames, setUpLogins, type UrlOf } from './embedded-logins.js';
import type { Settings } from './embedded-postmaster.js';

/** A PostgreSQL of our own, shared by all servers that were started on the same folder. */
export interface EmbeddedDatabase {
  /** For the server, whose login owns nothing. */
  readonly url: string;
  /** For migrations. */
  readonly ownerUrl: string;
  /** The superuser, in the database `postgres`. For tests, which create databases. */
  readonly adminUrl: string;
  /** True when it was already running. */
  readonly attached: boolean;
  /** Ends our use. The last to end it stops PostgreSQL and returns when its process is gone. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Leaves out the logins and the database that `url` and `ownerUrl` name. */
  readonly superuserOnly?: boolean;
  /** Server settings over ours. They have no effect on a database that is already running. */
  readonly settings?: Settings;
}

/**
 * Texts of statements carry the words of people in need. Errors quote them too ("invalid input syntax for type
 * integer: …"), so only what the server says of itself is logged. A server refuses other settings: log-settings.ts.
 */
export const quietLog = {
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_checkpoints: 'off',
} satisfies Settings;

const ours = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  ...quietLog,
} satisfies Settings;

const attemptsToJoin = 20;

/**
 * Starts PostgreSQL on the folder, or attaches to the one that runs there, and recovers it after a crash.
 * Throws an Error that says what to do.
 */
export async function startEmbedded(
  dataDir: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedDatabase> {
  const settings = { ...ours, ...options.settings };
  const cluster = await openCluster(dataDir, settings);
  const { urlOf, lease, attached } = await join(cluster, settings);
  const stop = async () => {
    if (await lease.release()) await cluster.stop();
  };
  if (options.superuserOnly !== true) {
    await setUpLogins(urlOf, cluster.passwords).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
  }
  let stopped: Promise<void> | null = null;
  return {
    url: urlOf('server', databaseName),
    ownerUrl: urlOf('owner', databaseName),
    adminUrl: urlOf('superuser', 'postgres'),
    attached,
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** The database may be stopped by its last server between our look at it and our lease: then start it again. */
async function join(
  cluster: Cluster,
  settings: Settings,
): Promise<{ urlOf: UrlOf; lease: Lease; attached: boolean }> {
  for (let attempt = 1; ; attempt++) {
    const { port, isStarted } = await cluster.run(settings);
    const urlOf = (login: Login, database: string) =>
      `postgresql://${loginNames[login]}:${cluster.passwords[login]}@127.0.0.1:${port}/${database}`;
    try {
      const lease = await takeLease(urlOf('superuser', 'postgres'));
      return { urlOf, lease, attached: !isStarted };
    } catch (cause) {
      if (attempt === attemptsToJoin) throw unreachable(cluster.folder, port, cause);
      await sleep(100);
    }
  }
}

function unreachable(folder: string, port: number, cause: unknown): Error {
  return new Error(
    `The embedded database should answer on port ${port} but does not let us in: ${reasonOf(cause)}. If no PostgreSQL runs on ${folder}, remove the file postmaster.pid there and start again.`,
    { cause },
  );
}
