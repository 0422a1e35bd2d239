import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ChainPlace } from './audit-link.js';
import { checkpointIn } from './checkpoint.js';
import { readSignedLine } from './signed-line.js';

/** A file that is only ever appended to; copy it off this machine. */
export class CheckpointFile {
  constructor(private readonly file: string) {}

  /** The last checkpoint that was written here; null in a new file. */
  async last(): Promise<ChainPlace | null> {
    const text = await readFile(this.file, 'utf8').catch(emptyWhereMissing);
    const line = text.split('\n').findLast((one) => one !== '');
    const read = line === undefined ? null : readSignedLine(line);
    return read && checkpointIn(read);
  }

  async append(line: string): Promise<void> {
    await mkdir(path.dirname(this.file), { recursive: true });
    await appendFile(this.file, `${line}\n`, { mode: 0o640, flush: true });
  }
}

function emptyWhereMissing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}
