import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** Keys are made by the command itself, against the database of this test. */
const npm = 'npm() { shift 4; node dist/src/commands.js key "$@"; }';

async function pasted(script: string): Promise<string> {
  const { port } = world.app.http.address() as AddressInfo;
  const child = spawn('bash', ['-s'], {
    env: {
      PATH: process.env.PATH,
      RIPARO: `http://127.0.0.1:${port}`,
      DATABASE_URL: world.database.url,
      SECRET_KEY: randomBytes(32).toString('base64'),
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  child.stdin.end(script);
  await once(child, 'close');
  return said;
}

describe('the first setup of docs/operations.md', () => {
  test('works as pasted, on a registry that has only the comuni', async () => {
    const manual = await readFile('docs/operations.md', 'utf8');
    const blocks = [...manual.matchAll(/^```sh setup\n([\s\S]*?)^```/gm)].map(([, block]) => block ?? '');
    expect(blocks.length).toBeGreaterThan(4);
    const said = await pasted([npm, ...blocks].join('\n'));
    expect(said).not.toContain('"errors"');
    expect(said).toMatch(/"light":"GREEN","free":3,"verdict":"ADMITS".*"name":"Casa Quattro Stanze"/);
  }, 60_000);

  test('a key for what is not there says what is missing', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const said = await pasted(`${npm}
      npm run -s key -- --name A --role COORDINATOR --district ${id} --expires ${soon}
      npm run -s key -- --name A --role COORDINATOR --district x --expires ${soon}
      npm run -s key -- --name A --role SHELTER_OPERATOR --organisation ${id}
      npm run -s key -- --name A --role BACK_OFFICE --comuni 037032,999999 --expires ${soon}
      npm run -s key -- --name A --role BACK_OFFICE --expires ${soon}
      npm run -s key -- --name A --role SOCIAL_WORKER --district ${id} --expires 2999-01-01`);
    expect(said.trim().split('\n')).toEqual([
      `--district: there is no district ${id} here.`,
      '--district: there is no district x here.',
      `--organisation: there is no organisation ${id} here.`,
      '--comuni: no comune has the code 999999.',
      'A BACK_OFFICE reads the cases of its --comuni.',
      'A key of a SOCIAL_WORKER sees cases without a second factor: give it --expires within 30 days.',
    ]);
  }, 60_000);
});
