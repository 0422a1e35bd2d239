import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import type { Logger } from 'pino';
import { demoGuide } from '../seeds/index.js';
import { openProvider } from './access/index.js';
import { type App, createApp } from './app.js';
import { type Config, readConfig } from './config.js';
import { readConsole } from './console-files.js';
import { type DatabaseAtStart, databaseAtStart } from './database-at-start.js';
import type { Installation } from './platform/installation.js';
import { openLog } from './platform/log.js';
import { openPost } from './platform/post.js';
import { openSms } from './platform/sms.js';
import { NightlyRetention } from './retention/index.js';
import { secretsAtStart } from './secrets-at-start.js';
import { seedAtStart } from './seed-at-start.js';
import { welcome } from './welcome.js';

const consoleFolder = path.resolve(import.meta.dirname, '../web');

/** Starts, serves until somebody asks to stop, and leaves nothing running. */
async function run(): Promise<void> {
  const stopAsked = firstSignal();
  const config = readConfig();
  const log = openLog(config.logLevel);
  const database = await databaseAtStart(config, log);
  try {
    const app = await serve(config, { database, log });
    const nightly = new NightlyRetention({ url: database.url, log });
    process.stdout.write(welcome(config, app.http.address() as AddressInfo));
    log.info({ signal: await stopAsked }, 'stopping');
    await Promise.all([nightly.close(), app.close()]);
  } finally {
    await database.stop();
  }
}

async function serve(config: Config, given: { database: DatabaseAtStart; log: Logger }): Promise<App> {
  const { database, log } = given;
  const secrets = await secretsAtStart(config, database.url);
  if (database.ownerUrl) await seedAtStart({ ownerUrl: database.ownerUrl, secrets, demo: config.demo });
  const console = await readConsole(consoleFolder);
  if (!console) log.warn('the console was not built, requests are answered without it');
  const app = await createApp({
    console,
    databaseUrl: database.url,
    databaseConnections: config.databaseConnections,
    demoKeys: config.demo,
    installation: installationBy(config, log),
    trustedProxies: config.trustedProxies,
    auditCheckpoints: config.auditCheckpoints,
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

function installationBy(config: Config, log: Logger): Installation {
  const { demo, port, isSecondFactorRequired, sessionHours, sessionIdleMinutes, mail } = config;
  return {
    publicUrl: config.publicUrl?.replace(/\/+$/, '') ?? null,
    localUrl: `http://localhost:${port}`,
    isDemo: demo,
    demoPeople: demo ? demoGuide.people : [],
    ...{ isSecondFactorRequired, sessionHours, sessionIdleMinutes },
    post: mail && openPost(mail, log),
    sms: config.sms && openSms(config.sms, log),
    provider: config.provider && openProvider(config.provider),
  };
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
