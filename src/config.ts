import { isIP } from 'node:net';
import path from 'node:path';
import { bool, cleanEnv, host, num, port, str, url } from 'envalid';

/** How this process runs. Read once, here; everything else is given what it needs. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  /** The login that migrates; null where migrations are run by hand. */
  readonly databaseOwnerUrl: string | null;
  readonly databaseConnections: number;
  /** What its log writes is the provider's to say: a warning then, not a refusal. */
  readonly databaseIsManaged: boolean;
  readonly dataDir: string;
  readonly demo: boolean;
  /** Null: generated into `dataDir` on the first start. */
  readonly secretKey: string | null;
  /** Keys that were used before it, and may still open. */
  readonly secretKeysBefore: readonly string[];
  /** Null: as this machine reaches it. */
  readonly publicUrl: string | null;
  /** Where the end of the audit chain is told, outside the database. */
  readonly auditCheckpoints: string;
  readonly logLevel: string;
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
      DATABASE_IS_MANAGED: bool({ default: false }),
      DATA_DIR: str({ default: './.data' }),
      DEMO: bool({ default: undefined }),
      SECRET_KEY: str({ default: undefined }),
      SECRET_KEYS_BEFORE: str({ default: '' }),
      PUBLIC_URL: url({ default: undefined }),
      AUDIT_CHECKPOINTS: str({ default: undefined }),
      LOG_LEVEL: str({ default: 'info', choices: levels }),
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
    databaseIsManaged: env.DATABASE_IS_MANAGED,
    dataDir: path.resolve(env.DATA_DIR),
    demo,
    secretKey: env.SECRET_KEY ?? null,
    secretKeysBefore: listed(env.SECRET_KEYS_BEFORE),
    publicUrl: env.PUBLIC_URL ?? null,
    auditCheckpoints: path.resolve(
      env.AUDIT_CHECKPOINTS ?? path.join(env.DATA_DIR, 'audit-checkpoints.jsonl'),
    ),
    logLevel: env.LOG_LEVEL,
  };
}

interface Settings {
  NODE_ENV: string;
  HOST: string;
  DATABASE_URL?: string | undefined;
  DATABASE_OWNER_URL?: string | undefined;
  DATABASE_CONNECTIONS: number;
  SECRET_KEY?: string | undefined;
  SECRET_KEYS_BEFORE: string;
  demo: boolean;
}

function* whyNot(env: Settings): Generator<string> {
  const mustHaveSecret = env.DATABASE_URL !== undefined || env.NODE_ENV === 'production';
  if (mustHaveSecret && !env.SECRET_KEY)
    yield 'SECRET_KEY is missing: it encrypts addresses and cases. Make one with "openssl rand -base64 32" and keep it safe; without it sealed data cannot be read again.';
  if (env.SECRET_KEY && isTooShort(env.SECRET_KEY))
    yield `SECRET_KEY must be at least ${secretBytes} random bytes in base64.`;
  if (listed(env.SECRET_KEYS_BEFORE).some(isTooShort))
    yield `SECRET_KEYS_BEFORE must be keys of at least ${secretBytes} random bytes in base64, separated by commas.`;
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
}

function listed(keys: string): string[] {
  return keys
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
}

function isTooShort(key: string): boolean {
  return Buffer.from(key, 'base64').length < secretBytes;
}

function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

/** `PORT=` in a file of settings means "not set". */
function withoutBlanks(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
}
