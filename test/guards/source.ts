import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A source file, with its path from the top of the project. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export async function sourcesIn(folder: string): Promise<SourceFile[]> {
  const names = await readdir(folder, { recursive: true });
  const paths = names.filter((name) => name.endsWith('.ts')).map((name) => path.posix.join(folder, name));
  return Promise.all(paths.map(async (file) => ({ path: file, text: await readFile(file, 'utf8') })));
}

const comments = /\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm;

/** Places where a pattern stands outside comments, in files that may not have it. */
export function foundOutside(
  files: readonly SourceFile[],
  pattern: RegExp,
  allowed: readonly string[],
): string[] {
  return files
    .filter((file) => !allowed.includes(file.path))
    .filter((file) => pattern.test(file.text.replaceAll(comments, '')))
    .map((file) => file.path);
}

export const longestFile = 300;

export function tooLong(files: readonly SourceFile[]): string[] {
  return files.filter(({ text }) => text.trimEnd().split('\n').length > longestFile).map((file) => file.path);
}

const longestResolver = 5;
const methodOfResolver = /^ {2}(?:async )?(\w+)\([\s\S]*?\)(?:: [^{]+)? \{\n([\s\S]*?)\n {2}\}$/gm;

/** Methods of resolvers whose body holds more than a field, a permission and an operation need. */
export function fatResolvers(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => file.path.endsWith('.resolver.ts'))
    .flatMap((file) =>
      [...file.text.matchAll(methodOfResolver)]
        .filter(([, , body = '']) => body.split('\n').length > longestResolver)
        .map(([, name]) => `${file.path}: ${name}`),
    );
}
