import { createHash } from 'node:crypto';

/**
 * The id of a thing of the demo district, the same on every machine: the first 16 bytes of the SHA-256 of
 * `riparo demo/<name>`, written as a UUID of version 4.
 *
 * @param name readable and unique, such as `pool/casa-quattro-stanze/stanze-da-quattro`
 */
export function idOf(name: string): string {
  const bytes = createHash('sha256').update(`riparo demo/${name}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
