import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { loadComuni, seedDemo } from '../../seeds/index.js';
import { databaseName } from '../../src/platform/database/embedded-logins.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { secretsFrom } from '../../src/platform/secrets.js';
import { type ServerProcess, startServer } from '../support/server-process.js';
import { connected, startCluster, type TortureCluster } from '../torture/cluster.js';

/** A PostgreSQL of its own with the demo district, and servers that serve it. */
export interface DemoCluster {
  readonly cluster: TortureCluster;
  /** Lends a server of this registry, or of a copy of it; by the product built in `product`. */
  served<T>(
    of: { readonly database?: string; readonly product?: string },
    work: (server: ServerProcess) => Promise<T>,
  ): Promise<T>;
  /** Another registry, the same as the demo is now. */
  copy(name: string): Promise<void>;
}

export async function startDemo(): Promise<DemoCluster> {
  const folder = path.resolve('.data', `secrecy-${randomUUID().slice(0, 8)}`);
  const cluster = await startCluster(folder, { log_statement: 'none' });
  const secretKey = randomBytes(32).toString('base64');
  try {
    await fill(cluster, secretKey);
  } catch (error) {
    await cluster.remove();
    throw error;
  }
  return {
    cluster,
    copy: (name) =>
      connected(cluster.urlOf('superuser', 'postgres'), async (client) => {
        await client.query(`create database ${name} template ${databaseName} owner riparo_owner`);
      }),
    async served({ database = databaseName, product }, work) {
      const server = await startServer(
        {
          ...{ DATABASE_URL: cluster.urlOf('server', database), SECRET_KEY: secretKey },
          ...{ DEMO: 'true', LOG_LEVEL: 'trace' },
        },
        product,
      );
      try {
        return await work(server);
      } finally {
        await server.end('SIGTERM');
      }
    },
  };
}

async function fill(cluster: TortureCluster, secretKey: string): Promise<void> {
  const ownerUrl = cluster.urlOf('owner', databaseName);
  await migrate(ownerUrl, 'riparo_server', 'migrations');
  await connected(ownerUrl, async (client) => {
    await loadComuni(client);
    await seedDemo(client, secretsFrom(secretKey));
  });
}
