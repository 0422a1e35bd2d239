import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** A file of the built console, as it is sent. */
export interface ConsoleFile {
  readonly type: string;
  readonly whole: Buffer;
  /** Null where it would not become smaller. Packed when it is first asked for: a server starts without. */
  readonly packed: () => Promise<Buffer | null>;
}
/** By the path it is asked under: "/assets/index-….js". */
export type ConsoleFiles = ReadonlyMap<string, ConsoleFile>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.graphql': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
const pack = promisify(gzip);
const isPacked = /^\.(woff2?|png)$/;

/**
 * The built console, read once. What is not in here when the server starts cannot be asked for, whatever a path says.
 * Null where it was not built.
 */
export async function readConsole(folder: string): Promise<ConsoleFiles | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile() && types[path.extname(entry.name)] !== undefined)
      .map(async ({ parentPath, name }) => {
        const file = path.join(parentPath, name);
        const asked = `/${path.relative(folder, file).replaceAll(path.sep, '/')}`;
        return [asked, await fileOf(file)] as const;
      }),
  );
  const all = new Map(files);
  return all.has('/index.html') ? all : null;
}

async function fileOf(file: string): Promise<ConsoleFile> {
  const extension = path.extname(file);
  const whole = await readFile(file);
  let packed: Promise<Buffer | null> | undefined;
  return {
    type: types[extension] ?? 'application/octet-stream',
    whole,
    packed: () => {
      packed ??= isPacked.test(extension) ? Promise.resolve(null) : pack(whole, { level: 9 });
      return packed;
    },
  };
}
