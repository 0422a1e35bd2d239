import { isIP } from 'node:net';
import path from 'node:path';
import { bool, cleanEnv, host, num, port, str, url } from 'envalid';
import { documentLimits } from './platform/graphql/document-limits.js';
import { usualUnitsPerMinute } from './request-costs.js';

/** How this process runs. Read once, here; everything else is given what it needs. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  /** The login that migrates; null where migrations are run by hand. */
  readonly databaseOwnerUrl: string | null;
  readonly databaseConnections: number;
  readonly dataDir: string;
  readonly demo: boolean;
  /** Null: generated into `dataDir` on the first start. */
  readonly secretKey: string | null;
  /** Null: as this machine reaches it. */
  readonly publicUrl: string | null;
  readonly logLevel: string;
  /** What an account may spend a minute; see request-costs.ts. */
  readonly unitsPerMinute: number;
}

/** All that is wrong with the settings, at once. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `Riparo cannot start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
  }
}

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
const secretBytes = 32;
const dearest = documentLimits.cost;

export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const problems: string[] = [];
  const env = cleanEnv(
    withoutBlanks(environment),
    {
      NODE_ENV: str({ default: 'development' }),
      PORT: port({ default: 4000 }),
      HOST: host({ default: '127.0.0.1' }),
      DATABASE_URL: url({ default: undefined }),
      DATABASE_OWNER_URL: url({ default: undefined }),
      DATABASE_CONNECTIONS: num({ default: 20 }),
      DATA_DIR: str({ default: './.data' }),
      DEMO: bool({ default: undefined }),
      SECRET_KEY: str({ default: undefined }),
      PUBLIC_URL: url({ default: undefined }),
      LOG_LEVEL: str({ default: 'info', choices: levels }),
      UNITS_PER_MINUTE: num({ default: usualUnitsPerMinute }),
    },
    {
      reporter: ({ errors }) => {
        for (const [name, error] of Object.entries(errors)) problems.push(`${name}: ${error?.message}`);
      },
    },
  );
  const demo = env.DEMO ?? (!env.DATABASE_URL && env.NODE_ENV !== 'production');
  problems.push(...whyNot({ ...env, demo }));
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL ?? null,
    databaseOwnerUrl: env.DATABASE_OWNER_URL ?? null,
    databaseConnections: env.DATABASE_CONNECTIONS,
    dataDir: path.resolve(env.DATA_DIR),
    demo,
    secretKey: env.SECRET_KEY ?? null,
    publicUrl: env.PUBLIC_URL ?? null,
    logLevel: env.LOG_LEVEL,
    unitsPerMinute: env.UNITS_PER_MINUTE,
  };
}

interface Settings {
  NODE_ENV: string;
  HOST: string;
  DATABASE_URL?: string | undefined;
  DATABASE_OWNER_URL?: string | undefined;
  DATABASE_CONNECTIONS: number;
  SECRET_KEY?: string | undefined;
  UNITS_PER_MINUTE: number;
  demo: boolean;
}

function* whyNot(env: Settings): Generator<string> {
  const mustHaveSecret = env.DATABASE_URL !== undefined || env.NODE_ENV === 'production';
  if (mustHaveSecret && !env.SECRET_KEY)
    yield 'SECRET_KEY is missing: it encrypts addresses and cases. Make one with "openssl rand -base64 32" and keep it safe; without it sealed data cannot be read again.';
  if (env.SECRET_KEY && Buffer.from(env.SECRET_KEY, 'base64').length < secretBytes)
    yield `SECRET_KEY must be at least ${secretBytes} random bytes in base64.`;
  if (env.demo && !isLoopback(env.HOST))
    yield `HOST is ${env.HOST} while the demo is on: its keys are public. Set DEMO=false, or listen on 127.0.0.1.`;
  if (!env.DATABASE_URL && env.DATABASE_OWNER_URL)
    yield 'DATABASE_OWNER_URL is set without DATABASE_URL: set both, or neither for the embedded database.';
  if (
    !Number.isInteger(env.DATABASE_CONNECTIONS) ||
    env.DATABASE_CONNECTIONS < 2 ||
    env.DATABASE_CONNECTIONS > 500
  )
    yield 'DATABASE_CONNECTIONS must be a whole number from 2 to 500.';
  if (!(env.UNITS_PER_MINUTE >= dearest * 2))
    yield `UNITS_PER_MINUTE must be at least ${dearest * 2}: twice what the dearest request costs.`;
}

function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

/** `PORT=` in a file of settings means "not set". */
function withoutBlanks(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
}
