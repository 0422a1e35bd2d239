import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The key of this data directory, made on the first start; two servers that start together share one. */
export async function secretKeyIn(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'secret-key');
  const draft = `${file}.${process.pid}`;
  await mkdir(dataDir, { recursive: true });
  await writeFile(draft, randomBytes(32).toString('base64'), { mode: 0o600 });
  // A link fails where the file exists: the first one wins, whole.
  await link(draft, file).catch(ignoreExisting);
  await rm(draft);
  return (await readFile(file, 'utf8')).trim();
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
