import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { WebSocket } from 'ws';
import { type App, createApp } from '../../src/app.js';
import { openLog } from '../../src/platform/log.js';
import { addressBehind, type TrustedHop } from '../../src/platform/network-prefix.js';
import { streamLimits } from '../../src/platform/streams/stream-limits.js';
import { urlOf } from '../live/streams.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let behind: App;
beforeAll(async () => {
  world = await createWorld();
  behind = await createApp({
    ...{ databaseUrl: world.database.url, databaseConnections: 5, demoKeys: true },
    ...{ secrets: world.secrets, log: openLog('silent'), trustedProxies: ['loopback', '10.0.0.0/8'] },
  });
  await once(behind.http.listen(0, '127.0.0.1'), 'listening');
});
afterAll(async () => {
  await behind.close(0);
  await world.close();
});

/** Whether a socket opens that does not say who it is, told to come from there. */
async function opens(app: App, from: string, kept: WebSocket[]): Promise<boolean> {
  const socket = new WebSocket(urlOf(app, '/graphql', 'ws'), 'graphql-transport-ws', {
    headers: { 'x-forwarded-for': from },
  });
  kept.push(socket);
  socket.on('error', () => undefined);
  const [isOpen] = await Promise.race([
    once(socket, 'open').then(() => [true]),
    once(socket, 'unexpected-response').then(() => [false]),
  ]);
  return isOpen === true;
}
async function flooded<T>(app: App, work: (kept: WebSocket[]) => Promise<T>): Promise<T> {
  const kept: WebSocket[] = [];
  try {
    for (let at = 0; at < streamLimits.waitingOfNetwork; at++) await opens(app, '198.51.100.7', kept);
    return await work(kept);
  } finally {
    for (const socket of kept) socket.terminate();
  }
}

describe('sockets that wait at the door', () => {
  test('are counted by where a trusted proxy says they come from', async () => {
    const told = await flooded(behind, async (kept) => [
      await opens(behind, '198.51.100.99', kept),
      await opens(behind, '203.0.113.1', kept),
    ]);
    expect(told).toEqual([false, true]);
  });

  test('are counted by their own address where nobody is trusted, whatever they say', async () => {
    const told = await flooded(world.app, (kept) => opens(world.app, '203.0.113.1', kept));
    expect(told).toBe(false);
  });
});

const app = express();
const trusting = (proxies: string[] | false): TrustedHop =>
  app.set('trust proxy', proxies).get('trust proxy fn');
test.each([
  [['loopback'], '127.0.0.1', '203.0.113.1', '203.0.113.1'],
  [['loopback'], '127.0.0.1', undefined, '127.0.0.1'],
  [['loopback'], '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  [['loopback'], '127.0.0.1', 'invented, 203.0.113.1', '203.0.113.1'],
  [['loopback', '10.0.0.0/8'], '127.0.0.1', '203.0.113.1, 10.1.2.3', '203.0.113.1'],
  [['loopback', '10.0.0.0/8'], '127.0.0.1', '10.9.9.9, 10.1.2.3', '10.9.9.9'],
  [false, '127.0.0.1', '203.0.113.1', '127.0.0.1'],
] as const)(
  'trusting %j, a socket from %s that says %s comes from %s, as a request does',
  (proxies, address, told, from) => {
    const request = {
      socket: { remoteAddress: address },
      headers: told === undefined ? {} : { 'x-forwarded-for': told },
    } as unknown as IncomingMessage;
    const isTrusted = trusting(proxies ? [...proxies] : false);
    const asRequest = Object.create(app.request, {
      app: { value: app },
      connection: { value: request.socket },
      socket: { value: request.socket },
      headers: { value: request.headers },
    });
    expect(addressBehind(request, isTrusted)).toBe(from);
    expect(asRequest.ip).toBe(from);
  },
);
