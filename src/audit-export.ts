import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { type Ask, exportLines, lineSigner, writeAuditEntry } from './access/index.js';
import type { Secrets } from './platform/secrets.js';

/** What the signatures of this registry are checked with; to be noted down outside of it. */
export function auditKeyOf(secrets: Secrets): string {
  return signerOf(secrets).publicKey;
}

function signerOf(secrets: Secrets) {
  return lineSigner(secrets.keyFor('audit checkpoints'));
}

function rangeFrom(args: string[]) {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { from: text, to: text } });
  const instant = (name: 'from' | 'to') => {
    const value = values[name];
    if (value !== undefined && Number.isNaN(Date.parse(value))) throw new Error(`--${name} must be a date.`);
    return value === undefined ? null : new Date(value).toISOString();
  };
  return { from: instant('from'), to: instant('to') };
}

/** Writes the lines as they are read; the last is given back. No audit row, no data. */
export async function exportAudit(
  { client, secrets }: { client: pg.Client; secrets: Secrets },
  args: string[],
): Promise<string> {
  const range = rangeFrom(args);
  const details = JSON.stringify({ by: 'command line', ...range });
  const entry = [randomUUID(), null, 'AUDIT_READ', null, [], null, details, null, null, null];
  await client.query(writeAuditEntry, entry);
  const ask: Ask = async (text, values = []) => (await client.query(text, [...values])).rows;
  let last = '';
  for await (const line of exportLines(ask, signerOf(secrets), range)) {
    if (last) process.stdout.write(`${last}\n`);
    last = line;
  }
  return last;
}
