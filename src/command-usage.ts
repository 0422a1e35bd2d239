import { permissions, Role } from './access/index.js';

/** How each command is used; `--help` shows it. */
export const usages = {
  migrate: `Brings the schema of the database to this release. It takes no arguments.
  npm run migrate
  DATABASE_OWNER_URL   the login that owns the tables; without one the registry keeps a database of its own`,
  seed: `Loads the comuni of Italy, and with DEMO=true the demo district. Again, it changes nothing. It takes no arguments.
  npm run seed`,
  'rotate-keys': `Puts everything sealed under the present SECRET_KEY. Broken off, it goes on where it was. It takes no arguments.
  SECRET_KEY=<new> SECRET_KEYS_BEFORE=<old> npm run rotate-keys`,
  key: `Makes an account and its first API key, which is shown once. For example:
  npm run key -- --name "Anna Neri" --role COORDINATOR --district <id> --expires <a date within 30 days>
  npm run key -- --name "Gestionale" --role INTEGRATION --organisation <id> --scopes beds.read,beds.declare --expires 2027-12-31
  --name          how people will read who acted
  --role          ${Object.keys(Role).join(', ')}
  --district, --organisation   the id it works for
  --comuni        ISTAT codes, for a BACK_OFFICE, separated by commas
  --scopes        ${Object.keys(permissions).join(', ')}
  --expires       a day, like 2027-12-31; of a person who sees cases within 30 days, for a key has no second factor`,
  retention: `Forgets what is past its term (docs/operations.md, "Retention"), as each server does at night. It takes no arguments.
  npm run retention`,
  extract: `Writes everything that is kept of a case, for a person's request (GDPR art. 15). It is written down in the audit trail.
  npm run -s extract -- --intervention <number or id> > case.json
  --intervention   the number of the case, like 2026-000123, or its id`,
  'audit-export': `Writes the audit trail as lines that "npm run audit:verify" checks without a database. For example:
  npm run -s audit:export -- --from 2026-11-01 --to 2026-12-01 > november.jsonl
  --from, --to    instants or days (UTC): entries from the one on, until before the other; all when absent`,
  'audit-key': `Prints the public key with which "npm run audit:verify" checks what this registry signed. Note it down elsewhere.
  npm run -s audit:key
  It needs SECRET_KEY, and takes no arguments.`,
  invite: `Invites a person, who chooses a password by a link. The first administrator of a registry:
  npm run invite -- --name "Paolo Gardini" --role ADMIN --email paolo.gardini@example.org
  --name, --email what they are called, and what they sign in with
  --role          what they are: ADMIN, COORDINATOR, …; the others are then invited by these
  --district, --organisation, --comuni   whom they work for, as with npm run key
  PUBLIC_URL      the address of the registry: without it the link leads to this machine alone`,
} as const;

/** Of these there is nothing to do without arguments. */
const needArguments: readonly string[] = ['key', 'invite'] satisfies (keyof typeof usages)[];

/** How a command is used, where somebody asks, or says nothing that it needs; null where it is to be carried out. */
export function usageAsked([name = '', ...args]: readonly string[]): string | null {
  const isAsked = args.includes('--help') || args.includes('-h');
  const usage = new Map<string, string>(Object.entries(usages)).get(name);
  if (usage === undefined) return null;
  return isAsked || (args.length === 0 && needArguments.includes(name)) ? usage : null;
}

/** Said under a link of a registry that does not know by which address people reach it. */
export function whereTheLinkLeads(publicUrl: string | null): string {
  if (publicUrl !== null) return '';
  return '\nIt leads to this machine: PUBLIC_URL is not set. For anybody elsewhere, set it to the address of the registry and invite again.';
}
