import { isIP } from 'node:net';
import path from 'node:path';
import { bool, cleanEnv, host, num, port, str, url } from 'envalid';
import type { ProviderSettings } from './access/index.js';
import { documentLimits } from './platform/graphql/document-limits.js';
import type { MailSettings } from './platform/post.js';
import type { SmsSettings } from './platform/sms.js';
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
  /** Proxies whose word is taken for where a request comes from: addresses, networks, or `loopback`. */
  readonly trustedProxies: readonly string[];
  readonly isSecondFactorRequired: boolean;
  readonly sessionHours: number;
  readonly sessionIdleMinutes: number;
  /** Null: no e-mail leaves; always so in the demo. */
  readonly mail: MailSettings | null;
  /** Null: no text messages; always so in the demo. */
  readonly sms: SmsSettings | null;
  /** Null: people sign in here alone. */
  readonly provider: ProviderSettings | null;
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
const fewestDifferent = 20;
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
      DATABASE_IS_MANAGED: bool({ default: false }),
      DATA_DIR: str({ default: './.data' }),
      DEMO: bool({ default: undefined }),
      SECRET_KEY: str({ default: undefined }),
      SECRET_KEYS_BEFORE: str({ default: '' }),
      PUBLIC_URL: url({ default: undefined }),
      AUDIT_CHECKPOINTS: str({ default: undefined }),
      LOG_LEVEL: str({ default: 'info', choices: levels }),
      TRUSTED_PROXIES: str({ default: '' }),
      SECOND_FACTOR: str({ default: undefined, choices: ['required', 'optional'] }),
      SESSION_HOURS: num({ default: 12 }),
      SESSION_IDLE_MINUTES: num({ default: 120 }),
      SMTP_URL: url({ default: undefined }),
      MAIL_FROM: str({ default: undefined }),
      SMS_URL: url({ default: undefined }),
      SMS_SECRET: str({ default: undefined }),
      OIDC_ISSUER: url({ default: undefined }),
      OIDC_CLIENT_ID: str({ default: undefined }),
      OIDC_CLIENT_SECRET: str({ default: undefined }),
      OIDC_MATCH: str({ default: 'subject', choices: ['subject', 'email'] }),
      OIDC_SECOND_FACTOR_ACR: str({ default: '' }),
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
    trustedProxies: listed(env.TRUSTED_PROXIES),
    isSecondFactorRequired: env.SECOND_FACTOR ? env.SECOND_FACTOR === 'required' : !demo,
    sessionHours: env.SESSION_HOURS,
    sessionIdleMinutes: env.SESSION_IDLE_MINUTES,
    sms: env.SMS_URL && env.SMS_SECRET ? { url: env.SMS_URL, secret: env.SMS_SECRET } : null,
    provider: providerFrom(env),
    mail: env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM } : null,
    unitsPerMinute: env.UNITS_PER_MINUTE,
  };
}

interface ProviderEnvironment {
  OIDC_ISSUER?: string | undefined;
  OIDC_CLIENT_ID?: string | undefined;
  OIDC_CLIENT_SECRET?: string | undefined;
}

function providerFrom(
  env: ProviderEnvironment & { OIDC_MATCH: string; OIDC_SECOND_FACTOR_ACR: string },
): ProviderSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer || !clientId || !clientSecret) return null;
  const match = env.OIDC_MATCH === 'email' ? 'EMAIL' : 'SUBJECT';
  return { issuer, clientId, clientSecret, match, secondFactorAcr: listed(env.OIDC_SECOND_FACTOR_ACR) };
}

function listed(words: string): string[] {
  return words.split(',').flatMap((word) => word.trim() || []);
}

interface Settings extends ProviderEnvironment {
  NODE_ENV: string;
  HOST: string;
  DATABASE_URL?: string | undefined;
  DATABASE_OWNER_URL?: string | undefined;
  DATABASE_CONNECTIONS: number;
  SECRET_KEY?: string | undefined;
  SECRET_KEYS_BEFORE: string;
  PUBLIC_URL?: string | undefined;
  SESSION_HOURS: number;
  SESSION_IDLE_MINUTES: number;
  SMTP_URL?: string | undefined;
  MAIL_FROM?: string | undefined;
  SMS_URL?: string | undefined;
  SMS_SECRET?: string | undefined;
  UNITS_PER_MINUTE: number;
  demo: boolean;
}

function* whyNot(env: Settings): Generator<string> {
  const mustHaveSecret = env.DATABASE_URL !== undefined || env.NODE_ENV === 'production';
  if (mustHaveSecret && !env.SECRET_KEY)
    yield 'SECRET_KEY is missing: it encrypts addresses and cases. Make one with "openssl rand -base64 32" and keep it safe; without it sealed data cannot be read again.';
  if (env.SECRET_KEY) yield* whyNotKey(env.SECRET_KEY);
  if (listed(env.SECRET_KEYS_BEFORE).some(isTooShort))
    yield `SECRET_KEYS_BEFORE must be keys of at least ${secretBytes} random bytes in base64, separated by commas.`;
  if (env.demo && !isLoopback(env.HOST))
    yield `HOST is ${env.HOST} while the demo is on: its keys are public. Set DEMO=false, or listen on 127.0.0.1.`;
  if (env.demo && env.PUBLIC_URL && !isLoopback(new URL(env.PUBLIC_URL).hostname))
    yield `PUBLIC_URL is ${env.PUBLIC_URL} while the demo is on: its keys and passwords are public. Set DEMO=false.`;
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
  yield* whyNotSignIn(env);
}

function* whyNotKey(key: string): Generator<string> {
  if (isTooShort(key)) yield `SECRET_KEY must be at least ${secretBytes} random bytes in base64.`;
  else if (isGuessed(key))
    yield 'SECRET_KEY is not random: whoever guesses it reads every case. Make one with "openssl rand -base64 32".';
}

/** What would let people's passwords, sessions or links go astray. */
function* whyNotSignIn(env: Settings): Generator<string> {
  const { protocol, hostname } = env.PUBLIC_URL ? new URL(env.PUBLIC_URL) : here;
  if (protocol !== 'https:' && !isLoopback(hostname))
    yield `PUBLIC_URL is ${env.PUBLIC_URL}: people sign in there, so it must begin with https:// (or name this machine).`;
  if (!isWhole(env.SESSION_HOURS, 1, 24)) yield 'SESSION_HOURS must be a whole number from 1 to 24.';
  if (!isWhole(env.SESSION_IDLE_MINUTES, 5, 24 * 60))
    yield 'SESSION_IDLE_MINUTES must be a whole number from 5 to 1440.';
  if (env.demo && env.SMTP_URL)
    yield 'SMTP_URL is set while the demo is on: nothing of the demo leaves this machine. Unset one of them.';
  if ((env.SMTP_URL === undefined) !== (env.MAIL_FROM === undefined))
    yield 'Set SMTP_URL and MAIL_FROM together: where e-mail is handed in, and who it is from.';
  yield* whyNotSms(env);
  const provider = [env.OIDC_ISSUER, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET];
  if (provider.some(Boolean) && !provider.every(Boolean))
    yield 'Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together, or none of them.';
  const issuer = env.OIDC_ISSUER ? new URL(env.OIDC_ISSUER) : null;
  if (issuer && issuer.protocol !== 'https:' && !isLoopback(issuer.hostname))
    yield `OIDC_ISSUER is ${env.OIDC_ISSUER}: who people are comes from there, so it must begin with https://.`;
  if (env.demo && issuer && !isLoopback(issuer.hostname))
    yield 'OIDC_ISSUER is set while the demo is on: nothing of the demo leaves this machine. Unset one of them.';
}

function* whyNotSms({ demo, SMS_URL, SMS_SECRET }: Settings): Generator<string> {
  if (demo && SMS_URL)
    yield 'SMS_URL is set while the demo is on: nothing of the demo leaves this machine. Unset one of them.';
  if ((SMS_URL === undefined) !== (SMS_SECRET === undefined))
    yield 'Set SMS_URL and SMS_SECRET together: where text messages are handed in, and the secret shared with the provider.';
  if (SMS_SECRET && isTooShort(SMS_SECRET))
    yield `SMS_SECRET must be at least ${secretBytes} random bytes in base64.`;
  const address = SMS_URL ? new URL(SMS_URL) : null;
  if (address && address.protocol !== 'https:' && !isLoopback(address.hostname))
    yield `SMS_URL is ${SMS_URL}: messages go there with their numbers, so it must begin with https://.`;
}

const here = { protocol: 'http:', hostname: 'localhost' };

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function isTooShort(key: string): boolean {
  return Buffer.from(key, 'base64').length < secretBytes;
}

/** Of 32 random bytes about 30 differ, and so do the steps between them; fewer than 20 is no accident. */
function isGuessed(key: string): boolean {
  const isHex = /^[\da-f]{64,}$/i.test(key);
  const bytes = [...Buffer.from(key, isHex ? 'hex' : 'base64').subarray(0, secretBytes)];
  const steps = bytes.slice(1).map((byte, place) => (byte - (bytes[place] ?? 0) + 256) % 256);
  return Math.min(new Set(bytes).size, new Set(steps).size) < fewestDifferent || isText(key);
}

/** Words in place of a key, or of the bytes behind it: "changeme…", or that in base64. */
function isText(key: string): boolean {
  return /^[\x20-\x7e]*$/.test(Buffer.from(key, 'base64').toString('latin1')) || /^[a-z]+$|^\d+$/i.test(key);
}

function isLoopback(name: string): boolean {
  return (
    name === 'localhost' ||
    name === '::1' ||
    name === '[::1]' ||
    (isIP(name) === 4 && name.startsWith('127.'))
  );
}

/** `PORT=` in a file of settings means "not set". */
function withoutBlanks(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
}
