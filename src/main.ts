import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { createApp } from './app.js';
import { readConfig } from './config.js';
import { databaseAtStart } from './database-at-start.js';
import { openLog } from './platform/log.js';
import { secretKeyIn } from './platform/secret-key.js';
import { secretsFrom } from './platform/secrets.js';

async function start(): Promise<void> {
  const config = readConfig();
  const log = openLog(config.logLevel);
  const database = await databaseAtStart(config, log);
  const secretKey = config.secretKey ?? (await secretKeyIn(config.dataDir));
  const app = await createApp({
    databaseUrl: database.url,
    databaseConnections: config.databaseConnections,
    demoKeys: config.demo,
    secrets: secretsFrom(secretKey),
    log,
  });
  app.http.listen(config.port, config.host, () => say(welcome(app.http.address() as AddressInfo)));

  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping');
    await app.close();
    await database.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stop(signal).then(() => process.exit(0), failed));
  }
}

function welcome({ port }: AddressInfo): string {
  const address = `http://localhost:${port}`;
  return `Riparo answers on ${address}/graphql`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function failed(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

await start().catch(failed);
