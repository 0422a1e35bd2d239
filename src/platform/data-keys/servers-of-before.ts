import type { EntityManager } from '@mikro-orm/postgresql';
import { statement } from '../database/statement.js';
import type { Secrets } from '../secrets.js';

const prefix = 'riparo live ';

/** The line that each server holds to the database says which key it seals with: whoever rotates keys sees it. */
export function lineNameOf({ keyId }: Pick<Secrets, 'keyId'>): string {
  return prefix + keyId;
}

const others = statement<{ servers: number }>(
  'servers-of-before',
  `-- How many servers on this database still seal with another key?
   select count(*)::integer as servers
   from pg_stat_activity a
   where a.datname = current_database() and starts_with(a.application_name, $1) and a.application_name <> $2`,
);

/**
 * Refuses to move anything away from under a server that seals with another key: it would open nothing any more.
 * @throws where there is one
 */
export async function refuseServersOfBefore(em: EntityManager, secrets: Secrets): Promise<void> {
  const [row] = await others(em, [prefix, lineNameOf(secrets)]);
  if (row?.servers)
    throw new Error(
      'A server is still running with another SECRET_KEY. Restart every server with the new one, the old one in SECRET_KEYS_BEFORE; then run this again.',
    );
}
