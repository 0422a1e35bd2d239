import path from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.js';
import { startEmbedded } from './platform/database/embedded.js';
import { talkativeSettings } from './platform/database/log-settings.js';
import { migrate, missingMigrations } from './platform/database/migrate.js';
import { whyNotServe } from './platform/database/why-not-serve.js';

export const migrationsFolder = path.resolve(import.meta.dirname, '../../migrations');

export interface DatabaseAtStart {
  readonly url: string;
  /** Null where the owner's login was not given: then nothing is seeded either. */
  readonly ownerUrl: string | null;
  stop(): Promise<void>;
}

/** A database that is up, at the newest migration, and reached by a login that owns nothing. */
export async function databaseAtStart(config: Config, log: Logger): Promise<DatabaseAtStart> {
  const database =
    config.databaseUrl === null ? await startEmbedded(config.dataDir) : given(config, config.databaseUrl);
  try {
    await broughtUpToDate(database, log);
    await refuseTalkative(database.url, { log, isManaged: config.databaseIsManaged });
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

function given(config: Config, url: string): DatabaseAtStart {
  return { url, ownerUrl: config.databaseOwnerUrl, stop: async () => undefined };
}

async function broughtUpToDate({ url, ownerUrl }: DatabaseAtStart, log: Logger): Promise<void> {
  if (ownerUrl) {
    const done = await migrate(ownerUrl, decodeURIComponent(new URL(url).username), migrationsFolder);
    if (done.length > 0) log.info({ migrations: done }, 'migrated');
  }
  const missing = await missingMigrations(url, migrationsFolder);
  if (missing.length > 0)
    throw new Error(
      `The database lacks ${missing.join(', ')}. Run "npm run migrate" with DATABASE_OWNER_URL set to the login that owns the tables.`,
    );
  const whyNot = await whyNotServe(url);
  if (whyNot) throw new Error(whyNot);
}

/** A log that quotes the words of people in need is a leak; where it cannot be changed, it is at least said. */
async function refuseTalkative(
  url: string,
  { log, isManaged }: { log: Logger; isManaged: boolean },
): Promise<void> {
  const settings = await talkativeSettings(url);
  if (settings.length === 0) return;
  if (isManaged) {
    log.warn({ settings }, 'the log of the database may quote the words of people in need');
    return;
  }
  throw new Error(
    `The log of the database would quote the words of people in need: ${settings.join('; ')}. Set them on the database server (docs/operations.md, "Deploy"); where its provider does not let you, keep its logs as you keep the data, and start with DATABASE_IS_MANAGED=true.`,
  );
}
