import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin, type Rollup } from 'vite';

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

/** Screens one needs in a night without a line. Others come from the registry when there is one. */
const neededInTheNight = [
  'index',
  'tonight',
  'find-a-bed',
  'my-beds',
  'directory',
  'more',
  'pause',
  'call-sheet',
];

/** Writes into the worker what it has to keep: the page, and what its screens are made of. */
const shelf: Plugin = {
  name: 'shelf',
  apply: 'build',
  enforce: 'post',
  generateBundle(_, bundle) {
    const worker = bundle['worker.js'];
    if (worker?.type !== 'chunk') throw new Error('There is no worker.');
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const kept = new Set<string>();
    const take = (chunk: Rollup.OutputChunk | undefined) => {
      if (!chunk || kept.has(chunk.fileName)) return;
      kept.add(chunk.fileName);
      for (const style of stylesOf(chunk)) kept.add(style);
      for (const next of chunk.imports) take(chunks.find(({ fileName }) => fileName === next));
    };
    for (const name of neededInTheNight) {
      const chunk = chunks.find((one) => one.name === name);
      if (!chunk) throw new Error(`There is no ${name} to keep for a night without a line.`);
      take(chunk);
    }
    for (const name of Object.keys(bundle)) if (name.endsWith('.woff2')) kept.add(name);
    const files = [...kept].toSorted().map((name) => `/${name}`);
    const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
    worker.code = worker.code
      .replace('__VERSION__', version)
      .replace(/["'`]__FILES__["'`]/, JSON.stringify(files));
  },
};

function stylesOf(chunk: Rollup.OutputChunk): Iterable<string> {
  return chunk.viteMetadata?.importedCss ?? [];
}

export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'public',
  plugins: [ownDocuments, manuals, shelf],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Fonts and pictures stay files: the policy of the page allows nothing else.
    assetsInlineLimit: 0,
    target: 'es2022',
    // The editor of the workbench is large, and comes with that page alone.
    chunkSizeWarningLimit: 4_000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Directives for servers that draw pages, in packages of the workbench: nothing is drawn there.
      onLog: (level, log, tell) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : tell(level, log)),
      input: {
        index: path.join(import.meta.dirname, 'index.html'),
        graphiql: path.join(import.meta.dirname, 'graphiql.html'),
        worker: path.join(import.meta.dirname, 'worker/worker.ts'),
      },
      output: {
        // A worker has one address for ever: what is behind it changes.
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: { '/graphql': 'http://127.0.0.1:4000' } },
});
