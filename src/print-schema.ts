import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { guardRootFields } from './access/index.js';
import { resolvers } from './modules.js';
import { errorsManual } from './platform/errors-manual.js';
import { buildPublicSchema, sdlOf } from './platform/graphql/schema.js';
import { registerOfProcessing } from './retention/index.js';

// `npm run schema` writes what is published of the API; with --check it only tells whether the files are what the
// code says.
const published = {
  'schema/schema.graphql': sdlOf(guardRootFields(buildPublicSchema(resolvers))),
  'docs/errors.md': errorsManual(),
  'docs/register-of-processing.md': registerOfProcessing(),
};

for (const [file, text] of Object.entries(published)) {
  if (!process.argv.includes('--check')) {
    await writeFile(file, text);
  } else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
    process.stderr.write(`${file} is not what the code builds. Run "npm run schema" and commit it.\n`);
    process.exitCode = 1;
  }
}
