import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const project = path.resolve(import.meta.dirname, '..');

/** What a developer reads: the schema, documents to start from, the errors; served beside the console. */
const manuals: Plugin = {
  name: 'manuals',
  apply: 'build',
  generateBundle() {
    const emit = (fileName: string, source: string) => this.emitFile({ type: 'asset', fileName, source });
    const text = (file: string) => readFileSync(path.join(project, file), 'utf8');
    emit('schema.graphql', text('schema/schema.graphql'));
    emit('errors.md', text('docs/errors.md'));
    const examples = readdirSync(path.join(project, 'schema/examples'))
      .filter((name) => name.endsWith('.graphql'))
      .toSorted();
    emit('examples.graphql', examples.map((name) => text(`schema/examples/${name}`)).join('\n'));
  },
};

export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'public',
  plugins: [manuals],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Fonts and pictures stay files: the policy of the page allows nothing else.
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/graphql': 'http://127.0.0.1:4000' } },
});
