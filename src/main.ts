import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import type { Logger } from 'pino';
import { type App, createApp } from './app.js';
import { type Config, readConfig } from './config.js';
import { type DatabaseAtStart, databaseAtStart } from './database-at-start.js';
import { openLog } from './platform/log.js';
import { secretKeyIn } from './platform/secret-key.js';
import { secretsFrom } from './platform/secrets.js';
import { seedAtStart } from './seed-at-start.js';
import { welcome } from './welcome.js';

/** Starts, serves until somebody asks to stop, and leaves nothing running. */
async function run(): Promise<void> {
  const stopAsked = firstSignal();
  const config = readConfig();
  const log = openLog(config.logLevel);
  const database = await databaseAtStart(config, log);
  try {
    const app = await serve(config, { database, log });
    process.stdout.write(welcome(config, app.http.address() as AddressInfo));
    log.info({ signal: await stopAsked }, 'stopping');
    await app.close();
  } finally {
    await database.stop();
  }
}

async function serve(config: Config, given: { database: DatabaseAtStart; log: Logger }): Promise<App> {
  const { database, log } = given;
  const secrets = secretsFrom(config.secretKey ?? (await secretKeyIn(config.dataDir)));
  if (database.ownerUrl) await seedAtStart({ ownerUrl: database.ownerUrl, secrets, demo: config.demo });
  const app = await createApp({
    databaseUrl: database.url,
    databaseConnections: config.databaseConnections,
    demoKeys: config.demo,
    publicUrl: config.publicUrl,
    unitsPerMinute: config.unitsPerMinute,
    secrets,
    log,
  });
  await listen(app, config).catch(async (error: Error) => {
    await app.close();
    throw error;
  });
  return app;
}

function listen({ http }: App, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => reject(isTaken(error) ? portIsTaken(port) : error));
    http.listen(port, host, resolve);
  });
}

function isTaken({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EADDRINUSE' || code === 'EACCES';
}

function portIsTaken(port: number): Error {
  return new Error(
    `Port ${port} cannot be used: another program has it. Choose one with PORT=4001 npm start.`,
  );
}

/** The first signal to stop, also one that comes while starting; further ones change nothing. */
function firstSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve(signal));
  });
}

await run().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
