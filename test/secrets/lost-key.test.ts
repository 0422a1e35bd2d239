import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { type App, createApp } from '../../src/app.js';
import { whyNotTheseKeys } from '../../src/platform/data-keys/key-check.js';
import { openLog } from '../../src/platform/log.js';
import { secretsFrom } from '../../src/platform/secrets.js';
import { actsIn } from '../placements/acts.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let app: App;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => {
  await app.close(0);
  await world.close();
});

test('a registry whose key is lost starts again as the manual says, without its words and with all else', async () => {
  const district = await world.given.district();
  const worker = await world.given.worker({ district });
  const call = { corps: 'CARABINIERI', situation: 'Parole perdute' };
  await actsIn(world).openCase(worker, { call });
  const { url } = world.database;
  expect(await whyNotTheseKeys(url, world.secrets)).toBeNull();
  const found = secretsFrom(randomBytes(32).toString('base64'));
  expect(await whyNotTheseKeys(url, found)).toContain('SECRET_KEY is not the key');

  const manual = await readFile('docs/operations.md', 'utf8');
  const [, sql = ''] = /```sql lost key\n([^`]*)```/.exec(manual) ?? [];
  for (const statement of sql.split(';').filter((text) => text.trim())) await world.database.sql(statement);
  expect(await whyNotTheseKeys(url, found)).toBeNull();

  app = await createApp({
    ...{ databaseUrl: url, databaseConnections: 5, demoKeys: true, secrets: found },
    log: openLog('silent'),
  });
  app.http.listen(0, '127.0.0.1');
  const query = '{ interventions(first: 5) { nodes { category erasedAt calls { corps situation } } } }';
  const asked = request(app.http).post('/graphql').set('Authorization', `Bearer ${worker.key}`);
  const { body } = await asked.send({ query });
  expect(body.errors).toBeUndefined();
  expect(body.data.interventions.nodes).toEqual([
    { category: 'FAMILY', erasedAt: expect.any(String), calls: [{ corps: 'CARABINIERI', situation: null }] },
  ]);
});
