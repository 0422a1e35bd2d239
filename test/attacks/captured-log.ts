import type { Logger } from 'pino';
import { openLog } from '../../src/platform/log.js';
import type { Parsed } from '../support/world.js';

/** A log that a test reads, line by line. */
export function capturedLog(level = 'info'): { log: Logger; lines: string[]; entries: () => Parsed[] } {
  const lines: string[] = [];
  const log = openLog(level, { write: (line) => void lines.push(line) });
  return { log, lines, entries: () => lines.map((line) => JSON.parse(line) as Parsed) };
}
