import type { Config } from './config.js';
import { whyNotTheseKeys } from './platform/data-keys/key-check.js';
import { secretKeyIn } from './platform/secret-key.js';
import { type Secrets, secretsFrom } from './platform/secrets.js';

/** The keys of this registry, tried against the database: with another key nothing starts, rather than fail at night. */
export async function secretsAtStart(config: Config, databaseUrl: string): Promise<Secrets> {
  const key = config.secretKey ?? (await secretKeyIn(config.dataDir));
  const secrets = secretsFrom(key, config.secretKeysBefore);
  const whyNot = await whyNotTheseKeys(databaseUrl, secrets);
  if (whyNot) throw new Error(whyNot);
  return secrets;
}
