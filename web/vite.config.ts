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

const written = /\bgraphql\(\s*`\s*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`,?\s*\)/g;
const lookUp = /import \{ graphql \} from '((?:\.\.?\/)+(?:api\/)?generated)';?/;

/**
 * Puts each document in place where it is written. Looked up by its text instead, every document of the console would
 * come with the first page.
 */
const ownDocuments: Plugin = {
  name: 'own-documents',
  enforce: 'pre',
  transform(code, id) {
    const [, folder] = id.includes('/generated/') ? [] : (lookUp.exec(code) ?? []);
    if (folder === undefined) return null;
    const names = new Set<string>();
    const placed = code.replaceAll(written, (_, kind: string, name: string) => {
      const constant = `${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}`;
      names.add(constant);
      return constant;
    });
    if (/\bgraphql\(/.test(placed)) throw new Error(`A document in ${id} cannot be read.`);
    const imported = `import { ${[...names].join(', ')} } from '${folder}/graphql';`;
    return { code: placed.replace(lookUp, imported), map: null };
  },
};

export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'public',
  plugins: [ownDocuments, manuals],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Fonts and pictures stay files: the policy of the page allows nothing else.
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: {
      // Directives for servers that draw pages, in packages of the workbench: nothing is drawn there.
      onLog: (level, log, tell) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : tell(level, log)),
      input: ['index.html', 'graphiql.html'].map((page) => path.join(import.meta.dirname, page)),
    },
    // The editor of the workbench is large, and comes with that page alone.
    chunkSizeWarningLimit: 4_000,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/graphql': 'http://127.0.0.1:4000' } },
});
