import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { loadComuni, seedDemo } from '../../seeds/index.js';
import { secretsFrom } from '../../src/platform/secrets.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const secrets = secretsFrom(randomBytes(32).toString('base64'));
let database: TestDatabase;

async function asOwner<T>({ name }: TestDatabase, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(process.env.RIPARO_TEST_OWNER_URL ?? '');
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  database = await createTestDatabase();
  await asOwner(database, async (client) => {
    await loadComuni(client);
    await seedDemo(client, secrets);
  });
});
afterAll(() => database.drop());

describe('the demo district', () => {
  test('breaks no invariant', async () => {
    expect(await database.brokenInvariants()).toEqual({});
  });
});
