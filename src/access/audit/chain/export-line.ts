import { type ChainPlace, entryFields } from './audit-link.js';
import type { SignedLine } from './signed-line.js';

export const exportMark = 'riparo audit export 1';

/** One entry of an export with its link. */
export interface LinkLine extends ChainPlace {
  readonly entry: readonly string[];
  /** Counted from 1. */
  readonly line: number;
}

/** What the last line of an export vouches for. */
export interface SignedStretch {
  readonly from: string | null;
  readonly to: string | null;
  readonly start: ChainPlace;
  readonly end: ChainPlace;
}

/** Reads a line with a link; null where it is not one, to the byte. */
export function readLinkLine(text: string, line: number): LinkLine | null {
  let read: Record<string, unknown>;
  try {
    read = JSON.parse(text) ?? {};
  } catch {
    return null;
  }
  const { position, hash, entry } = read;
  if (!isPlace({ position, hash }) || !Array.isArray(entry) || !isEntry(entry)) return null;
  if (JSON.stringify({ position, hash, entry }) !== text) return null;
  return { position: position as number, hash: hash as string, entry, line };
}

function isEntry(fields: readonly unknown[]): boolean {
  const isField = (field: unknown) => typeof field === 'string' && !field.includes('\n');
  return fields.length === entryFields.length && fields.every(isField);
}

/** What a signed line says of an export; null where it is the end of none. */
export function stretchIn({ content }: SignedLine): SignedStretch | null {
  const { riparo, from, to, start, end } = content;
  const isTime = (value: unknown) => value === null || typeof value === 'string';
  if (riparo !== exportMark || !isTime(from) || !isTime(to) || !isPlace(start) || !isPlace(end)) return null;
  return { from, to, start, end } as SignedStretch;
}

function isPlace(value: unknown): boolean {
  const { position, hash } = (value ?? {}) as Record<string, unknown>;
  return Number.isSafeInteger(position) && typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash);
}
