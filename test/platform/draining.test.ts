import { randomBytes } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type App, createApp } from '../../src/app.js';
import { openLog } from '../../src/platform/log.js';
import { secretsFrom } from '../../src/platform/secrets.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function server(): Promise<App> {
  const app = await createApp({
    ...{ databaseUrl: world.database.url, databaseConnections: 4, demoKeys: false, log: openLog('silent') },
    secrets: secretsFrom(randomBytes(32).toString('base64')),
  });
  await new Promise<void>((resolve) => app.http.listen(0, '127.0.0.1', resolve));
  return app;
}

function ask(app: App, agent: Agent): Promise<IncomingMessage> {
  const { port } = app.http.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sending = request({ port, host: '127.0.0.1', path: '/graphql', method: 'POST', agent }, (answer) =>
      answer.resume().once('end', () => resolve(answer)),
    );
    sending.setHeader('content-type', 'application/json');
    sending.once('error', reject);
    sending.end(JSON.stringify({ query: '{ me { id } }' }));
  });
}

test('a server that stops answers whoever keeps a connection, and tells them to leave it', async () => {
  const app = await server();
  const agents = Array.from({ length: 4 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
  const told: (string | undefined)[] = [];
  const asking = agents.map(async (agent) => {
    for (let isLast = false; !isLast; ) {
      const { statusCode, headers } = await ask(app, agent);
      expect(statusCode).toBe(200);
      isLast = headers.connection === 'close';
      if (isLast) told.push(headers.connection);
    }
  });
  await pause(200);
  const began = performance.now();
  await Promise.all([app.close(10_000), ...asking]);
  expect(told).toHaveLength(agents.length);
  expect(performance.now() - began).toBeLessThan(4_000);
});

test('an idle connection may still send a request just after the server was told to stop', async () => {
  const app = await server();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  await ask(app, agent);
  const closing = app.close(10_000);
  const { statusCode, headers } = await ask(app, agent);
  expect([statusCode, headers.connection]).toEqual([200, 'close']);
  await closing;
});
