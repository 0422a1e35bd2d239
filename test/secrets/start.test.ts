import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { startRefused, startServer } from '../support/server-process.js';

mkdirSync(path.resolve('.data'), { recursive: true });
const DATA_DIR = mkdtempSync(path.resolve('.data', 'keys-'));
afterAll(() => rmSync(DATA_DIR, { recursive: true, force: true }));

const present = randomBytes(32).toString('base64');
const situations = '{ interventions(first: 3) { nodes { calls { situation } } } }';

async function command(name: string, settings: Record<string, string>): Promise<string> {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, DATA_DIR, ...settings };
  const { stdout } = await promisify(execFile)(process.execPath, ['dist/src/commands.js', name], { env });
  return stdout;
}

test('a registry refuses a wrong key, is moved to a new one, and then starts with that alone', async () => {
  const first = await startServer({ DATA_DIR });
  const before = await first.ask('demo-worker', situations);
  expect(await first.end('SIGTERM')).toBe(0);

  const wrong = await startRefused({ DATA_DIR, SECRET_KEY: present });
  expect(wrong.code).toBe(1);
  expect(wrong.said).toContain('SECRET_KEY is not the key that this registry is sealed with');

  const made = readFileSync(path.join(DATA_DIR, 'secret-key'), 'utf8').trim();
  const said = await command('rotate-keys', { SECRET_KEY: present, SECRET_KEYS_BEFORE: made });
  expect(said).toMatch(/Everything is under the present SECRET_KEY: \d\d data keys/);
  expect(said).toContain('SECRET_KEYS_BEFORE may be left out');

  const last = await startServer({ DATA_DIR, SECRET_KEY: present });
  const after = await last.ask('demo-worker', situations);
  expect(after.errors).toBeUndefined();
  expect(after).toEqual(before);
  expect(await last.end('SIGTERM')).toBe(0);
}, 120_000);

test('keys of before that are too short are refused with the other settings', async () => {
  const { code, said } = await startRefused({ DATA_DIR, SECRET_KEYS_BEFORE: 'c2hvcnQ=' });
  expect(code).toBe(1);
  expect(said).toContain('SECRET_KEYS_BEFORE must be keys of at least 32 random bytes');
});
