import 'reflect-metadata';
import process from 'node:process';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { makeInvitation, makeKey, whyNotInvite, whyNotMake } from './access/index.js';
import { auditKeyOf, exportAudit } from './audit-export.js';
import { usageAsked, usages, whereTheLinkLeads } from './command-usage.js';
import { readConfig } from './config.js';
import { type DatabaseAtStart, databaseAtStart } from './database-at-start.js';
import { extractAtCommand } from './extract-at-command.js';
import { openLog } from './platform/log.js';
import { runRetention } from './retention/index.js';
import { rotateAllKeys } from './rotate-keys.js';
import { secretsAtStart } from './secrets-at-start.js';
import { seedAtStart } from './seed-at-start.js';

// A question about a command needs no settings and no database.
const asked = usageAsked(process.argv.slice(2));
if (asked !== null) {
  process.stdout.write(`${asked}\n`);
  process.exit(0);
}

const config = readConfig();

/** What can be done with the registry besides serving it. */
const commands: Record<string, (database: DatabaseAtStart, args: string[]) => Promise<string>> = {
  async migrate() {
    return 'The schema is up to date.';
  },
  async seed({ url, ownerUrl }) {
    if (!ownerUrl) throw new Error('Set DATABASE_OWNER_URL: loading needs the login that owns the tables.');
    const secrets = await secretsAtStart(config, url);
    await seedAtStart({ ownerUrl, secrets, demo: config.demo });
    return config.demo ? 'The comuni and the demo district are loaded.' : 'The comuni are loaded.';
  },
  async 'rotate-keys'({ url, ownerUrl }) {
    if (!ownerUrl) throw new Error('Set DATABASE_OWNER_URL: this needs the login that owns the tables.');
    const secrets = await secretsAtStart(config, url);
    const say = (progress: string) => process.stdout.write(`${progress}\n`);
    const { dataKeys, values, retired } = await rotateAllKeys({ ownerUrl, secrets, say });
    const dropped = retired.length > 0 ? ' SECRET_KEYS_BEFORE may be left out from the next start on.' : '';
    return `Everything is under the present SECRET_KEY: ${dataKeys} data keys and ${values} older values were moved.${dropped}`;
  },
  async key({ url }, args) {
    const wanted = keyFrom(args);
    const problems = whyNotMake(wanted);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    const key = await connected(url, (client) => makeKey(client, wanted));
    return `${key}\nThis key is shown once. Send it as "Authorization: Bearer <key>".`;
  },
  async retention({ url }) {
    const forgotten = await connected(url, (client) => runRetention(client));
    if (!forgotten) return 'Another process is at it.';
    const { requestKeys, apiKeys, cases, calls, places, names } = forgotten;
    return `Forgotten: ${requestKeys} requests, ${apiKeys} API keys, the words of ${cases} cases and ${calls} calls, ${places} secret places, ${names} names of people who left.`;
  },
  async extract({ url, ownerUrl }, args) {
    const { values } = parseArgs({ args, options: { intervention: { type: 'string' } } });
    if (!values.intervention) throw new Error(usages.extract);
    if (!ownerUrl) throw new Error('Set DATABASE_OWNER_URL: this needs the login that owns the tables.');
    const secrets = await secretsAtStart(config, url);
    return extractAtCommand({ ownerUrl, secrets }, values.intervention);
  },
  async 'audit-export'({ url }, args) {
    const secrets = await secretsAtStart(config, url);
    return connected(url, (client) => exportAudit({ client, secrets }, args));
  },
  async 'audit-key'({ url }) {
    return auditKeyOf(await secretsAtStart(config, url));
  },
  async invite({ url }, args) {
    const wanted = invitationFrom(args);
    const problems = whyNotInvite(wanted);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    const secrets = await secretsAtStart(config, url);
    const by = { secrets, publicUrl: config.publicUrl?.replace(/\/+$/, '') ?? null };
    const link = await connected(url, (client) => makeInvitation(client, wanted, by));
    return `${link}\nThis link is shown once, and good for seven days and for one time. Hand it over in person.${whereTheLinkLeads(by.publicUrl)}`;
  },
};

const text = { type: 'string' } as const;
const ofAccount = { name: text, role: text, district: text, organisation: text, comuni: text };
const listed = (value: string | undefined) => value?.split(',').map((part) => part.trim()) ?? null;

function invitationFrom(args: string[]) {
  const { values } = parseArgs({ args, options: { ...ofAccount, email: text } });
  return {
    name: values.name ?? '',
    email: values.email ?? '',
    role: values.role ?? '',
    districtId: values.district ?? null,
    organisationId: values.organisation ?? null,
    municipalityCodes: listed(values.comuni) ?? [],
  };
}

function keyFrom(args: string[]) {
  const { values } = parseArgs({ args, options: { ...ofAccount, scopes: text, expires: text } });
  return {
    name: values.name ?? '',
    role: values.role ?? '',
    districtId: values.district ?? null,
    organisationId: values.organisation ?? null,
    municipalityCodes: listed(values.comuni) ?? [],
    scopes: listed(values.scopes),
    expiresAt: values.expires ?? null,
  };
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function run([name = '', ...args]: string[]): Promise<string> {
  const command = commands[name];
  if (!command) throw new Error(`There is ${Object.keys(commands).join(', ')}; not "${name}".`);
  const database = await databaseAtStart(config, openLog('warn'));
  try {
    return await command(database, args);
  } finally {
    await database.stop();
  }
}

await run(process.argv.slice(2)).then(
  (said) => process.stdout.write(`${said}\n`),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
