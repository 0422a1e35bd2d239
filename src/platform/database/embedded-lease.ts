import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const leaseKey = 7266;

/** The right to use the shared database. It runs as long as one server has it. */
export interface Lease {
  /** Gives the right back. True: nobody else has it, nobody can get it, and the caller stops the database. */
  release(): Promise<boolean>;
}

/**
 * Every server holds the same advisory lock in common; who can take it alone is the last. Counting the
 * other connections instead leaves an orphan when two servers stop together.
 */
export async function takeLease(adminUrl: string): Promise<Lease> {
  let isReleased = false;
  let connection = await holdShared();
  let renewal = Promise.resolve();

  async function holdShared() {
    const client = await connect(adminUrl);
    await client.query('select pg_advisory_lock_shared($1)', [leaseKey]);
    client.once('end', () => {
      renewal = renew();
    });
    return client;
  }

  // A backend that crashes takes all connections with it, but not the database: without a new lease
  // another server that stops would stop it under us.
  async function renew() {
    while (!isReleased) {
      const renewed = await holdShared().catch(() => null);
      if (renewed === null) {
        await sleep(500);
        continue;
      }
      connection = renewed;
      if (isReleased) await renewed.end();
      return;
    }
  }

  async function takeAlone(client: pg.Client): Promise<boolean> {
    const { rows } = await client.query<{ last: boolean }>(
      'select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as last',
      [leaseKey],
    );
    if (rows[0]?.last === true) return true;
    await client.end();
    return false;
  }

  return {
    async release() {
      isReleased = true;
      await renewal;
      return takeAlone(connection).catch(async () => {
        const client = await connect(adminUrl).catch(() => null);
        return client === null ? false : takeAlone(client);
      });
    },
  };
}

async function connect(adminUrl: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: adminUrl,
    application_name: 'riparo lease',
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
