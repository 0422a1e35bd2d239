import pg from 'pg';
import { loadComuni, seedDemo } from '../seeds/index.js';
import { maintaining } from './platform/database/row-security.js';
import type { Secrets } from './platform/secrets.js';

/** Loads what an empty registry needs: the comuni of Italy and, for trying, the demo district. Harmless twice. */
export async function seedAtStart(options: {
  ownerUrl: string;
  secrets: Secrets;
  demo: boolean;
}): Promise<void> {
  const client = new pg.Client({
    connectionString: maintaining(options.ownerUrl),
    application_name: 'riparo seeds',
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ empty: boolean }>(
      'select not exists (select from municipality) as empty',
    );
    if (rows[0]?.empty) await loadComuni(client);
    if (options.demo) await seedDemo(client, options.secrets);
  } finally {
    await client.end();
  }
}
