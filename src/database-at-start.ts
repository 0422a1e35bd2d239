import path from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.js';
import { startEmbedded } from './platform/database/embedded.js';
import { migrate, missingMigrations, whyNotServe } from './platform/database/migrate.js';

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
