import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A text of the built product, or of its migrations, and what stands there instead. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

/** A copy of the built product with a fault in it, in a folder that exists for this alone. */
export function plantedProduct(folder: string, edits: readonly Edit[]): string {
  cpSync('migrations', path.join(folder, 'migrations'), { recursive: true });
  for (const part of ['src', 'seeds'])
    cpSync(path.join('dist', part), path.join(folder, 'dist', part), { recursive: true });
  for (const edit of edits) apply(folder, edit);
  return folder;
}

function apply(folder: string, { file, find, put }: Edit): void {
  const name = path.join(folder, file);
  const text = readFileSync(name, 'utf8');
  if (!text.includes(find))
    throw new Error(`${file} has no longer the text in which a bug is planted: ${find}`);
  writeFileSync(
    name,
    text.replaceAll(find, () => put),
  );
}
