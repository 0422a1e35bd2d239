import { createHash } from 'node:crypto';

/** A place in the chain: everything up to it is told by its hash. */
export interface ChainPlace {
  readonly position: number;
  /** In hexadecimal. */
  readonly hash: string;
}

/** The fields of an entry in the order in which they are hashed; empty where the database holds null. */
export const entryFields = [
  ...['seq', 'id', 'atMicroseconds', 'actorId', 'action', 'target'],
  ...['targetIds', 'reasonSealed', 'requestId', 'more', 'details'],
] as const;

/** What the first link hangs on; position 0. */
export const chainBeginning: ChainPlace = {
  position: 0,
  hash: createHash('sha256').update('riparo audit chain 1').digest('hex'),
};

/** The same as `audit_link_hash` in the database. */
export function linkHash(before: string, position: number, entry: readonly string[]): string {
  const place = Buffer.alloc(8);
  place.writeBigInt64BE(BigInt(position));
  return createHash('sha256')
    .update(Buffer.from(before, 'hex'))
    .update(place)
    .update(entry.join('\n'))
    .digest('hex');
}
