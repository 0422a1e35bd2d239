import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { guardRootFields } from './access/index.js';
import { resolvers } from './modules.js';
import { buildPublicSchema, sdlOf } from './platform/graphql/schema.js';

// `npm run schema` writes the SDL; with --check it only tells whether the file is what the code says.
const file = 'schema/schema.graphql';
const sdl = sdlOf(guardRootFields(buildPublicSchema(resolvers)));

if (!process.argv.includes('--check')) {
  await writeFile(file, sdl);
} else if ((await readFile(file, 'utf8').catch(() => '')) !== sdl) {
  process.stderr.write(`${file} is not what the code builds. Run "npm run schema" and commit it.\n`);
  process.exitCode = 1;
}
