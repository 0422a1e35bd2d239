import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const run = promisify(execFile);
const project = process.cwd();

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

async function violationsIn(folder: string): Promise<Violation[]> {
  const cruiser = path.join(project, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'seeds'];
  const { stdout } = await run(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }).catch(
    (failed: { stdout: string }) => failed,
  );
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('imports go downward, through an index, without cycles', () => {
  let copy: string;
  beforeAll(async () => {
    copy = await mkdtemp(path.join(project, '.data', 'layers-'));
    for (const name of ['src', 'seeds', '.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
      await cp(path.join(project, name), path.join(copy, name), { recursive: true });
    await symlink(path.join(project, 'node_modules'), path.join(copy, 'node_modules'));
  });
  afterAll(() => rm(copy, { recursive: true, force: true }));

  const plants: Record<string, [file: string, text: string]> = {
    'availability-imports-downward': ['src/availability/planted.ts', "import '../placements/index.js';\n"],
    'through-the-index': [
      'src/placements/planted.ts',
      "import '../availability/counting/declare-beds.js';\n",
    ],
    'rules-are-pure': ['src/placements/planted.rules.ts', "import 'type-graphql';\n"],
    'nobody-imports-a-resolver': ['src/access/planted.ts', "import './me.resolver.js';\n"],
    'declared-packages-only': ['src/access/planted-package.ts', "import 'supertest';\n"],
    'no-cycles': ['src/access/planted-cycle.ts', "import './planted-cycle-back.js';\n"],
  };

  test('in the product, and each planted violation is caught by its rule', async () => {
    expect(await violationsIn(copy)).toEqual([]);
    for (const [file, text] of Object.values(plants)) await writeFile(path.join(copy, file), text);
    await writeFile(path.join(copy, 'src/access/planted-cycle-back.ts'), "import './planted-cycle.js';\n");
    const caught = new Set((await violationsIn(copy)).map(({ rule }) => rule.name));
    expect([...caught].sort()).toEqual(expect.arrayContaining(Object.keys(plants).sort()));
  }, 120_000);
});
