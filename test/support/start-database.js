import path from 'node:path';
import { startEmbedded } from '../../dist/src/platform/database/embedded.js';
import { maintaining } from '../../dist/src/platform/database/row-security.js';
import { prepareTemplate } from './template.js';

/** One PostgreSQL for the whole run. Workers find its superuser in RIPARO_TEST_ADMIN_URL. */
export default async function startDatabase({ rootDir }) {
  const isDurable = process.env.RIPARO_TEST_FSYNC === '1';
  const settings = isDurable ? {} : { fsync: 'off', full_page_writes: 'off' };
  // A folder for each kind: attaching does not change the settings of a database that already runs.
  const database = await startEmbedded(path.join(rootDir, '.data', isDurable ? 'test-durable' : 'test'), {
    settings: { max_connections: '200', ...settings },
  });
  process.env.RIPARO_TEST_ADMIN_URL = database.adminUrl;
  process.env.RIPARO_TEST_OWNER_URL = maintaining(database.ownerUrl);
  process.env.RIPARO_TEST_URL = database.url;
  process.env.RIPARO_TEST_TEMPLATE = await prepareTemplate(database, rootDir);
  globalThis.riparoTestDatabase = database;
}
