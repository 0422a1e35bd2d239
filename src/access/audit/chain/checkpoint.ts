import type { ChainPlace } from './audit-link.js';
import type { SignedLine } from './signed-line.js';

export const checkpointMark = 'riparo audit checkpoint 1';

/** A place in the chain that was told outside the database, and when. */
export interface Checkpoint extends ChainPlace {
  readonly at: string;
}

/** What a signed line says of the chain; null where it is no checkpoint. */
export function checkpointIn({ content }: SignedLine): Checkpoint | null {
  const { riparo, position, hash, at } = content;
  const isOne =
    riparo === checkpointMark &&
    Number.isSafeInteger(position) &&
    typeof hash === 'string' &&
    typeof at === 'string';
  return isOne ? { position: position as number, hash, at } : null;
}
