import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** What a reader pastes, one block after the other, in one shell. */
async function blocksOf(file: string): Promise<string[]> {
  return [...(await readFile(file, 'utf8')).matchAll(/^```sh tour\n([\s\S]*?)^```/gm)].map(
    ([, block]) => block ?? '',
  );
}

async function pasted(script: string, shell: string): Promise<string> {
  const { port } = world.app.http.address() as AddressInfo;
  const child = spawn(shell, ['-s'], {
    env: { PATH: process.env.PATH, RIPARO: `http://127.0.0.1:${port}` },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stdin.end(script);
  await once(child, 'close');
  return said;
}

describe('the tour of the README', () => {
  test.each(['02:40', '09:00', '15:30', '22:15'])(
    'works as pasted at %s',
    async (time) => {
      world = await createWorld({ demo: true, at: `2026-11-25T${time}:00+01:00` });
      const blocks = await blocksOf('README.md');
      expect(blocks.length).toBeGreaterThan(4);
      const said = await pasted(
        `${blocks.join('\n')}\nfor id in "$CASE" "$POOL" "$HOLD" "$MINE"; do echo "id:$id"; done`,
        'bash',
      );
      expect(said).not.toContain('"errors"');
      expect(said).toContain('"state":"CONFIRMED"');
      expect(said.match(/^id:[0-9a-f-]{36}$/gm)).toHaveLength(4);
    },
    60_000,
  );

  test('a command that fails would be seen', async () => {
    world = await createWorld({ demo: true });
    const [preparation = ''] = await blocksOf('README.md');
    expect(await pasted(`${preparation}\nriparo demo-worker '{ planted }'`, 'bash')).toContain('"errors"');
  });
});
